-- Events, in the order of time. The conditions of the indexes are the ones that queries name:
-- kind 0 is an audit event, outcome 0 is success.
CREATE TABLE event (
  organization_id TEXT NOT NULL,
  occurred_at INTEGER NOT NULL,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  kind INTEGER NOT NULL,
  action TEXT NOT NULL,
  actor_type INTEGER NOT NULL,
  actor_name TEXT NOT NULL,
  token_id TEXT,
  outcome INTEGER NOT NULL,
  status INTEGER,
  reason TEXT,
  target_type TEXT,
  target_id TEXT,
  target_name TEXT,
  detail TEXT,
  address TEXT NOT NULL,
  user_agent TEXT NOT NULL,
  request_id TEXT,
  chain_number INTEGER,
  hash TEXT,
  PRIMARY KEY (organization_id, occurred_at, position)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX event_position ON event (organization_id, position);

CREATE INDEX event_trouble ON event (organization_id, occurred_at, position) WHERE outcome <> 0;

CREATE INDEX event_audit ON event (organization_id, occurred_at, position) WHERE kind = 0;

CREATE UNIQUE INDEX event_chain ON event (organization_id, chain_number) WHERE chain_number IS NOT NULL;

-- What stands apart from the events: the next position, the chain's two ends, and what was not kept.
CREATE TABLE event_log (
  organization_id TEXT NOT NULL PRIMARY KEY,
  last_position INTEGER NOT NULL,
  chain_length INTEGER NOT NULL,
  chain_hash TEXT NOT NULL,
  anchor_number INTEGER NOT NULL,
  anchor_hash TEXT NOT NULL,
  dropped INTEGER NOT NULL,
  dropped_at INTEGER
) STRICT, WITHOUT ROWID;
