-- Nobody vouches that the identity provider's own id is unique (RFC 7643, section 3.1).
DROP INDEX resource_external_id;

CREATE INDEX resource_external_id ON resource (organization_id, type, external_id)
  WHERE external_id IS NOT NULL;

-- An empty one is none. In a text inside the document the quotes would have a backslash in front.
UPDATE resource SET external_id = NULL, document = REPLACE(document, '"externalId":"",', '')
WHERE external_id = '';

-- Dropping the index took along what the planner should expect.
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('resource', 'resource_external_id', '1000000 1000000 900000 2');
