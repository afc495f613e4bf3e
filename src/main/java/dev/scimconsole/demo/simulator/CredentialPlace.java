package dev.scimconsole.demo.simulator;

/// Where Microsoft Entra ID sends a client secret: its job setting `credentialLocationInRequest`.
public enum CredentialPlace {
    /// In `Authorization: Basic` (RFC 6749 §2.3.1).
    HEADER,
    /// In the form.
    BODY
}
