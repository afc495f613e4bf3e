package dev.scimconsole.desktop.settings;

import dev.scimconsole.client.ServerAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.prefs.Preferences;

/// Settings in the operating system's preferences of this user. What can't be read counts as never set.
public final class PreferencesSettings implements Settings {

    private static final String THEME = "theme";
    private static final String SERVER = "server";
    private static final String WINDOW = "window";

    private final Preferences node;

    /// @param node where they stand
    public PreferencesSettings(Preferences node) {
        this.node = node;
    }

    /// Those of this user.
    public static PreferencesSettings ofThisUser() {
        return new PreferencesSettings(Preferences.userRoot().node("dev/scimconsole"));
    }

    @Override
    public ThemeChoice theme() {
        String name = node.get(THEME, "");
        return Arrays.stream(ThemeChoice.values()).filter(choice -> choice.name().equals(name)).findFirst()
                .orElse(ThemeChoice.SYSTEM);
    }

    @Override
    public void setTheme(ThemeChoice theme) {
        node.put(THEME, theme.name());
    }

    @Override
    public Optional<WindowBounds> windowBounds() {
        String[] parts = node.get(WINDOW, "").split(" ", -1);
        if (parts.length != 5) {
            return Optional.empty();
        }
        try {
            return Optional
                    .of(new WindowBounds(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]),
                            Double.parseDouble(parts[2]), Double.parseDouble(parts[3]),
                            Boolean.parseBoolean(parts[4])));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    @Override
    public void setWindowBounds(WindowBounds bounds) {
        node.put(WINDOW, bounds.x() + " " + bounds.y() + " " + bounds.width() + " " + bounds.height() + " "
                + bounds.maximized());
    }

    @Override
    public Optional<URI> server() {
        return ServerAddress.parse(node.get(SERVER, ""));
    }

    @Override
    public void setServer(URI server) {
        node.put(SERVER, server.toString());
    }
}
