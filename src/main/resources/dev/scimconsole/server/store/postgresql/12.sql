-- What of a request to the SCIM service was not applied while the rest was.
ALTER TABLE event ADD COLUMN passed_over TEXT COLLATE "C";
