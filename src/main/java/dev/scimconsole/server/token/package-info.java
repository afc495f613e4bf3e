/// The SCIM configuration: email domains, the token's life, and who may pass.
package dev.scimconsole.server.token;
