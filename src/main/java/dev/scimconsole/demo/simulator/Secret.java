package dev.scimconsole.demo.simulator;

import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.wording.Saying;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.Optional;

/// What was pasted into the identity provider's token field. Usually a SCIM token, but an identity provider
/// takes anything and lets the service judge, so this is not a [ScimToken]. Kept in memory only, until wiped.
final class Secret implements AutoCloseable {

    private static final int HINT_LENGTH = 6;
    private static final String HIDDEN = "(hidden)";

    private final char[] characters;

    private Secret(char[] characters) {
        this.characters = characters;
    }

    /// Takes a copy and overwrites what it was given.
    static Secret takeOver(char[] pasted) {
        char[] copy = pasted.clone();
        Arrays.fill(pasted, '\0');
        return new Secret(copy);
    }

    boolean isBlank() {
        return CharBuffer.wrap(characters).chars().allMatch(Character::isWhitespace);
    }

    /// Whether it can stand in an HTTP header at all: visible ASCII and blanks (RFC 9110 §5.5).
    boolean fitsHeader() {
        return CharBuffer.wrap(characters).chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    /// The secret itself. Text, because OkHttp takes what it sends in headers and forms as nothing else.
    String reveal() {
        return new String(characters);
    }

    /// What may be shown of it among what is sent.
    String shown() {
        return hint().orElse(HIDDEN);
    }

    /// What may be told of it.
    Saying said() {
        return hint().map(hint -> Saying.of("say.simulator.token", hint))
                .orElseGet(() -> Saying.of("say.simulator.noToken"));
    }

    private Optional<String> hint() {
        return ScimToken.hasForm(CharBuffer.wrap(characters))
                ? Optional.of("…" + new String(characters, characters.length - HINT_LENGTH, HINT_LENGTH))
                : Optional.empty();
    }

    /// The text without the secret, should a service ever echo it.
    String redact(String text) {
        return characters.length == 0 ? text : text.replace(CharBuffer.wrap(characters), HIDDEN);
    }

    @Override
    public void close() {
        Arrays.fill(characters, '\0');
    }

    @Override
    public String toString() {
        return "Secret";
    }
}
