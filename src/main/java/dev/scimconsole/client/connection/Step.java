package dev.scimconsole.client.connection;

import java.util.Arrays;
import java.util.stream.Stream;

/// The steps of a connection test, in their order. Which of them a test has depends on its credentials.
public enum Step {
    /// The server's name leads to an address.
    NAME,
    /// Something listens at that address and port.
    CONNECTION,
    /// The connection is encrypted, and the certificate is the server's (RFC 7644 §7.2: TLS 1.2 at least).
    ENCRYPTION,
    /// What answers speaks HTTP and is no web page, no redirect and no error.
    HTTP,
    /// The token URL gives an access token for the client secret, as Entra ID asks for it; of a federation,
    /// that it refuses who shows no signed statement.
    ACCESS_TOKEN,
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
    DELETE;

    /// All of them, in their order.
    static Stream<Step> all() {
        return Arrays.stream(values());
    }
}
