package dev.scimconsole.demo.simulator;

import java.util.function.Supplier;

/// How a simulated provider comes by its access tokens, where it has no SCIM token.
sealed interface AccessGrant extends AutoCloseable {

    /// Where access tokens are to be had, as it was pasted.
    String tokenUrl();

    /// What it calls itself there.
    String clientId();

    /// Forgets what is secret in it.
    @Override
    void close();

    /// For a client secret (RFC 6749 §4.4).
    ///
    /// @param place where it sends the secret
    record BySecret(String tokenUrl, String clientId, Secret secret,
            CredentialPlace place) implements AccessGrant {

        @Override
        public void close() {
            secret.close();
        }
    }

    /// For a statement that it signs (RFC 7523 §2.2).
    ///
    /// @param statement a new one each time
    record ByStatement(String tokenUrl, String clientId,
            Supplier<String> statement) implements AccessGrant {

        @Override
        public void close() {
            // A statement is made when it is shown.
        }
    }
}
