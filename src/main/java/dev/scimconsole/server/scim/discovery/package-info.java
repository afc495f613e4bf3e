/// What the service says about itself (RFC 7644 §4), and the limits that it tells.
package dev.scimconsole.server.scim.discovery;
