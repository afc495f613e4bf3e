package dev.scimconsole.contract.connections;

import dev.scimconsole.contract.configuration.ScimToken;

/// A new client secret, in the one answer that ever carries it.
///
/// @param connection as it is now
/// @param secretId   names the secret among the connection's
/// @param secret     in the form of a SCIM token, so that whatever masks and wipes those does so with it;
///                   whoever gets it owns it and must close it
public record IssuedSecret(Connection connection, String secretId, ScimToken secret) {}
