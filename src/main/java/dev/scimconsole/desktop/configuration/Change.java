package dev.scimconsole.desktop.configuration;

import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.Versioned;
import dev.scimconsole.contract.ConfigurationChange;

/// A call that changes the SCIM configuration.
interface Change {

    /// Blocks until it is answered.
    Versioned<ConfigurationChange> send() throws CallFailedException;
}
