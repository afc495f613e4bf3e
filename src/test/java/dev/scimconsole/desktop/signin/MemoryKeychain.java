package dev.scimconsole.desktop.signin;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A keychain in memory.
public final class MemoryKeychain implements SessionKeychain {

    final Map<URI, String> tokens = new HashMap<>();
    boolean works = true;
    boolean locked;

    @Override
    public boolean isAvailable() {
        return works;
    }

    @Override
    public boolean keep(URI server, String sessionToken) {
        if (works) {
            tokens.put(server, sessionToken);
        }
        return works;
    }

    @Override
    public Optional<String> find(URI server) throws UnreadableKeychainException {
        if (locked) {
            throw new UnreadableKeychainException();
        }
        return Optional.ofNullable(tokens.get(server));
    }

    @Override
    public void forget(URI server) {
        tokens.remove(server);
    }
}
