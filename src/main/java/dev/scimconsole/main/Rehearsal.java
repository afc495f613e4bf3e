package dev.scimconsole.main;

import dev.scimconsole.server.ScimConsoleServer;
import dev.scimconsole.server.ServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Starts the service once and ends it, for the packaging: the cache of classes that goes with the program is
/// recorded in one run, which shall hold what `serve` needs for its start beside what the window needs. Asked
/// for by the system property `scimconsole.rehearseService`.
final class Rehearsal {

    private static final String ASKED = "scimconsole.rehearseService";

    private Rehearsal() {}

    /// Does it, if asked.
    ///
    /// @throws FailureException when the service does not start
    static void ofServiceIfAsked() throws FailureException {
        if (Boolean.getBoolean(ASKED)) {
            try {
                Path data = Files.createTempDirectory("scim-console-rehearsal");
                ScimConsoleServer
                        .start(new ServerOptions("127.0.0.1", 0, "jdbc:sqlite:" + data.resolve("store.db"),
                                Optional.empty(), Optional.empty(), List.of(), InstantSource.system()))
                        .close();
                try (Stream<Path> files = Files.list(data)) {
                    for (Path file : files.toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(data);
            } catch (IOException e) {
                throw new FailureException("the service could not be rehearsed: " + e.getMessage());
            }
        }
    }
}
