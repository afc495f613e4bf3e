package dev.scimconsole.main;

import dev.scimconsole.client.network.Authorities;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where the service's data stand.
final class DataDirectory {

    /// What every file begins with that the service keeps there.
    private static final String OURS = "scim-console";
    /// Beside them on a disk of its own.
    private static final String OF_THE_DISK = "lost+found";
    private static final String LOG_FOLDER = "log";
    private static final String CERTIFICATES = "certificates";
    /// What the files begin with by which a second start finds the first.
    private static final String OF_THE_WINDOW = "console.";
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

    private DataDirectory() {}

    /// Where a user's desktop keeps what is not the service's: its log, imported certificates.
    static Path ofDesktop(Path directory) {
        return directory.resolve(OURS + "-desktop");
    }

    /// Whom this user's desktop and command line believe: imported certificates stand in a folder of that.
    static Authorities authorities(Path ofDesktop) {
        return new Authorities(Optional.of(ofDesktop.resolve(CERTIFICATES)));
    }

    /// Where that desktop's log stands.
    static Path log(Path ofDesktop) {
        return ofDesktop.resolve(LOG_FOLDER);
    }

    /// The URL of the SQLite store in the directory.
    static String databaseUrl(Path directory) {
        return "jdbc:sqlite:" + directory.resolve(OURS + ".db");
    }

    /// Makes the directory, or takes the one that is there, and lets nobody but its owner look into it. Where
    /// others keep files there too, it stays as it is, and the log says so: the service's own files are its
    /// owner's alone in any case.
    ///
    /// @throws IOException when it can't be made
    static void make(Path directory) throws IOException {
        make(directory, name -> name.startsWith(OURS) || name.equals(OF_THE_DISK));
    }

    /// The same for where a user's desktop keeps what is its own.
    ///
    /// @param ofDesktop as [#ofDesktop(Path)] says
    /// @throws IOException when it can't be made
    static void makeOfDesktop(Path ofDesktop) throws IOException {
        make(ofDesktop, name -> name.equals(LOG_FOLDER) || name.equals(CERTIFICATES)
                || name.startsWith(OF_THE_WINDOW));
    }

    private static void make(Path directory, Predicate<String> isOurs) throws IOException {
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (!Files.isDirectory(directory)) {
            create(directory, posix);
        }
        if (posix && !Files.getPosixFilePermissions(directory).equals(OWNER)) {
            tighten(directory, isOurs);
        }
    }

    /// With those that it stands in, as the XDG Base Directory Specification says.
    private static void create(Path directory, boolean posix) throws IOException {
        if (posix) {
            Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNER));
        } else {
            Files.createDirectories(directory);
        }
    }

    private static void tighten(Path directory, Predicate<String> isOurs) throws IOException {
        if (!isOursAlone(directory, isOurs)) {
            log().warn(
                    "Others may look into the data directory {}: it holds more than SCIM Console's data. Give"
                            + " SCIM Console a directory of its own.",
                    directory);
            return;
        }
        try {
            Files.setPosixFilePermissions(directory, OWNER);
        } catch (IOException e) {
            log().warn("Others may look into the data directory {}, and that can't be changed: {}", directory,
                    e.getMessage());
        }
    }

    private static boolean isOursAlone(Path directory, Predicate<String> isOurs) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).allMatch(isOurs);
        }
    }

    /// The default directory, by the operating system's convention.
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

    /// Not a constant: the window is opened by this class, and would wait until there is a log.
    private static Logger log() {
        return LoggerFactory.getLogger(DataDirectory.class);
    }
}
