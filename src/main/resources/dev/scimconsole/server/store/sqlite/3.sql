-- Invites of administrators that nobody has accepted yet.
CREATE TABLE invite (
  organization_id TEXT NOT NULL,
  id TEXT NOT NULL,
  email TEXT NOT NULL,
  email_key TEXT NOT NULL,
  role TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (organization_id, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX invite_sha256 ON invite (sha256);

CREATE UNIQUE INDEX invite_email ON invite (organization_id, email_key);
