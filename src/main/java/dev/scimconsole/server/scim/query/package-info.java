/// Searching (RFC 7644 §3.4.2, RFC 9865): filter, order, pages.
package dev.scimconsole.server.scim.query;
