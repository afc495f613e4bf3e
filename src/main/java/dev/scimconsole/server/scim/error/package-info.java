/// What can be wrong with a SCIM request (RFC 7644 §3.12).
package dev.scimconsole.server.scim.error;
