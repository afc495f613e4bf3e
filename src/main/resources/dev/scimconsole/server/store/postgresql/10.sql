-- Until when a new server's setup code works. One made before this step works no longer: a start makes a new one.
ALTER TABLE setup_code ADD COLUMN expires_at BIGINT NOT NULL DEFAULT 0;

-- Where administrators have signed in from: a hash over the email and the place on the network.
CREATE TABLE sign_in_place (
  organization_id TEXT COLLATE "C" NOT NULL,
  administrator_id TEXT COLLATE "C" NOT NULL,
  place TEXT COLLATE "C" NOT NULL,
  last_at BIGINT NOT NULL,
  PRIMARY KEY (organization_id, administrator_id, place),
  FOREIGN KEY (organization_id, administrator_id) REFERENCES administrator (organization_id, id)
    ON DELETE CASCADE
);

CREATE UNIQUE INDEX sign_in_place_place ON sign_in_place (place);

-- From now on invites end with the rights of whoever made them.
DELETE FROM invite WHERE NOT EXISTS (
  SELECT 1 FROM administrator a
  WHERE a.organization_id = invite.organization_id AND a.email = invite.created_by AND a.role = 'orgAdmin');
