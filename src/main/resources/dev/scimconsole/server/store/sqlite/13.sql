-- What a client's requests tell of who it is, beside its user agent: 0 nothing, the higher the more.
ALTER TABLE token_use ADD COLUMN style INTEGER NOT NULL DEFAULT 0;

-- A client is a product and an address, so the starts of its syncs are told apart by both. Where one began is told by the
-- request that began it, as long as its event is kept; else it began where the client called from last.
CREATE TABLE sync_start_of_client (
  organization_id TEXT NOT NULL,
  client TEXT NOT NULL,
  address TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  PRIMARY KEY (organization_id, client, address, started_at)
) STRICT, WITHOUT ROWID;

INSERT INTO sync_start_of_client (organization_id, client, address, started_at)
SELECT s.organization_id, s.user_agent, COALESCE(
  (SELECT e.address FROM event e
   WHERE e.organization_id = s.organization_id AND e.occurred_at = s.started_at AND e.user_agent = s.user_agent
   ORDER BY e.position LIMIT 1),
  (SELECT u.address FROM token_use u WHERE u.organization_id = s.organization_id AND u.user_agent = s.user_agent
   ORDER BY (CASE WHEN COALESCE(u.last_refused_at, 0) > COALESCE(u.last_accepted_at, 0)
       THEN u.last_refused_at ELSE COALESCE(u.last_accepted_at, 0) END) DESC LIMIT 1),
  ''), s.started_at
FROM sync_start s;

DROP TABLE sync_start;

ALTER TABLE sync_start_of_client RENAME TO sync_start;
