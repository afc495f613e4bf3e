-- Times are milliseconds since 1970. Keys lead with the organization.
-- Ids of organizations and of users and groups are 16 bytes, so that keys are short. Other ids are texts,
-- and so are columns that may hold something else: what a request called its target (target_id), what an email is
-- about (about_id).

CREATE TABLE organization (
  id BLOB NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  send_email_invites INTEGER NOT NULL,
  token_lifetime_days INTEGER,
  configuration_version INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  paused_at INTEGER,
  paused_by TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE email_domain (
  organization_id BLOB NOT NULL,
  name TEXT NOT NULL,
  place INTEGER NOT NULL,
  added_at INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  PRIMARY KEY (organization_id, name)
) STRICT, WITHOUT ROWID;

-- A token's life may have an end. When a token was first refused for that stands apart: from then on it stays
-- dead, whatever the clock says later.
CREATE TABLE scim_token (
  organization_id BLOB NOT NULL,
  id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  hint TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revoked_at INTEGER,
  revoked_by TEXT,
  expires_at INTEGER,
  expired_at INTEGER,
  PRIMARY KEY (organization_id, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX scim_token_sha256 ON scim_token (sha256);

CREATE UNIQUE INDEX scim_token_current ON scim_token (organization_id) WHERE revoked_at IS NULL;

-- A way for an identity provider to get access tokens. With a trust it shows a signed statement of its own issuer, and
-- the keys of that issuer are kept as they were read last; without one it shows a secret.
CREATE TABLE connection (
  organization_id BLOB NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  client_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  issuer TEXT,
  keys_url TEXT,
  subject TEXT,
  audience TEXT,
  keys TEXT,
  keys_read_at INTEGER,
  PRIMARY KEY (organization_id, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX connection_client ON connection (client_id);

CREATE UNIQUE INDEX connection_name ON connection (organization_id, name_key);

CREATE TABLE connection_secret (
  organization_id BLOB NOT NULL,
  id TEXT NOT NULL,
  connection_id TEXT NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  hint TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  last_used_at INTEGER,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, connection_id) REFERENCES connection (organization_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX connection_secret_sha256 ON connection_secret (sha256);

CREATE INDEX connection_secret_connection ON connection_secret (organization_id, connection_id);

-- Access tokens of connections. Ended ones stay until their time is over, so that a use of them is recognised.
CREATE TABLE access_token (
  organization_id BLOB NOT NULL,
  sha256 TEXT NOT NULL,
  connection_id TEXT NOT NULL,
  secret_id TEXT,
  issued_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  ended_at INTEGER,
  PRIMARY KEY (organization_id, sha256),
  FOREIGN KEY (organization_id, connection_id) REFERENCES connection (organization_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX access_token_sha256 ON access_token (sha256);

CREATE INDEX access_token_connection ON access_token (organization_id, connection_id, expires_at);

-- What a client's requests tell of who it is, beside its user agent, is its style: 0 nothing, the higher the more.
CREATE TABLE token_use (
  organization_id BLOB NOT NULL,
  token_id TEXT NOT NULL,
  user_agent TEXT NOT NULL,
  address TEXT NOT NULL,
  accepted INTEGER NOT NULL,
  first_accepted_at INTEGER,
  last_accepted_at INTEGER,
  refused INTEGER NOT NULL,
  first_refused_at INTEGER,
  last_refused_at INTEGER,
  style INTEGER NOT NULL,
  PRIMARY KEY (organization_id, token_id, user_agent, address)
) STRICT, WITHOUT ROWID;

CREATE TABLE administrator (
  organization_id BLOB NOT NULL,
  id TEXT NOT NULL,
  email TEXT NOT NULL,
  email_key TEXT NOT NULL,
  role TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  -- of the emails that this person gets: what the console spoke at the last sign-in
  language TEXT,
  PRIMARY KEY (organization_id, id)
) STRICT, WITHOUT ROWID;

-- An administrator signs in by email alone, so that it is unique in all organizations.
CREATE UNIQUE INDEX administrator_email ON administrator (email_key);

CREATE TABLE admin_session (
  organization_id BLOB NOT NULL,
  id TEXT NOT NULL,
  administrator_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  user_agent TEXT NOT NULL,
  address TEXT NOT NULL,
  device TEXT NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, administrator_id) REFERENCES administrator (organization_id, id)
    ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX admin_session_sha256 ON admin_session (sha256);

CREATE INDEX admin_session_administrator ON admin_session (organization_id, administrator_id);

CREATE TABLE setup_code (
  only_one INTEGER NOT NULL PRIMARY KEY CHECK (only_one = 1),
  sha256 TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;

-- The document stands last, so that a search reads past it only when it returns it. In front of it: which client wrote the
-- resource last, as it names itself.
CREATE TABLE resource (
  organization_id BLOB NOT NULL,
  id BLOB NOT NULL,
  type INTEGER NOT NULL,
  version INTEGER NOT NULL,
  created INTEGER NOT NULL,
  last_modified INTEGER NOT NULL,
  user_name_key TEXT,
  external_id TEXT,
  display_name_key TEXT,
  display_name TEXT,
  active INTEGER,
  email_keys TEXT NOT NULL,
  words TEXT NOT NULL,
  written_by TEXT,
  document TEXT NOT NULL,
  PRIMARY KEY (organization_id, id)
) STRICT;

-- Only users have a userName; with the type in front the same index also serves lists in its order.
CREATE UNIQUE INDEX resource_user_name ON resource (organization_id, type, user_name_key);

-- Nobody vouches that the identity provider's own id is unique (RFC 7643, section 3.1).
CREATE INDEX resource_external_id ON resource (organization_id, type, external_id)
  WHERE external_id IS NOT NULL;

CREATE INDEX resource_display_name ON resource (organization_id, type, display_name_key, id, active);

CREATE INDEX resource_last_modified ON resource (organization_id, type, last_modified, id);

CREATE INDEX resource_written_by ON resource (organization_id, type, written_by, id);

-- Few are deactivated; whoever is active has no row in it.
CREATE INDEX resource_deactivated ON resource (organization_id, type, id) WHERE active = 0;

-- Lists in the order of creation; with active, so that counting the active ones reads no rows.
CREATE INDEX resource_list ON resource (organization_id, type, id, active);

-- No row refers to its resource, which would be looked up for each: whoever deletes one deletes these.
CREATE TABLE resource_email (
  organization_id BLOB NOT NULL,
  email_key TEXT NOT NULL,
  resource_id BLOB NOT NULL,
  PRIMARY KEY (organization_id, email_key, resource_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX resource_email_resource ON resource_email (organization_id, resource_id);

-- By which words people and groups are found, without those that the other keys begin with, and what those found are
-- sorted by first. No row refers to its resource: whoever deletes one knows its words.
CREATE TABLE resource_word (
  organization_id BLOB NOT NULL,
  word TEXT NOT NULL,
  resource_id BLOB NOT NULL,
  type INTEGER NOT NULL,
  display_name_key TEXT,
  PRIMARY KEY (organization_id, word, resource_id)
) STRICT, WITHOUT ROWID;

-- is_first marks, of a user's groups, the one with the lowest id: users are sorted by its name.
CREATE TABLE membership (
  organization_id BLOB NOT NULL,
  group_id BLOB NOT NULL,
  member_id BLOB NOT NULL,
  is_first INTEGER NOT NULL,
  PRIMARY KEY (organization_id, group_id, member_id),
  FOREIGN KEY (organization_id, group_id) REFERENCES resource (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, member_id) REFERENCES resource (organization_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX membership_member ON membership (organization_id, member_id, group_id, is_first);

-- One row for each user who is in any group.
CREATE INDEX membership_first ON membership (organization_id, group_id, member_id) WHERE is_first = 1;

-- How many resources there are: the sum over the slots. Writers that run at the same time take different
-- slots, so that they do not wait for each other.
CREATE TABLE resource_count (
  organization_id BLOB NOT NULL,
  type INTEGER NOT NULL,
  slot INTEGER NOT NULL,
  resources INTEGER NOT NULL,
  PRIMARY KEY (organization_id, type, slot)
) STRICT, WITHOUT ROWID;

-- Invites of administrators that nobody has accepted yet.
CREATE TABLE invite (
  organization_id BLOB NOT NULL,
  id TEXT NOT NULL,
  email TEXT NOT NULL,
  email_key TEXT NOT NULL,
  role TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (organization_id, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX invite_sha256 ON invite (sha256);

CREATE UNIQUE INDEX invite_email ON invite (organization_id, email_key);

-- Accounts of programs that use the admin API, by the hashes of their keys.
CREATE TABLE automation_account (
  organization_id BLOB NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  role TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  hint TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  last_used_at INTEGER,
  PRIMARY KEY (organization_id, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX automation_account_sha256 ON automation_account (sha256);

CREATE UNIQUE INDEX automation_account_name ON automation_account (organization_id, name_key);

-- Where administrators have signed in from: a hash over the email and the place on the network.
CREATE TABLE sign_in_place (
  organization_id BLOB NOT NULL,
  administrator_id TEXT NOT NULL,
  place TEXT NOT NULL,
  last_at INTEGER NOT NULL,
  PRIMARY KEY (organization_id, administrator_id, place),
  FOREIGN KEY (organization_id, administrator_id) REFERENCES administrator (organization_id, id)
    ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX sign_in_place_place ON sign_in_place (place);

-- The devices that are known of an administrator, the latest few: a hash of the id that a console gives itself, or the
-- place on the network of a program that gives itself none.
CREATE TABLE sign_in_device (
  organization_id BLOB NOT NULL,
  administrator_id TEXT NOT NULL,
  device TEXT NOT NULL,
  last_at INTEGER NOT NULL,
  PRIMARY KEY (organization_id, administrator_id, device),
  FOREIGN KEY (organization_id, administrator_id) REFERENCES administrator (organization_id, id)
    ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- When a client's latest syncs began: its rhythm. A row for each burst of requests, the latest few of each client, which is
-- a product and an address.
CREATE TABLE sync_start (
  organization_id BLOB NOT NULL,
  client TEXT NOT NULL,
  address TEXT NOT NULL,
  connection_id TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  PRIMARY KEY (organization_id, client, address, connection_id, started_at)
) STRICT, WITHOUT ROWID;

-- Events, in the order of time. The conditions of the indexes are the ones that queries name:
-- kind 0 is an audit event, outcome 0 is success. What of a request was not applied while the rest was stands in
-- passed_over.
CREATE TABLE event (
  organization_id BLOB NOT NULL,
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
  passed_over TEXT,
  PRIMARY KEY (organization_id, occurred_at, position)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX event_position ON event (organization_id, position);

CREATE INDEX event_trouble ON event (organization_id, occurred_at, position) WHERE outcome <> 0;

CREATE INDEX event_audit ON event (organization_id, occurred_at, position) WHERE kind = 0;

CREATE UNIQUE INDEX event_chain ON event (organization_id, chain_number) WHERE chain_number IS NOT NULL;

-- What a client asked for and did not get: a row for each change of each user or group, until the change is made. Derived
-- from the events in the transaction that keeps them. leaving: a person was to have no access.
CREATE TABLE refused_change (
  organization_id BLOB NOT NULL,
  target_type TEXT NOT NULL,
  target_key TEXT NOT NULL,
  asked TEXT NOT NULL,
  id TEXT NOT NULL,
  target_id TEXT NOT NULL,
  target_name TEXT,
  user_name_key TEXT,
  action TEXT NOT NULL,
  leaving INTEGER NOT NULL,
  attributes TEXT NOT NULL,
  print INTEGER NOT NULL,
  status INTEGER NOT NULL,
  reason TEXT,
  about TEXT,
  sentence TEXT,
  cause TEXT,
  expected TEXT,
  actor_name TEXT NOT NULL,
  token_id TEXT,
  address TEXT NOT NULL,
  user_agent TEXT NOT NULL,
  request_id TEXT NOT NULL,
  tries INTEGER NOT NULL,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  settled_at INTEGER,
  PRIMARY KEY (organization_id, target_type, target_key, asked)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX refused_change_id ON refused_change (organization_id, id);

CREATE INDEX refused_change_target ON refused_change (organization_id, target_id);

-- Whose changes are not settled: each is found by one step from the one before.
CREATE INDEX refused_change_client ON refused_change (organization_id, user_agent, address) WHERE settled_at IS NULL;

-- Users whom no identity provider can deactivate or delete.
CREATE TABLE protected_user (
  organization_id BLOB NOT NULL,
  user_id BLOB NOT NULL,
  protected_at INTEGER NOT NULL,
  protected_by TEXT NOT NULL,
  PRIMARY KEY (organization_id, user_id),
  FOREIGN KEY (organization_id, user_id) REFERENCES resource (organization_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Who was deactivated or deleted lately, and when; somebody who came back perhaps several times. New rows stand at the end,
-- so that a leaver costs no page.
CREATE TABLE leaver (
  organization_id BLOB NOT NULL,
  left_at INTEGER NOT NULL,
  user_id BLOB NOT NULL,
  was_active INTEGER NOT NULL,
  PRIMARY KEY (organization_id, left_at, user_id)
) STRICT, WITHOUT ROWID;

-- How many may leave in ten minutes, whether more are held, and how that stands. Whoever counts them raises turns, so that
-- writers of several nodes count one after another.
CREATE TABLE safe_leaving (
  organization_id BLOB NOT NULL PRIMARY KEY,
  threshold INTEGER NOT NULL,
  hold INTEGER NOT NULL,
  gate TEXT NOT NULL,
  gate_at INTEGER,
  gate_by TEXT,
  gate_until INTEGER,
  counted_from INTEGER,
  told_at INTEGER,
  turns INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Where an organization's administrators are told about a kind of thing; no row where nothing was chosen.
CREATE TABLE alert_choice (
  organization_id BLOB NOT NULL,
  kind TEXT NOT NULL,
  desktop INTEGER NOT NULL,
  email INTEGER NOT NULL,
  webhook INTEGER NOT NULL,
  PRIMARY KEY (organization_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE alert_email (
  organization_id BLOB NOT NULL,
  address TEXT NOT NULL,
  PRIMARY KEY (organization_id, address)
) STRICT, WITHOUT ROWID;

CREATE TABLE webhook (
  organization_id BLOB NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  shape TEXT NOT NULL,
  address TEXT NOT NULL,
  routing_key TEXT,
  secret TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  PRIMARY KEY (organization_id, id)
) STRICT, WITHOUT ROWID;

-- What was told, once for each topic.
CREATE TABLE alert (
  organization_id BLOB NOT NULL,
  id TEXT NOT NULL,
  topic TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  raised_at INTEGER NOT NULL,
  PRIMARY KEY (organization_id, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX alert_topic ON alert (organization_id, topic);

-- An alert on its way to a webhook, or by the email with the same id. Whoever claims one sets due_at to the end of the
-- claim and counts the try; without due_at it is over.
CREATE TABLE alert_delivery (
  organization_id BLOB NOT NULL,
  id TEXT NOT NULL,
  alert_id TEXT NOT NULL,
  webhook_id TEXT,
  place TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  due_at INTEGER,
  tries INTEGER NOT NULL,
  answer TEXT,
  delivered INTEGER NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, alert_id) REFERENCES alert (organization_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX alert_delivery_due ON alert_delivery (due_at) WHERE webhook_id IS NOT NULL AND due_at IS NOT NULL;

CREATE INDEX alert_delivery_alert ON alert_delivery (organization_id, alert_id);

CREATE INDEX alert_delivery_created ON alert_delivery (organization_id, created_at, id);

-- What clients send and this service does not keep, once for each client; schema_of 1 is a schema.
CREATE TABLE not_kept (
  organization_id BLOB NOT NULL,
  user_agent TEXT NOT NULL,
  what TEXT NOT NULL,
  address TEXT NOT NULL,
  schema_of INTEGER NOT NULL,
  first_at INTEGER NOT NULL,
  PRIMARY KEY (organization_id, user_agent, what)
) STRICT, WITHOUT ROWID;

-- What requests asked for and changed, a row for each user and group, as long as the events; written with these. An id
-- begins with that of the event, which is the request's too. With a row number, since a row of that length in the tree of
-- a key would have a page of its own.
CREATE TABLE resource_change (
  organization_id BLOB NOT NULL,
  id TEXT NOT NULL,
  target_type TEXT NOT NULL,
  target_id TEXT NOT NULL,
  target_name TEXT,
  occurred_at INTEGER NOT NULL,
  action TEXT NOT NULL,
  status INTEGER NOT NULL,
  actor_name TEXT NOT NULL,
  token_id TEXT,
  address TEXT NOT NULL,
  user_agent TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (organization_id, id)
) STRICT;

CREATE INDEX resource_change_target ON resource_change (organization_id, target_id, id);

-- What stands apart from the events: the next position, the chain's two ends, and what was not kept.
CREATE TABLE event_log (
  organization_id BLOB NOT NULL PRIMARY KEY,
  last_position INTEGER NOT NULL,
  chain_length INTEGER NOT NULL,
  chain_hash TEXT NOT NULL,
  anchor_number INTEGER NOT NULL,
  anchor_hash TEXT NOT NULL,
  dropped INTEGER NOT NULL,
  dropped_at INTEGER
) STRICT, WITHOUT ROWID;

-- Heads of the chains of audit events, signed with a key that does not stand here.
CREATE TABLE audit_head (
  organization_id BLOB NOT NULL,
  number INTEGER NOT NULL,
  public_key TEXT NOT NULL,
  hash TEXT NOT NULL,
  signed_at INTEGER NOT NULL,
  signature TEXT NOT NULL,
  PRIMARY KEY (organization_id, number, public_key)
) STRICT, WITHOUT ROWID;

-- Emails that wait to be sent. Whoever claims one sets due_at to the end of the claim and counts the try.
CREATE TABLE mail (
  id TEXT NOT NULL PRIMARY KEY,
  organization_id BLOB NOT NULL,
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
  organization_id BLOB NOT NULL,
  token_id TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  days INTEGER NOT NULL,
  PRIMARY KEY (organization_id, token_id, expires_at, days)
) STRICT, WITHOUT ROWID;

-- What became of the email invite of a user; no row for a user who was to get none. Not settled while the email waits.
CREATE TABLE email_invite (
  organization_id BLOB NOT NULL,
  user_id BLOB NOT NULL,
  settled_at INTEGER,
  failure TEXT,
  PRIMARY KEY (organization_id, user_id),
  FOREIGN KEY (organization_id, user_id) REFERENCES resource (organization_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- A row while rows of a copy may be missing here.
CREATE TABLE unfinished_copy (
  fingerprint TEXT NOT NULL PRIMARY KEY
) STRICT;

-- What the planner should expect: large organizations, and many requests of which few were refused. Without it SQLite
-- takes an organization for ten rows and reads all of them where an index would find the few; so it does with events.
ANALYZE;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('resource', 'sqlite_autoindex_resource_1', '1000000 1000000 1'),
  ('resource', 'resource_user_name', '1000000 1000000 900000 1'),
  ('resource', 'resource_external_id', '1000000 1000000 900000 2'),
  ('resource', 'resource_display_name', '1000000 1000000 500000 2 1 1'),
  ('resource', 'resource_last_modified', '1000000 1000000 500000 2 1'),
  ('resource', 'resource_written_by', '1000000 1000000 500000 100000 1'),
  ('resource', 'resource_deactivated', '10000 10000 10000 1'),
  ('resource', 'resource_list', '1000000 1000000 500000 1 1'),
  ('resource_email', 'resource_email', '1000000 1000000 2 1'),
  ('resource_email', 'resource_email_resource', '1000000 1000000 2'),
  ('resource_word', 'resource_word', '1000000 1000000 100 1'),
  ('membership', 'membership', '1000000 1000000 100 1'),
  ('membership', 'membership_member', '1000000 1000000 10 1 1'),
  ('membership', 'membership_first', '1000000 1000000 100 1'),
  ('event', 'event', '10000000 10000000 2 1'),
  ('event', 'event_position', '10000000 10000000 1'),
  ('event', 'event_trouble', '100000 100000 2 1'),
  ('event', 'event_audit', '10000 10000 2 1'),
  ('event', 'event_chain', '10000 10000 1');
