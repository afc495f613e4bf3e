package dev.scimconsole.client.connection;

import java.net.URI;
import java.util.List;

/// What a connection test gets in by. Holds secrets, which are overwritten when it is closed: after the test,
/// not during it.
public sealed interface Credentials extends AutoCloseable {

    /// The steps of a test with it, in their order.
    List<Step> steps();

    /// The steps of a test with the SCIM token.
    static List<Step> ofToken() {
        return Step.all().filter(step -> step != Step.ACCESS_TOKEN).toList();
    }

    /// The steps of a test with a client secret.
    static List<Step> ofClientSecret() {
        return Step.all().toList();
    }

    /// The steps of a test of a federation.
    static List<Step> ofFederation() {
        return Step.all().filter(step -> step.compareTo(Step.ACCESS_TOKEN) <= 0).toList();
    }

    /// The text without any secret, should a service ever echo one.
    String redact(String text);

    /// What may be shown of it.
    @Override
    String toString();

    /// Overwrites it.
    @Override
    void close();

    /// The SCIM token.
    record Token(Bearer bearer) implements Credentials {

        @Override
        public List<Step> steps() {
            return ofToken();
        }

        @Override
        public String redact(String text) {
            return bearer.redact(text);
        }

        @Override
        public String toString() {
            return bearer.toString();
        }

        @Override
        public void close() {
            bearer.close();
        }
    }

    /// A client secret, for which the token URL gives an access token (RFC 6749 §4.4).
    ///
    /// @param tokenUrl on the server of the base URL
    record ClientSecret(URI tokenUrl, String clientId, Bearer secret) implements Credentials {

        @Override
        public List<Step> steps() {
            return ofClientSecret();
        }

        @Override
        public String redact(String text) {
            return secret.redact(text);
        }

        @Override
        public String toString() {
            return clientId + ", " + secret;
        }

        @Override
        public void close() {
            secret.close();
        }
    }

    /// A federation (RFC 7523). Its identity provider alone can sign what opens it, so that a test goes as
    /// far as the token URL, and must be refused there.
    ///
    /// @param tokenUrl on the server of the base URL
    record Federation(URI tokenUrl, String clientId) implements Credentials {

        @Override
        public List<Step> steps() {
            return ofFederation();
        }

        @Override
        public String redact(String text) {
            return text;
        }

        @Override
        public String toString() {
            return clientId;
        }

        @Override
        public void close() {
            // There is nothing secret in it.
        }
    }
}
