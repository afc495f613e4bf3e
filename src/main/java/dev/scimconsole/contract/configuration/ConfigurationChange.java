package dev.scimconsole.contract.configuration;

import java.util.Optional;

/// The answer to a change of the SCIM configuration.
///
/// @param configuration the configuration after the change
/// @param issuedToken   the new token, in the one answer that ever carries it; whoever gets it owns it and
///                      must close it
public record ConfigurationChange(ScimConfiguration configuration, Optional<ScimToken> issuedToken) {}
