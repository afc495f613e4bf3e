-- Events, in the order of time. The conditions of the indexes are the ones that queries name:
-- kind 0 is an audit event, outcome 0 is success.
CREATE TABLE event (
  organization_id TEXT COLLATE "C" NOT NULL,
  occurred_at BIGINT NOT NULL,
  position BIGINT NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  kind SMALLINT NOT NULL,
  action TEXT COLLATE "C" NOT NULL,
  actor_type SMALLINT NOT NULL,
  actor_name TEXT COLLATE "C" NOT NULL,
  token_id TEXT COLLATE "C",
  outcome SMALLINT NOT NULL,
  status SMALLINT,
  reason TEXT COLLATE "C",
  target_type TEXT COLLATE "C",
  target_id TEXT COLLATE "C",
  target_name TEXT COLLATE "C",
  detail TEXT COLLATE "C",
  address TEXT COLLATE "C" NOT NULL,
  user_agent TEXT COLLATE "C" NOT NULL,
  request_id TEXT COLLATE "C",
  chain_number BIGINT,
  hash TEXT COLLATE "C",
  PRIMARY KEY (organization_id, occurred_at, position)
);

CREATE UNIQUE INDEX event_position ON event (organization_id, position);

CREATE INDEX event_trouble ON event (organization_id, occurred_at, position) WHERE outcome <> 0;

CREATE INDEX event_audit ON event (organization_id, occurred_at, position) WHERE kind = 0;

CREATE UNIQUE INDEX event_chain ON event (organization_id, chain_number) WHERE chain_number IS NOT NULL;

-- What stands apart from the events: the next position, the chain's two ends, and what was not kept.
CREATE TABLE event_log (
  organization_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  last_position BIGINT NOT NULL,
  chain_length BIGINT NOT NULL,
  chain_hash TEXT COLLATE "C" NOT NULL,
  anchor_number BIGINT NOT NULL,
  anchor_hash TEXT COLLATE "C" NOT NULL,
  dropped BIGINT NOT NULL,
  dropped_at BIGINT
);
