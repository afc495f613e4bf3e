/// SCIM semantics (RFC 7643, RFC 7644): schemas, filters, PATCH, answers. Knows neither HTTP servers nor SQL.
package dev.scimconsole.server.scim;
