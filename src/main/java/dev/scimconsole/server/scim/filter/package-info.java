/// Filters (RFC 7644 §3.4.2.2): grammar, evaluation, and what SQL can decide of them.
package dev.scimconsole.server.scim.filter;
