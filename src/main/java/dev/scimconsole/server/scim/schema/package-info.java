/// The schemas (RFC 7643), compiled for lookup without regard to case.
package dev.scimconsole.server.scim.schema;
