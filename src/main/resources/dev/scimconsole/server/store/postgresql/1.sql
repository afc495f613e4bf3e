-- Times are milliseconds since 1970. Keys lead with the organization. Texts compare by their bytes.

CREATE TABLE organization (
  id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  name TEXT COLLATE "C" NOT NULL,
  created_at BIGINT NOT NULL,
  send_email_invites SMALLINT NOT NULL,
  configuration_version BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  changed_by TEXT COLLATE "C" NOT NULL
);

CREATE TABLE email_domain (
  organization_id TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  place BIGINT NOT NULL,
  added_at BIGINT NOT NULL,
  added_by TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (organization_id, name)
);

CREATE TABLE scim_token (
  organization_id TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  sha256 TEXT COLLATE "C" NOT NULL,
  hint TEXT COLLATE "C" NOT NULL,
  created_at BIGINT NOT NULL,
  created_by TEXT COLLATE "C" NOT NULL,
  revoked_at BIGINT,
  revoked_by TEXT COLLATE "C",
  PRIMARY KEY (organization_id, id)
);

CREATE UNIQUE INDEX scim_token_sha256 ON scim_token (sha256);

CREATE UNIQUE INDEX scim_token_current ON scim_token (organization_id) WHERE revoked_at IS NULL;

CREATE TABLE token_use (
  organization_id TEXT COLLATE "C" NOT NULL,
  token_id TEXT COLLATE "C" NOT NULL,
  user_agent TEXT COLLATE "C" NOT NULL,
  address TEXT COLLATE "C" NOT NULL,
  accepted BIGINT NOT NULL,
  first_accepted_at BIGINT,
  last_accepted_at BIGINT,
  refused BIGINT NOT NULL,
  first_refused_at BIGINT,
  last_refused_at BIGINT,
  PRIMARY KEY (organization_id, token_id, user_agent, address)
);

CREATE TABLE administrator (
  organization_id TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  email TEXT COLLATE "C" NOT NULL,
  email_key TEXT COLLATE "C" NOT NULL,
  role TEXT COLLATE "C" NOT NULL,
  password_hash TEXT COLLATE "C" NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (organization_id, id)
);

-- An administrator signs in by email alone, so that it is unique in all organizations.
CREATE UNIQUE INDEX administrator_email ON administrator (email_key);

CREATE TABLE admin_session (
  organization_id TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  administrator_id TEXT COLLATE "C" NOT NULL,
  sha256 TEXT COLLATE "C" NOT NULL,
  created_at BIGINT NOT NULL,
  last_seen_at BIGINT NOT NULL,
  user_agent TEXT COLLATE "C" NOT NULL,
  address TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (organization_id, id),
  FOREIGN KEY (organization_id, administrator_id) REFERENCES administrator (organization_id, id)
    ON DELETE CASCADE
);

CREATE UNIQUE INDEX admin_session_sha256 ON admin_session (sha256);

CREATE INDEX admin_session_administrator ON admin_session (organization_id, administrator_id);

CREATE TABLE setup_code (
  only_one SMALLINT NOT NULL PRIMARY KEY CHECK (only_one = 1),
  sha256 TEXT COLLATE "C" NOT NULL
);

-- The document stands last, so that a search reads past it only when it returns it.
CREATE TABLE resource (
  organization_id TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
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
  document TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (organization_id, id)
);

-- Only users have a userName; with the type in front the same index also serves lists in its order.
CREATE UNIQUE INDEX resource_user_name ON resource (organization_id, type, user_name_key);

CREATE UNIQUE INDEX resource_external_id ON resource (organization_id, type, external_id)
  WHERE external_id IS NOT NULL;

CREATE INDEX resource_display_name ON resource (organization_id, type, display_name_key, id);

CREATE INDEX resource_last_modified ON resource (organization_id, type, last_modified, id);

-- Lists in the order of creation; with active, so that counting the active ones reads no rows.
CREATE INDEX resource_list ON resource (organization_id, type, id, active);

CREATE TABLE resource_email (
  organization_id TEXT COLLATE "C" NOT NULL,
  email_key TEXT COLLATE "C" NOT NULL,
  resource_id TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (organization_id, email_key, resource_id),
  FOREIGN KEY (organization_id, resource_id) REFERENCES resource (organization_id, id) ON DELETE CASCADE
);

CREATE INDEX resource_email_resource ON resource_email (organization_id, resource_id);

CREATE TABLE membership (
  organization_id TEXT COLLATE "C" NOT NULL,
  group_id TEXT COLLATE "C" NOT NULL,
  member_id TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (organization_id, group_id, member_id),
  FOREIGN KEY (organization_id, group_id) REFERENCES resource (organization_id, id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id, member_id) REFERENCES resource (organization_id, id) ON DELETE CASCADE
);

CREATE INDEX membership_member ON membership (organization_id, member_id, group_id);

-- How many resources there are: the sum over the slots. Writers that run at the same time take different
-- slots, so that they do not wait for each other.
CREATE TABLE resource_count (
  organization_id TEXT COLLATE "C" NOT NULL,
  type SMALLINT NOT NULL,
  slot SMALLINT NOT NULL,
  resources BIGINT NOT NULL,
  PRIMARY KEY (organization_id, type, slot)
);
