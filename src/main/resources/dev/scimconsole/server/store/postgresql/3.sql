-- Invites of administrators that nobody has accepted yet.
CREATE TABLE invite (
  organization_id TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  email TEXT COLLATE "C" NOT NULL,
  email_key TEXT COLLATE "C" NOT NULL,
  role TEXT COLLATE "C" NOT NULL,
  sha256 TEXT COLLATE "C" NOT NULL,
  created_at BIGINT NOT NULL,
  created_by TEXT COLLATE "C" NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (organization_id, id)
);

CREATE UNIQUE INDEX invite_sha256 ON invite (sha256);

CREATE UNIQUE INDEX invite_email ON invite (organization_id, email_key);
