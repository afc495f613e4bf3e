/// What stands in the addresses of requests (RFC 3986), decoded.
package dev.scimconsole.server.url;
