import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What differs between the operating systems, for the one on which this runs: jpackage builds for its own
/// system only.
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

    /// Where licences and bill of materials lie, seen from the application's directory.
    String documents() {
        return switch (this) {
            case LINUX -> "../..";
            case MACOS -> "../Resources";
            case WINDOWS -> "..";
        };
    }

    /// Modules of the JDK that exist on this system only: the certificates that Windows trusts.
    Set<String> modules() {
        return this == WINDOWS ? Set.of("jdk.crypto.mscapi") : Set.of();
    }

    /// The name of the launcher that opens the window, which Windows and macOS show to people.
    String name(Program program) {
        return this == LINUX ? program.name() : program.title();
    }

    /// What stands in place of jpackage's launchers and chooses between their configurations.
    Optional<Path> launchScript() {
        return this == LINUX ? Optional.of(Path.of("packaging", "linux", "launch")) : Optional.empty();
    }

    /// A second launcher of the same program for the command line: of the service on Linux; of all commands
    /// elsewhere. On Windows a program has either a console or a window.
    List<String> launcherOptions(Program program) {
        if (!program.hasCommandLine()) {
            return List.of();
        }
        return List.of("--add-launcher", switch (this) {
            case LINUX -> program.name() + "-service=packaging/linux/service.properties";
            case MACOS -> program.name() + "=packaging/macos/command-line.properties";
            case WINDOWS -> program.name() + "=packaging/windows/command-line.properties";
        });
    }

    /// Where jpackage puts the program.
    Path root(Path destination, Program program) {
        return destination.resolve(this == MACOS ? name(program) + ".app" : name(program));
    }

    Path launcher(Path root, Program program) {
        return launcher(root, name(program));
    }

    /// What starts the command line. On Linux the launcher is the same.
    Path commandLine(Path root, Program program) {
        return launcher(root, program.name());
    }

    private Path launcher(Path root, String name) {
        return root.resolve(launchers + name + (this == WINDOWS ? ".exe" : ""));
    }

    /// How the JVM of the window is started.
    Path configuration(Path root, Program program) {
        return application(root).resolve(name(program) + ".cfg");
    }

    /// How the JVM of the service is started, and on macOS and Windows that of the command line.
    Path serviceConfiguration(Path root, Program program) {
        return application(root).resolve(program.name() + (this == LINUX ? "-service" : "") + ".cfg");
    }

    /// The directory with the jars and the launchers' configuration, `$APPDIR` in it.
    Path application(Path root) {
        return root.resolve(application);
    }
}
