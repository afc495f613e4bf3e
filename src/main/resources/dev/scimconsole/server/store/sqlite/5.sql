-- A token's life may have an end. When a token was first refused for that stands apart: from then on it stays
-- dead, whatever the clock says later.
ALTER TABLE scim_token ADD COLUMN expires_at INTEGER;

ALTER TABLE scim_token ADD COLUMN expired_at INTEGER;

ALTER TABLE organization ADD COLUMN token_lifetime_days INTEGER;

-- When a client's latest syncs began: its rhythm. A row for each burst of requests, the latest few of each client.
CREATE TABLE sync_start (
  organization_id TEXT NOT NULL,
  user_agent TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  PRIMARY KEY (organization_id, user_agent, started_at)
) STRICT, WITHOUT ROWID;

-- What the planner should expect of events: many requests, few of them refused. Without it SQLite reads all events
-- of a time where an index holds the few.
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('event', 'event', '10000000 10000000 2 1'),
  ('event', 'event_position', '10000000 10000000 1'),
  ('event', 'event_trouble', '100000 100000 2 1'),
  ('event', 'event_audit', '10000 10000 2 1'),
  ('event', 'event_chain', '10000 10000 1');
