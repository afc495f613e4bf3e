import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What differs between the operating systems, for the one on which this runs: jpackage builds for its own system only.
enum Platform {
    LINUX("Linux", "libsqlitejdbc.so", "icons/512.png", "bin/", "lib/app"),
    MACOS("Mac", "libsqlitejdbc.dylib", "icons/scim-console.icns", "Contents/MacOS/", "Contents/app"),
    WINDOWS("Windows", "sqlitejdbc.dll", "icons/scim-console.ico", "", "app");

    private final String sqliteSystem;
    private final String sqliteLibrary;
    private final String icon;
    private final String launchers;
    private final String application;

    Platform(String sqliteSystem, String sqliteLibrary, String icon, String launchers, String application) {
        this.sqliteSystem = sqliteSystem;
        this.sqliteLibrary = sqliteLibrary;
        this.icon = icon;
        this.launchers = launchers;
        this.application = application;
    }

    static Platform current() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return WINDOWS;
        }
        return system.startsWith("mac") ? MACOS : LINUX;
    }

    /// The native library for this machine inside the jar of sqlite-jdbc.
    String sqliteNative() {
        var processor = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64";
        return "org/sqlite/native/" + sqliteSystem + "/" + processor + "/" + sqliteLibrary;
    }

    String sqliteLibrary() {
        return sqliteLibrary;
    }

    Path icon() {
        return Path.of("packaging", "common").resolve(icon);
    }

    /// Modules of the JDK that exist on this system only: the certificates that Windows trusts.
    Set<String> modules() {
        return this == WINDOWS ? Set.of("jdk.crypto.mscapi") : Set.of();
    }

    /// A program of Windows either has a console or a window. `SCIM Console` opens the window, `scim-console` is the command line.
    List<String> launcherOptions() {
        return this == WINDOWS ? List.of("--add-launcher", "scim-console=packaging/windows/scim-console.properties") : List.of();
    }

    /// Where jpackage put the program.
    Path root(Path destination, String name) {
        return destination.resolve(this == MACOS ? name + ".app" : name);
    }

    /// The launcher that reads a command line.
    Path launcher(Path root, String name) {
        return root.resolve(launchers + (this == WINDOWS ? name + ".exe" : name));
    }

    /// The directory with the jars and the launchers' configuration, `$APPDIR` in it.
    Path application(Path root) {
        return root.resolve(application);
    }
}
