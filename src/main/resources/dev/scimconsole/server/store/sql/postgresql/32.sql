-- Times are milliseconds since 1970. Keys lead with the organization. Texts compare by their bytes.
-- Ids of organizations and of users and groups are of the type uuid, so that keys are short. Other ids are texts,
-- and so are columns that may hold something else: what a request called its target (target_id), what an email is
-- about (about_id).

CREATE TABLE organization (
  id UUID NOT NULL PRIMARY KEY,
  name TEXT COLLATE "C" NOT NULL,
  created_at BIGINT NOT NULL,
  send_email_invites SMALLINT NOT NULL,
  token_lifetime_days INTEGER,
  configuration_version BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  changed_by TEXT COLLATE "C" NOT NULL,
  paused_at BIGINT,
  paused_by TEXT COLLATE "C"
);

CREATE TABLE email_domain (
  organization_id UUID NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  place BIGINT NOT NULL,
  added_at BIGINT NOT NULL,
  added_by TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (organization_id, name)
);

-- A token's life may have an end. When a token was first refused for that stands apart: from then on it stays
-- dead, whatever the clock says later.
CREATE TABLE scim_token (
  organization_id UUID NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  sha256 TEXT COLLATE "C" NOT NULL,
  hint TEXT COLLATE "C" NOT NULL,
  created_at BIGINT NOT NULL,
  created_by TEXT COLLATE "C" NOT NULL,
  revoked_at BIGINT,
  revoked_by TEXT COLLATE "C",
  expires_at BIGINT,
  expired_at BIGINT,
  PRIMARY KEY (organization_id, id)
);

CREATE UNIQUE INDEX scim_token_sha256 ON scim_token (sha256);

CREATE UNIQUE INDEX scim_token_current ON scim_token (organization_id) WHERE revoked_at IS NULL;

-- A way for an identity provider to get access tokens. With a trust it shows a signed statement of its own issuer, and
-- the keys of that issuer are kept as they were read last; without one it shows a secret.
CREATE TABLE connection (
  organization_id UUID NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  name_key TEXT COLLATE "C" NOT NULL,
  client_id TEXT COLLATE "C" NOT NULL,
  created_at BIGINT NOT NULL,
  created_by TEXT COLLATE "C" NOT NULL,
  issuer TEXT COLLATE "C",
  keys_url TEXT COLLATE "C",
  subject TEXT COLLATE "C",
  audience TEXT COLLATE "C",
  keys TEXT COLLATE "C",
  keys_read_at BIGINT,
  PRIMARY KEY (organization_id, id)
);

CREATE UNIQUE INDEX connection_client ON connection (client_id);

CREATE UNIQUE INDEX connection_name ON connection (organization_id, name_key);

CREATE TABLE connection_secret (
  organization_id UUID NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  connection_id TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  sha256 TEXT COLLATE "C" NOT NULL,
  hint TEXT COLLATE "C" NOT NULL,
  created_at BIGINT NOT NULL,
  created_by TEXT COLLATE "C" NOT NULL,
  expires_at BIGINT NOT NULL,
  last_used_at BIGINT,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, connection_id) REFERENCES connection (organization_id, id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX connection_secret_sha256 ON connection_secret (sha256);

CREATE INDEX connection_secret_connection ON connection_secret (organization_id, connection_id);

-- Access tokens of connections. Ended ones stay until their time is over, so that a use of them is recognised.
CREATE TABLE access_token (
  organization_id UUID NOT NULL,
  sha256 TEXT COLLATE "C" NOT NULL,
  connection_id TEXT COLLATE "C" NOT NULL,
  secret_id TEXT COLLATE "C",
  issued_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  ended_at BIGINT,
  PRIMARY KEY (organization_id, sha256),
  FOREIGN KEY (organization_id, connection_id) REFERENCES connection (organization_id, id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX access_token_sha256 ON access_token (sha256);

CREATE INDEX access_token_connection ON access_token (organization_id, connection_id, expires_at);

-- What a client's requests tell of who it is, beside its user agent, is its style: 0 nothing, the higher the more.
CREATE TABLE token_use (
  organization_id UUID NOT NULL,
  token_id TEXT COLLATE "C" NOT NULL,
  user_agent TEXT COLLATE "C" NOT NULL,
  address TEXT COLLATE "C" NOT NULL,
  accepted BIGINT NOT NULL,
  first_accepted_at BIGINT,
  last_accepted_at BIGINT,
  refused BIGINT NOT NULL,
  first_refused_at BIGINT,
  last_refused_at BIGINT,
  style SMALLINT NOT NULL,
  PRIMARY KEY (organization_id, token_id, user_agent, address)
);

CREATE TABLE administrator (
  organization_id UUID NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  email TEXT COLLATE "C" NOT NULL,
  email_key TEXT COLLATE "C" NOT NULL,
  role TEXT COLLATE "C" NOT NULL,
  password_hash TEXT COLLATE "C" NOT NULL,
  created_at BIGINT NOT NULL,
  -- of the emails that this person gets: what the console spoke at the last sign-in
  language TEXT COLLATE "C",
  PRIMARY KEY (organization_id, id)
);

-- An administrator signs in by email alone, so that it is unique in all organizations.
CREATE UNIQUE INDEX administrator_email ON administrator (email_key);

CREATE TABLE admin_session (
  organization_id UUID NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  administrator_id TEXT COLLATE "C" NOT NULL,
  sha256 TEXT COLLATE "C" NOT NULL,
  created_at BIGINT NOT NULL,
  last_seen_at BIGINT NOT NULL,
  user_agent TEXT COLLATE "C" NOT NULL,
  address TEXT COLLATE "C" NOT NULL,
  device TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, administrator_id) REFERENCES administrator (organization_id, id)
    ON DELETE CASCADE
);

CREATE UNIQUE INDEX admin_session_sha256 ON admin_session (sha256);

CREATE INDEX admin_session_administrator ON admin_session (organization_id, administrator_id);

CREATE TABLE setup_code (
  only_one SMALLINT NOT NULL PRIMARY KEY CHECK (only_one = 1),
  sha256 TEXT COLLATE "C" NOT NULL,
  expires_at BIGINT NOT NULL
);

-- The document stands last, so that a search reads past it only when it returns it. In front of it: which client wrote the
-- resource last, as it names itself.
CREATE TABLE resource (
  organization_id UUID NOT NULL,
  id UUID NOT NULL,
  type SMALLINT NOT NULL,
  version BIGINT NOT NULL,
  created BIGINT NOT NULL,
  last_modified BIGINT NOT NULL,
  user_name_key TEXT COLLATE "C",
  external_id TEXT COLLATE "C",
  display_name_key TEXT COLLATE "C",
  display_name TEXT COLLATE "C",
  active SMALLINT,
  email_keys TEXT COLLATE "C" NOT NULL,
  words TEXT COLLATE "C" NOT NULL,
  written_by TEXT COLLATE "C",
  document TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (organization_id, id)
);

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
  organization_id UUID NOT NULL,
  email_key TEXT COLLATE "C" NOT NULL,
  resource_id UUID NOT NULL,
  PRIMARY KEY (organization_id, email_key, resource_id)
);

CREATE INDEX resource_email_resource ON resource_email (organization_id, resource_id);

-- By which words people and groups are found, without those that the other keys begin with, and what those found are
-- sorted by first. No row refers to its resource: whoever deletes one knows its words.
CREATE TABLE resource_word (
  organization_id UUID NOT NULL,
  word TEXT COLLATE "C" NOT NULL,
  resource_id UUID NOT NULL,
  type SMALLINT NOT NULL,
  display_name_key TEXT COLLATE "C",
  PRIMARY KEY (organization_id, word, resource_id)
);

-- is_first marks, of a user's groups, the one with the lowest id: users are sorted by its name.
CREATE TABLE membership (
  organization_id UUID NOT NULL,
  group_id UUID NOT NULL,
  member_id UUID NOT NULL,
  is_first SMALLINT NOT NULL,
  PRIMARY KEY (organization_id, group_id, member_id),
  FOREIGN KEY (organization_id, group_id) REFERENCES resource (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, member_id) REFERENCES resource (organization_id, id) ON DELETE CASCADE
);

CREATE INDEX membership_member ON membership (organization_id, member_id, group_id, is_first);

-- One row for each user who is in any group.
CREATE INDEX membership_first ON membership (organization_id, group_id, member_id) WHERE is_first = 1;

-- How many resources there are: the sum over the slots. Writers that run at the same time take different
-- slots, so that they do not wait for each other.
CREATE TABLE resource_count (
  organization_id UUID NOT NULL,
  type SMALLINT NOT NULL,
  slot SMALLINT NOT NULL,
  resources BIGINT NOT NULL,
  PRIMARY KEY (organization_id, type, slot)
);

-- Invites of administrators that nobody has accepted yet.
CREATE TABLE invite (
  organization_id UUID NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  email TEXT COLLATE "C" NOT NULL,
  email_key TEXT COLLATE "C" NOT NULL,
  role TEXT COLLATE "C" NOT NULL,
  sha256 TEXT COLLATE "C" NOT NULL,
  created_at BIGINT NOT NULL,
  created_by TEXT COLLATE "C" NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (organization_id, id)
);

CREATE UNIQUE INDEX invite_sha256 ON invite (sha256);

CREATE UNIQUE INDEX invite_email ON invite (organization_id, email_key);

-- Accounts of programs that use the admin API, by the hashes of their keys.
CREATE TABLE automation_account (
  organization_id UUID NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  name_key TEXT COLLATE "C" NOT NULL,
  role TEXT COLLATE "C" NOT NULL,
  sha256 TEXT COLLATE "C" NOT NULL,
  hint TEXT COLLATE "C" NOT NULL,
  created_at BIGINT NOT NULL,
  created_by TEXT COLLATE "C" NOT NULL,
  expires_at BIGINT NOT NULL,
  last_used_at BIGINT,
  PRIMARY KEY (organization_id, id)
);

CREATE UNIQUE INDEX automation_account_sha256 ON automation_account (sha256);

CREATE UNIQUE INDEX automation_account_name ON automation_account (organization_id, name_key);

-- Where administrators have signed in from: a hash over the email and the place on the network.
CREATE TABLE sign_in_place (
  organization_id UUID NOT NULL,
  administrator_id TEXT COLLATE "C" NOT NULL,
  place TEXT COLLATE "C" NOT NULL,
  last_at BIGINT NOT NULL,
  PRIMARY KEY (organization_id, administrator_id, place),
  FOREIGN KEY (organization_id, administrator_id) REFERENCES administrator (organization_id, id)
    ON DELETE CASCADE
);

CREATE UNIQUE INDEX sign_in_place_place ON sign_in_place (place);

-- The devices that are known of an administrator, the latest few: a hash of the id that a console gives itself, or the
-- place on the network of a program that gives itself none.
CREATE TABLE sign_in_device (
  organization_id UUID NOT NULL,
  administrator_id TEXT COLLATE "C" NOT NULL,
  device TEXT COLLATE "C" NOT NULL,
  last_at BIGINT NOT NULL,
  PRIMARY KEY (organization_id, administrator_id, device),
  FOREIGN KEY (organization_id, administrator_id) REFERENCES administrator (organization_id, id)
    ON DELETE CASCADE
);

-- When a client's latest syncs began: its rhythm. A row for each burst of requests, the latest few of each client, which is
-- a product and an address.
CREATE TABLE sync_start (
  organization_id UUID NOT NULL,
  client TEXT COLLATE "C" NOT NULL,
  address TEXT COLLATE "C" NOT NULL,
  connection_id TEXT COLLATE "C" NOT NULL,
  started_at BIGINT NOT NULL,
  PRIMARY KEY (organization_id, client, address, connection_id, started_at)
);

-- Events, in the order of time. The conditions of the indexes are the ones that queries name:
-- kind 0 is an audit event, outcome 0 is success. What of a request was not applied while the rest was stands in
-- passed_over.
CREATE TABLE event (
  organization_id UUID NOT NULL,
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
  passed_over TEXT COLLATE "C",
  PRIMARY KEY (organization_id, occurred_at, position)
);

CREATE UNIQUE INDEX event_position ON event (organization_id, position);

CREATE INDEX event_trouble ON event (organization_id, occurred_at, position) WHERE outcome <> 0;

CREATE INDEX event_audit ON event (organization_id, occurred_at, position) WHERE kind = 0;

CREATE UNIQUE INDEX event_chain ON event (organization_id, chain_number) WHERE chain_number IS NOT NULL;

-- What a client asked for and did not get: a row for each change of each user or group, until the change is made. Derived
-- from the events in the transaction that keeps them. leaving: a person was to have no access.
CREATE TABLE refused_change (
  organization_id UUID NOT NULL,
  target_type TEXT COLLATE "C" NOT NULL,
  target_key TEXT COLLATE "C" NOT NULL,
  asked TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  target_id TEXT COLLATE "C" NOT NULL,
  target_name TEXT COLLATE "C",
  user_name_key TEXT COLLATE "C",
  action TEXT COLLATE "C" NOT NULL,
  leaving SMALLINT NOT NULL,
  attributes TEXT COLLATE "C" NOT NULL,
  print INTEGER NOT NULL,
  status INTEGER NOT NULL,
  reason TEXT COLLATE "C",
  about TEXT COLLATE "C",
  sentence TEXT COLLATE "C",
  cause TEXT COLLATE "C",
  expected TEXT COLLATE "C",
  actor_name TEXT COLLATE "C" NOT NULL,
  token_id TEXT COLLATE "C",
  address TEXT COLLATE "C" NOT NULL,
  user_agent TEXT COLLATE "C" NOT NULL,
  request_id TEXT COLLATE "C" NOT NULL,
  tries BIGINT NOT NULL,
  first_at BIGINT NOT NULL,
  last_at BIGINT NOT NULL,
  settled_at BIGINT,
  PRIMARY KEY (organization_id, target_type, target_key, asked)
);

CREATE UNIQUE INDEX refused_change_id ON refused_change (organization_id, id);

CREATE INDEX refused_change_target ON refused_change (organization_id, target_id);

-- Whose changes are not settled: each is found by one step from the one before.
CREATE INDEX refused_change_client ON refused_change (organization_id, user_agent, address) WHERE settled_at IS NULL;

-- Users whom no identity provider can deactivate or delete.
CREATE TABLE protected_user (
  organization_id UUID NOT NULL,
  user_id UUID NOT NULL,
  protected_at BIGINT NOT NULL,
  protected_by TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (organization_id, user_id),
  FOREIGN KEY (organization_id, user_id) REFERENCES resource (organization_id, id) ON DELETE CASCADE
);

-- Who was deactivated or deleted lately, and when; somebody who came back perhaps several times. New rows stand at the end,
-- so that a leaver costs no page.
CREATE TABLE leaver (
  organization_id UUID NOT NULL,
  left_at BIGINT NOT NULL,
  user_id UUID NOT NULL,
  was_active SMALLINT NOT NULL,
  PRIMARY KEY (organization_id, left_at, user_id)
);

-- How many may leave in ten minutes, whether more are held, and how that stands. Whoever counts them raises turns, so that
-- writers of several nodes count one after another.
CREATE TABLE safe_leaving (
  organization_id UUID NOT NULL PRIMARY KEY,
  threshold INTEGER NOT NULL,
  hold INTEGER NOT NULL,
  gate TEXT COLLATE "C" NOT NULL,
  gate_at BIGINT,
  gate_by TEXT COLLATE "C",
  gate_until BIGINT,
  counted_from BIGINT,
  told_at BIGINT,
  turns BIGINT NOT NULL
);

-- Where an organization's administrators are told about a kind of thing; no row where nothing was chosen.
CREATE TABLE alert_choice (
  organization_id UUID NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  desktop INTEGER NOT NULL,
  email INTEGER NOT NULL,
  webhook INTEGER NOT NULL,
  PRIMARY KEY (organization_id, kind)
);

CREATE TABLE alert_email (
  organization_id UUID NOT NULL,
  address TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (organization_id, address)
);

CREATE TABLE webhook (
  organization_id UUID NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  shape TEXT COLLATE "C" NOT NULL,
  address TEXT COLLATE "C" NOT NULL,
  routing_key TEXT COLLATE "C",
  secret TEXT COLLATE "C" NOT NULL,
  created_at BIGINT NOT NULL,
  created_by TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (organization_id, id)
);

-- What was told, once for each topic.
CREATE TABLE alert (
  organization_id UUID NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  topic TEXT COLLATE "C" NOT NULL,
  kind TEXT COLLATE "C" NOT NULL,
  subject TEXT COLLATE "C" NOT NULL,
  raised_at BIGINT NOT NULL,
  PRIMARY KEY (organization_id, id)
);

CREATE UNIQUE INDEX alert_topic ON alert (organization_id, topic);

-- An alert on its way to a webhook, or by the email with the same id. Whoever claims one sets due_at to the end of the
-- claim and counts the try; without due_at it is over.
CREATE TABLE alert_delivery (
  organization_id UUID NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  alert_id TEXT COLLATE "C" NOT NULL,
  webhook_id TEXT COLLATE "C",
  place TEXT COLLATE "C" NOT NULL,
  created_at BIGINT NOT NULL,
  due_at BIGINT,
  tries INTEGER NOT NULL,
  answer TEXT COLLATE "C",
  delivered INTEGER NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, alert_id) REFERENCES alert (organization_id, id) ON DELETE CASCADE
);

CREATE INDEX alert_delivery_due ON alert_delivery (due_at) WHERE webhook_id IS NOT NULL AND due_at IS NOT NULL;

CREATE INDEX alert_delivery_alert ON alert_delivery (organization_id, alert_id);

CREATE INDEX alert_delivery_created ON alert_delivery (organization_id, created_at, id);

-- What clients send and this service does not keep, once for each client; schema_of 1 is a schema.
CREATE TABLE not_kept (
  organization_id UUID NOT NULL,
  user_agent TEXT COLLATE "C" NOT NULL,
  what TEXT COLLATE "C" NOT NULL,
  address TEXT COLLATE "C" NOT NULL,
  schema_of SMALLINT NOT NULL,
  first_at BIGINT NOT NULL,
  PRIMARY KEY (organization_id, user_agent, what)
);

-- What requests asked for and changed, a row for each user and group, as long as the events; written with these. An id
-- begins with that of the event, which is the request's too.
CREATE TABLE resource_change (
  organization_id UUID NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  target_type TEXT COLLATE "C" NOT NULL,
  target_id TEXT COLLATE "C" NOT NULL,
  target_name TEXT COLLATE "C",
  occurred_at BIGINT NOT NULL,
  action TEXT COLLATE "C" NOT NULL,
  status SMALLINT NOT NULL,
  actor_name TEXT COLLATE "C" NOT NULL,
  token_id TEXT COLLATE "C",
  address TEXT COLLATE "C" NOT NULL,
  user_agent TEXT COLLATE "C" NOT NULL,
  body TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (organization_id, id)
);

CREATE INDEX resource_change_target ON resource_change (organization_id, target_id, id);

-- What stands apart from the events: the next position, the chain's two ends, and what was not kept.
CREATE TABLE event_log (
  organization_id UUID NOT NULL PRIMARY KEY,
  last_position BIGINT NOT NULL,
  chain_length BIGINT NOT NULL,
  chain_hash TEXT COLLATE "C" NOT NULL,
  anchor_number BIGINT NOT NULL,
  anchor_hash TEXT COLLATE "C" NOT NULL,
  dropped BIGINT NOT NULL,
  dropped_at BIGINT
);

-- Heads of the chains of audit events, signed with a key that does not stand here.
CREATE TABLE audit_head (
  organization_id UUID NOT NULL,
  number BIGINT NOT NULL,
  public_key TEXT COLLATE "C" NOT NULL,
  hash TEXT COLLATE "C" NOT NULL,
  signed_at BIGINT NOT NULL,
  signature TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (organization_id, number, public_key)
);

-- Emails that wait to be sent. Whoever claims one sets due_at to the end of the claim and counts the try.
CREATE TABLE mail (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  organization_id UUID NOT NULL,
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
  organization_id UUID NOT NULL,
  token_id TEXT COLLATE "C" NOT NULL,
  expires_at BIGINT NOT NULL,
  days INTEGER NOT NULL,
  PRIMARY KEY (organization_id, token_id, expires_at, days)
);

-- What became of the email invite of a user; no row for a user who was to get none. Not settled while the email waits.
CREATE TABLE email_invite (
  organization_id UUID NOT NULL,
  user_id UUID NOT NULL,
  settled_at BIGINT,
  failure TEXT COLLATE "C",
  PRIMARY KEY (organization_id, user_id),
  FOREIGN KEY (organization_id, user_id) REFERENCES resource (organization_id, id) ON DELETE CASCADE
);

-- A row while rows of a copy may be missing here.
CREATE TABLE unfinished_copy (
  fingerprint TEXT COLLATE "C" NOT NULL PRIMARY KEY
);
