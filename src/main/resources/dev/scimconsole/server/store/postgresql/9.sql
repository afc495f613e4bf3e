-- Heads of the chains of audit events, signed with a key that does not stand here.
CREATE TABLE audit_head (
  organization_id TEXT COLLATE "C" NOT NULL,
  number BIGINT NOT NULL,
  public_key TEXT COLLATE "C" NOT NULL,
  hash TEXT COLLATE "C" NOT NULL,
  signed_at BIGINT NOT NULL,
  signature TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (organization_id, number, public_key)
);
