-- Emails that wait to be sent. Whoever claims one sets due_at to the end of the claim and counts the try.
CREATE TABLE mail (
  id TEXT NOT NULL PRIMARY KEY,
  organization_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  about_id TEXT NOT NULL,
  token_id TEXT,
  expires_at INTEGER,
  days INTEGER,
  address TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  tries INTEGER NOT NULL,
  due_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX mail_due ON mail (due_at);

-- Reminders of a token's end that were made: each once, on whatever node. Another end is another reminder.
CREATE TABLE expiry_reminder (
  organization_id TEXT NOT NULL,
  token_id TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  days INTEGER NOT NULL,
  PRIMARY KEY (organization_id, token_id, expires_at, days)
) STRICT, WITHOUT ROWID;
