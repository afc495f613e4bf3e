/// Bulk requests (RFC 7644 §3.7).
package dev.scimconsole.server.scim.bulk;
