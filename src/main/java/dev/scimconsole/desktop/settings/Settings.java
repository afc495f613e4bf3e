package dev.scimconsole.desktop.settings;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the console remembers between two starts. Never a token, a password or a session.
public interface Settings {

    /// How many servers are remembered.
    int MOST_SERVERS = 10;

    /// The theme the administrator chose.
    ThemeChoice theme();

    /// Remembers the theme.
    void setTheme(ThemeChoice theme);

    /// Where the window was.
    Optional<WindowBounds> windowBounds();

    /// Remembers where the window was.
    void setWindowBounds(WindowBounds bounds);

    /// The servers that are remembered, the one used last first.
    List<ServerProfile> servers();

    /// Remembers a server as the one used last, in place of what was remembered of it. Beyond [#MOST_SERVERS] the
    /// one that was not used for longest is forgotten.
    void remember(ServerProfile server);

    /// Forgets a server.
    void forget(URI address);

    /// The set-up guide that was open last, by its id.
    Optional<String> guide();

    /// Remembers the set-up guide.
    void setGuide(String id);

    /// What is remembered of a server.
    default Optional<ServerProfile> server(URI address) {
        return servers().stream().filter(known -> known.address().equals(address)).findFirst();
    }

    /// The servers, once this one is the one used last.
    ///
    /// @param known the one used last first
    static List<ServerProfile> withFirst(ServerProfile first, List<ServerProfile> known) {
        return Stream.concat(Stream.of(first),
                known.stream().filter(other -> !other.address().equals(first.address()))).limit(MOST_SERVERS)
                .toList();
    }

    /// The servers without one of them.
    static List<ServerProfile> without(URI address, List<ServerProfile> known) {
        return known.stream().filter(other -> !other.address().equals(address)).toList();
    }
}
