-- Which client wrote a resource last, as it names itself. Unknown for what was written before this step.
ALTER TABLE resource ADD COLUMN written_by TEXT;

-- What became of the email invite of a user; no row for a user who was to get none. Not settled while the email waits.
CREATE TABLE email_invite (
  organization_id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  settled_at INTEGER,
  failure TEXT,
  PRIMARY KEY (organization_id, user_id),
  FOREIGN KEY (organization_id, user_id) REFERENCES resource (organization_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

INSERT INTO email_invite (organization_id, user_id, settled_at, failure)
SELECT e.organization_id, e.target_id, MAX(e.occurred_at), MAX(e.reason)
FROM event e JOIN resource r ON r.organization_id = e.organization_id AND r.id = e.target_id AND r.type = 1
WHERE e.kind = 0 AND e.action IN ('mail.sent', 'mail.failed') AND e.target_type = 'user'
GROUP BY e.organization_id, e.target_id;

INSERT INTO email_invite (organization_id, user_id)
SELECT DISTINCT m.organization_id, m.about_id
FROM mail m JOIN resource r ON r.organization_id = m.organization_id AND r.id = m.about_id AND r.type = 1
WHERE m.kind = 'invite'
ON CONFLICT (organization_id, user_id) DO NOTHING;
