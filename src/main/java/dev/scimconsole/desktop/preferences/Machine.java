package dev.scimconsole.desktop.preferences;

import dev.scimconsole.client.network.Authorities;
import dev.scimconsole.client.network.Proxies;
import java.net.ProxySelector;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What the console has of the machine it runs on, beside its window.
///
/// @param version     of the program
/// @param folder      of what this user's console keeps; empty where nothing may stay
/// @param documents   licences and bill of materials, where the program is packaged
/// @param proxies     choose the way to a server
/// @param authorities judge a server's certificate
/// @param reveal      shows a file or a folder in the system's own way, in a moment
/// @param starts      given who takes further starts of the console, each with its link; empty text for none
public record Machine(String version, Optional<Path> folder, Optional<Path> documents, Proxies proxies,
        Authorities authorities, Consumer<Path> reveal, Consumer<Consumer<String>> starts) {

    /// Where the log stands.
    public Optional<Path> logs() {
        return folder.map(Machine::logs);
    }

    /// Where the log stands in a folder.
    public static Path logs(Path folder) {
        return folder.resolve("log");
    }

    /// One that leaves nothing behind, for tests.
    public static Machine untouched() {
        return new Machine("0.0.0", Optional.empty(), Optional.empty(),
                new Proxies(Map.of(), ProxySelector.of(null)), new Authorities(Optional.empty()), _ -> {},
                _ -> {});
    }
}
