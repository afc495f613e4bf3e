package dev.scimconsole.desktop.settings;

import java.net.URI;
import java.util.Optional;

/// What the console remembers between two starts. Never a token, a password or a session.
public interface Settings {

    /// The theme the administrator chose.
    ThemeChoice theme();

    /// Remembers the theme.
    void setTheme(ThemeChoice theme);

    /// Where the window was.
    Optional<WindowBounds> windowBounds();

    /// Remembers where the window was.
    void setWindowBounds(WindowBounds bounds);

    /// The server of the last sign-in.
    Optional<URI> server();

    /// Remembers the server.
    void setServer(URI server);
}
