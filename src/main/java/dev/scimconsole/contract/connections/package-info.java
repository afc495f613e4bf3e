/// Connections: how an identity provider gets in without the SCIM token.
package dev.scimconsole.contract.connections;
