/// PATCH (RFC 7644 §3.5.2), with what identity providers send beside the RFC.
package dev.scimconsole.server.scim.patch;
