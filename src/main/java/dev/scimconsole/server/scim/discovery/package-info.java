/// What the service says about itself (RFC 7644 §4).
package dev.scimconsole.server.scim.discovery;
