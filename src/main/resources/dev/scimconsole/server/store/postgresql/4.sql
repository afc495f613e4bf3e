-- A row while rows of a copy may be missing here.
CREATE TABLE unfinished_copy (
  fingerprint TEXT COLLATE "C" NOT NULL PRIMARY KEY
);
