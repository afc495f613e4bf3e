package dev.scimconsole.server.custody;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/// Where the key is that signs heads of the chain. Never in the database, whose writers it watches.
public sealed interface AuditKeySource {

    /// Introduces a key that is given as text.
    String GIVEN = "ed25519:";

    /// In a file, which is made with a new key if there is none.
    ///
    /// @param file PEM: the private key, and public keys of others whose signatures count
    record InFile(Path file) implements AuditKeySource {}

    /// Held by a service that signs; see [KeyService] for what it is asked.
    ///
    /// @param url may hold user and password, which are in no text of this
    record AtService(URI url) implements AuditKeySource {

        @Override
        public String toString() {
            return "AtService[" + url.getHost() + "]";
        }
    }

    /// The key itself.
    ///
    /// @param key shows its short name only
    record Given(LocalKey key) implements AuditKeySource {}

    /// Reads what an option says.
    ///
    /// @param text `https://…` for a service (`http://` on this machine), `ed25519:` and the base64 form of
    ///             the PKCS #8 encoding for the key itself, or the path of a file
    /// @throws IllegalArgumentException with a sentence that does not repeat a key or a password
    static AuditKeySource parse(String text) {
        if (text.startsWith(GIVEN)) {
            return new Given(LocalKey.ofText(text.substring(GIVEN.length())));
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("https://") || lower.startsWith("http://")) {
            return new AtService(KeyService.checked(text));
        }
        try {
            return new InFile(Path.of(text).toAbsolutePath());
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("This is no path of a file.", e);
        }
    }

    /// Opens the key.
    ///
    /// @throws IllegalArgumentException with a sentence, when the file can't be used
    default AuditKey open() {
        return switch (this) {
            case InFile(Path file) -> LocalKey.inFile(file);
            case AtService(URI url) -> new KeyService(url);
            case Given(LocalKey key) -> key;
        };
    }
}
