package dev.scimconsole.main;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where the service's data stand when nobody says otherwise, by the operating system's convention.
final class DataDirectory {

    private DataDirectory() {}

    /// The default directory.
    ///
    /// @param osName      the system property `os.name`
    /// @param home        the user's home
    /// @param environment of the process
    static Path byConvention(String osName, Path home, Map<String, String> environment) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            return (local.isEmpty() ? home.resolve("AppData").resolve("Local") : Path.of(local))
                    .resolve("SCIM Console");
        }
        if (os.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("SCIM Console");
        }
        // XDG Base Directory Specification: only an absolute path counts.
        String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        return (xdg.startsWith("/") ? Path.of(xdg) : home.resolve(".local").resolve("share"))
                .resolve("scim-console");
    }
}
