package dev.scimconsole.desktop.signin;

import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;

/// The operating system's keychain: Windows' Credential Manager, macOS' Keychain, and on Linux whatever
/// answers as the freedesktop.org Secret Service (GNOME Keyring, KeePassXC) or KWallet. The library behind
/// it, and the native code behind that, are loaded by the first call.
public final class SystemKeychain implements SessionKeychain {

    private static final String SERVICE = "SCIM Console";

    /// Not of the class itself: the window is opened with one, and would wait until there is a log.
    private static final class Logs {

        private static final System.Logger LOG = System.getLogger(SystemKeychain.class.getName());
        /// Held, because the log manager forgets a logger's level with the logger. Both tell of every
        /// connection.
        private static final List<Logger> TALKATIVE = List
                .of(Logger.getLogger("org.freedesktop"), Logger.getLogger("de.swiesend"));
    }

    /// Not loaded yet.
    public SystemKeychain() {}

    @Override
    public boolean isAvailable() {
        return ask("there is no keychain to keep a session in", _ -> true).orElse(false);
    }

    @Override
    public boolean keep(URI server, String sessionToken) {
        return ask("the keychain did not take the session", keyring -> {
            keyring.setPassword(SERVICE, server.toString(), sessionToken);
            return true;
        }).orElse(false);
    }

    @Override
    public Optional<String> find(URI server) throws UnreadableKeychainException {
        // The library throws the same where there is nothing and where it was not allowed to look.
        return ask("the keychain gave no session",
                keyring -> Optional.ofNullable(keyring.getPassword(SERVICE, server.toString())))
                .orElseThrow(UnreadableKeychainException::new);
    }

    @Override
    public void forget(URI server) {
        ask("the keychain forgot no session", keyring -> {
            keyring.deletePassword(SERVICE, server.toString());
            return true;
        });
    }

    private interface Question<T> {
        T ask(Keyring keyring) throws PasswordAccessException;
    }

    /// One at a time: the library opens a connection to the keychain for each. Empty where it failed.
    private static synchronized <T> Optional<T> ask(String failure, Question<T> question) {
        Logs.TALKATIVE.forEach(logger -> logger.setLevel(java.util.logging.Level.WARNING));
        try {
            Keyring keyring = Keyring.create();
            try {
                return Optional.of(question.ask(keyring));
            } finally {
                keyring.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
            // Whatever goes wrong in there, and native code that is missing too: one can sign in instead.
        } catch (Exception | LinkageError e) {
            // The type alone: what it says may quote what was to be kept.
            Logs.LOG.log(Level.INFO, "{0}: {1}", failure, e.getClass().getName());
            return Optional.empty();
        }
    }
}
