package dev.scimconsole.desktop.simulator;

/// The authentication methods of Microsoft Entra ID's provisioning.
public enum LoginMethod {
    /// With the SCIM token.
    TOKEN,
    /// For a client secret.
    CLIENT_CREDENTIALS,
    /// For its own identity.
    FEDERATION
}
