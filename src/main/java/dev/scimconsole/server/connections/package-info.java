/// Connections: who may get access tokens for the SCIM service, by a secret (RFC 6749 §4.4) or by a signed
/// statement of an issuer that is trusted (RFC 7523), and the tokens that they get.
package dev.scimconsole.server.connections;
