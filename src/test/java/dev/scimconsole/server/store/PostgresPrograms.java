package dev.scimconsole.server.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

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

    /// Starts a new server, which ends with this JVM. Where the property `postgres.kept` names a folder, what initdb
    /// makes is copied from there, in a tenth of the time, and kept there by the first who starts one.
    ///
    /// @param data see [#start]
    static EmbeddedPostgres startNew(Path data, UnaryOperator<EmbeddedPostgres.Builder> options)
            throws IOException {
        String folder = System.getProperty("postgres.kept");
        if (folder == null) {
            return start(data, options);
        }
        UnaryOperator<EmbeddedPostgres.Builder> asItIs = server -> options.apply(server)
                .setCleanDataDirectory(false).setRegisterShutdownHook(false);
        Path kept = Path.of(folder);
        if (Files.exists(kept)) {
            copy(kept, data);
            if (isRoot()) {
                openToAll(data.getParent());
            }
        } else {
            // What is copied while a server runs would have to be recovered each time.
            start(data, asItIs).close();
            Path copy = kept.resolveSibling(kept.getFileName() + ".made");
            delete(copy);
            copy(data, copy);
            Files.move(copy, kept);
        }
        EmbeddedPostgres server = start(data, asItIs);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, data)));
        return server;
    }

    private static void end(EmbeddedPostgres server, Path data) {
        try {
            server.close();
            delete(data.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    /// Copies a directory with all in it, to the same owners.
    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.toList().reversed()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void openToAll(Path directory) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
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
        openToAll(data.getParent());
        Files.createDirectories(data);
        Files.setOwner(data,
                data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY));
    }
}
