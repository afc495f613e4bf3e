package dev.scimconsole.client.connection;

/// The steps of a connection test, in their order.
public enum Step {
    /// The server's name leads to an address.
    NAME,
    /// Something listens at that address and port.
    CONNECTION,
    /// The connection is encrypted, and the certificate is the server's (RFC 7644 §7.2: TLS 1.2 at least).
    ENCRYPTION,
    /// What answers speaks HTTP and is no web page, no redirect and no error.
    HTTP,
    /// A request without a token is refused, one with it is answered: what Okta's *Test API Credentials*
    /// sends.
    AUTHENTICATION,
    /// The service tells what it can do (RFC 7644 §4).
    DISCOVERY,
    /// A look-up of somebody who does not exist brings an empty list: what Entra ID's *Test Connection*
    /// sends.
    UNKNOWN_USER,
    /// A marked test user is created.
    CREATE,
    /// Its display name is changed, in Entra ID's way.
    CHANGE,
    /// It is deactivated, in Okta's way.
    DEACTIVATE,
    /// It is removed, whatever became of the steps before.
    DELETE
}
