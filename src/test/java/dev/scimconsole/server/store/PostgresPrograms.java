package dev.scimconsole.server.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Starts the embedded PostgreSQL, which refuses to run as root. The library gets round that with a user
/// namespace; in containers, where root is common, the kernel refuses those, and PostgreSQL runs as `nobody`
/// instead.
final class PostgresPrograms {

    private static final String NOBODY = "nobody";
    private static final Path UNPACKED = Path.of(System.getProperty("java.io.tmpdir"),
            "scim-console-test-postgresql");

    private PostgresPrograms() {}

    /// @param data the directory for the database, below one that this program made
    static EmbeddedPostgres start(Path data, UnaryOperator<EmbeddedPostgres.Builder> options)
            throws IOException {
        Supplier<EmbeddedPostgres.Builder> builder = () -> options.apply(EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(UNPACKED.toFile()).setDataDirectory(data));
        try {
            return builder.get().start();
        } catch (IllegalStateException e) {
            if (!isRoot()) {
                throw e;
            }
            // The programs are unpacked by now.
            runAsNobody();
            giveToNobody(data);
            return builder.get().start();
        }
    }

    /// A command that runs one of the programs, also as root. One must have been started before, so that they
    /// are unpacked.
    static List<String> command(String program) throws IOException {
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(UNPACKED, "PG-*")) {
            Path directory = versions.iterator().next().resolve("bin");
            Path real = directory.resolve(program + "-real");
            String path = (Files.exists(real) ? real : directory.resolve(program)).toString();
            return isRoot()
                    ? List.of("sh", "-c", "exec setpriv --reuid=" + NOBODY + " --regid=$(id -g " + NOBODY
                            + ") --clear-groups \"$0\" \"$@\"", path)
                    : List.of(path);
        }
    }

    /// Gives a directory to the user as which they run.
    static void give(Path directory) throws IOException {
        if (isRoot()) {
            giveToNobody(directory);
        }
    }

    /// Gives one file to that user, for that user alone.
    static void giveFile(Path file) throws IOException {
        Files.setPosixFilePermissions(file,
                PosixFilePermissions.fromString(Files.isDirectory(file) ? "rwx------" : "rw-------"));
        if (isRoot()) {
            Files.setOwner(file,
                    file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY));
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static void runAsNobody() throws IOException {
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(UNPACKED, "PG-*")) {
            for (Path version : versions) {
                for (String program : List.of("initdb", "pg_ctl")) {
                    wrap(version.resolve("bin"), program);
                }
            }
        }
    }

    private static void wrap(Path directory, String program) throws IOException {
        Path real = directory.resolve(program + "-real");
        if (Files.exists(real)) {
            return;
        }
        Path wrapper = directory.resolve(program);
        Files.move(wrapper, real);
        Files.writeString(wrapper, """
                #!/bin/sh
                [ "$(id -u)" = 0 ] || exec %1$s "$@"
                exec setpriv --reuid=%2$s --regid=$(id -g %2$s) --clear-groups %1$s "$@"
                """.formatted(real, NOBODY));
        Files.setPosixFilePermissions(wrapper, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void giveToNobody(Path data) throws IOException {
        Files.setPosixFilePermissions(data.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(data);
        Files.setOwner(data,
                data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY));
    }
}
