-- Heads of the chains of audit events, signed with a key that does not stand here.
CREATE TABLE audit_head (
  organization_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  public_key TEXT NOT NULL,
  hash TEXT NOT NULL,
  signed_at INTEGER NOT NULL,
  signature TEXT NOT NULL,
  PRIMARY KEY (organization_id, number, public_key)
) STRICT, WITHOUT ROWID;
