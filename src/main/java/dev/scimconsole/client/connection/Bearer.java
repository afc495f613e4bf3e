package dev.scimconsole.client.connection;

import dev.scimconsole.contract.configuration.ScimToken;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.Optional;

/// What the test presents as its token, or as its client secret. The test's own copy, overwritten when it is
/// closed. Not synchronized: closed after the test, not during it.
public sealed interface Bearer extends AutoCloseable {

    /// A copy of a token that is shown somewhere; the caller's stays the caller's.
    ///
    /// @throws IllegalStateException when it was wiped
    static Bearer copyOf(ScimToken token) {
        return takeOver(token.copyCharacters());
    }

    /// Takes what was pasted and overwrites it. What has the form of our tokens becomes one.
    static Bearer takeOver(char[] pasted) {
        Optional<ScimToken> token = ScimToken.parse(CharBuffer.wrap(pasted));
        char[] copy = token.isPresent() ? new char[0] : pasted.clone();
        Arrays.fill(pasted, '\0');
        return token.<Bearer>map(OrganizationToken::new).orElseGet(() -> new ForeignSecret(copy));
    }

    /// The secret itself. Text, because OkHttp takes what it sends in headers and forms as nothing else.
    String reveal();

    /// The text without the secret, should a service ever echo it.
    String redact(String text);

    /// What may be shown of it.
    @Override
    String toString();

    /// Overwrites it.
    @Override
    void close();

    /// A SCIM token of our service.
    final class OrganizationToken implements Bearer {

        private final ScimToken token;

        private OrganizationToken(ScimToken token) {
            this.token = token;
        }

        @Override
        public String reveal() {
            // See above.
            return token.reveal();
        }

        @Override
        public String redact(String text) {
            char[] characters = token.copyCharacters();
            try {
                return text.replace(CharBuffer.wrap(characters), "…" + token.hint());
            } finally {
                Arrays.fill(characters, '\0');
            }
        }

        @Override
        public String toString() {
            return token.toString();
        }

        @Override
        public void close() {
            token.close();
        }
    }

    /// The token of another service, which may be anything.
    final class ForeignSecret implements Bearer {

        private final char[] characters;

        private ForeignSecret(char[] characters) {
            this.characters = characters;
        }

        @Override
        public String reveal() {
            // See above.
            return new String(characters);
        }

        @Override
        public String redact(String text) {
            return characters.length == 0 ? text : text.replace(CharBuffer.wrap(characters), "(hidden)");
        }

        @Override
        public String toString() {
            return "token of another service";
        }

        @Override
        public void close() {
            Arrays.fill(characters, '\0');
        }
    }
}
