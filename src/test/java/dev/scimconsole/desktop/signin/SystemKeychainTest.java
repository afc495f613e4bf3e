package dev.scimconsole.desktop.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The real keychain, where there is one; where there is none, it says so and throws nothing.
@Tag("desktop")
@Tag("desktop.signin")
class SystemKeychainTest {

    private final SessionKeychain keychain = new SystemKeychain();
    private final URI server = URI.create("https://" + UUID.randomUUID() + ".example");

    @Test
    void whatIsKeptIsFoundAndForgottenOrTheKeychainSaysThatItIsNotThere() {
        boolean available = keychain.isAvailable();
        assertEquals(Optional.empty(), found());
        boolean kept = keychain.keep(server, "a session token");
        assertFalse(kept && !available, "offered only where it works");
        assertEquals(kept ? Optional.of("a session token") : Optional.empty(), found());
        keychain.forget(server);
        assertEquals(Optional.empty(), found());
        if (!available) {
            assertThrows(UnreadableKeychainException.class, () -> keychain.find(server),
                    "not known to have nothing");
        }
    }

    private Optional<String> found() {
        try {
            return keychain.find(server);
        } catch (UnreadableKeychainException _) {
            return Optional.empty();
        }
    }
}
