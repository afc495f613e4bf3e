-- A token's life may have an end. When a token was first refused for that stands apart: from then on it stays
-- dead, whatever the clock says later.
ALTER TABLE scim_token ADD COLUMN expires_at BIGINT;

ALTER TABLE scim_token ADD COLUMN expired_at BIGINT;

ALTER TABLE organization ADD COLUMN token_lifetime_days INTEGER;

-- When a client's latest syncs began: its rhythm. A row for each burst of requests, the latest few of each client.
CREATE TABLE sync_start (
  organization_id TEXT COLLATE "C" NOT NULL,
  user_agent TEXT COLLATE "C" NOT NULL,
  started_at BIGINT NOT NULL,
  PRIMARY KEY (organization_id, user_agent, started_at)
);
