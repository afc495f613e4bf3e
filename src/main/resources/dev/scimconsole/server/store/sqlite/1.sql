-- Times are milliseconds since 1970. Keys lead with the organization.

CREATE TABLE organization (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  send_email_invites INTEGER NOT NULL,
  configuration_version INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  changed_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE email_domain (
  organization_id TEXT NOT NULL,
  name TEXT NOT NULL,
  place INTEGER NOT NULL,
  added_at INTEGER NOT NULL,
  added_by TEXT NOT NULL,
  PRIMARY KEY (organization_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE scim_token (
  organization_id TEXT NOT NULL,
  id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  hint TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revoked_at INTEGER,
  revoked_by TEXT,
  PRIMARY KEY (organization_id, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX scim_token_sha256 ON scim_token (sha256);

CREATE UNIQUE INDEX scim_token_current ON scim_token (organization_id) WHERE revoked_at IS NULL;

CREATE TABLE token_use (
  organization_id TEXT NOT NULL,
  token_id TEXT NOT NULL,
  user_agent TEXT NOT NULL,
  address TEXT NOT NULL,
  accepted INTEGER NOT NULL,
  first_accepted_at INTEGER,
  last_accepted_at INTEGER,
  refused INTEGER NOT NULL,
  first_refused_at INTEGER,
  last_refused_at INTEGER,
  PRIMARY KEY (organization_id, token_id, user_agent, address)
) STRICT, WITHOUT ROWID;

CREATE TABLE administrator (
  organization_id TEXT NOT NULL,
  id TEXT NOT NULL,
  email TEXT NOT NULL,
  email_key TEXT NOT NULL,
  role TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (organization_id, id)
) STRICT, WITHOUT ROWID;

-- An administrator signs in by email alone, so that it is unique in all organizations.
CREATE UNIQUE INDEX administrator_email ON administrator (email_key);

CREATE TABLE admin_session (
  organization_id TEXT NOT NULL,
  id TEXT NOT NULL,
  administrator_id TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  user_agent TEXT NOT NULL,
  address TEXT NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, administrator_id) REFERENCES administrator (organization_id, id)
    ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX admin_session_sha256 ON admin_session (sha256);

CREATE INDEX admin_session_administrator ON admin_session (organization_id, administrator_id);

CREATE TABLE setup_code (
  only_one INTEGER NOT NULL PRIMARY KEY CHECK (only_one = 1),
  sha256 TEXT NOT NULL
) STRICT;

-- The document stands last, so that a search reads past it only when it returns it.
CREATE TABLE resource (
  organization_id TEXT NOT NULL,
  id TEXT NOT NULL,
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
  document TEXT NOT NULL,
  PRIMARY KEY (organization_id, id)
) STRICT;

-- Only users have a userName; with the type in front the same index also serves lists in its order.
CREATE UNIQUE INDEX resource_user_name ON resource (organization_id, type, user_name_key);

CREATE UNIQUE INDEX resource_external_id ON resource (organization_id, type, external_id)
  WHERE external_id IS NOT NULL;

CREATE INDEX resource_display_name ON resource (organization_id, type, display_name_key, id);

CREATE INDEX resource_last_modified ON resource (organization_id, type, last_modified, id);

-- Lists in the order of creation; with active, so that counting the active ones reads no rows.
CREATE INDEX resource_list ON resource (organization_id, type, id, active);

CREATE TABLE resource_email (
  organization_id TEXT NOT NULL,
  email_key TEXT NOT NULL,
  resource_id TEXT NOT NULL,
  PRIMARY KEY (organization_id, email_key, resource_id),
  FOREIGN KEY (organization_id, resource_id) REFERENCES resource (organization_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX resource_email_resource ON resource_email (organization_id, resource_id);

CREATE TABLE membership (
  organization_id TEXT NOT NULL,
  group_id TEXT NOT NULL,
  member_id TEXT NOT NULL,
  PRIMARY KEY (organization_id, group_id, member_id),
  FOREIGN KEY (organization_id, group_id) REFERENCES resource (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, member_id) REFERENCES resource (organization_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX membership_member ON membership (organization_id, member_id, group_id);

-- How many resources there are: the sum over the slots. Writers that run at the same time take different
-- slots, so that they do not wait for each other.
CREATE TABLE resource_count (
  organization_id TEXT NOT NULL,
  type INTEGER NOT NULL,
  slot INTEGER NOT NULL,
  resources INTEGER NOT NULL,
  PRIMARY KEY (organization_id, type, slot)
) STRICT, WITHOUT ROWID;

-- What the planner should expect: large organizations. Without it SQLite takes an organization for ten rows,
-- and reads all of them where an index would find the few.
ANALYZE;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('resource', 'sqlite_autoindex_resource_1', '1000000 1000000 1'),
  ('resource', 'resource_user_name', '1000000 1000000 900000 1'),
  ('resource', 'resource_external_id', '1000000 1000000 900000 1'),
  ('resource', 'resource_display_name', '1000000 1000000 500000 2 1'),
  ('resource', 'resource_last_modified', '1000000 1000000 500000 2 1'),
  ('resource', 'resource_list', '1000000 1000000 500000 1 1'),
  ('resource_email', 'resource_email', '1000000 1000000 2 1'),
  ('resource_email', 'resource_email_resource', '1000000 1000000 2'),
  ('membership', 'membership', '1000000 1000000 100 1'),
  ('membership', 'membership_member', '1000000 1000000 10 1');
