-- Emails that wait to be sent. Whoever claims one sets due_at to the end of the claim and counts the try.
CREATE TABLE mail (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  organization_id TEXT COLLATE "C" NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  about_id TEXT COLLATE "C" NOT NULL,
  token_id TEXT COLLATE "C",
  expires_at BIGINT,
  days INTEGER,
  address TEXT COLLATE "C" NOT NULL,
  created_at BIGINT NOT NULL,
  tries INTEGER NOT NULL,
  due_at BIGINT NOT NULL
);

CREATE INDEX mail_due ON mail (due_at);

-- Reminders of a token's end that were made: each once, on whatever node. Another end is another reminder.
CREATE TABLE expiry_reminder (
  organization_id TEXT COLLATE "C" NOT NULL,
  token_id TEXT COLLATE "C" NOT NULL,
  expires_at BIGINT NOT NULL,
  days INTEGER NOT NULL,
  PRIMARY KEY (organization_id, token_id, expires_at, days)
);
