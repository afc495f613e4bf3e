package dev.scimconsole.demo;

import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.access.SetUp;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.demo.entra.EntraTenant;
import dev.scimconsole.server.ScimConsoleServer;
import dev.scimconsole.server.ServerOptions;
import dev.scimconsole.server.people.PasswordCost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The offline demo: the real service in this process, on a free port of the loopback interface, with data
/// that are deleted at its end. The organization is set up, SCIM is not enabled.
public final class OfflineDemo implements AutoCloseable {

    private static final String ORGANIZATION = "Acme Corporation";
    private static final String ORG_ADMIN = "a.meyer@acme.com";
    private static final String VIEWER = "v.lindqvist@acme.com";
    private static final int PASSWORD_BYTES = 18;
    /// How long a process that is to end waits for a demo that starts.
    private static final Duration START = Duration.ofSeconds(10);

    private final Path folder;
    private final ScimConsoleServer server;
    private final SignIn orgAdmin;
    private final SignIn viewer;
    private final EntraTenant entra = EntraTenant.start(InstantSource.system());
    private final Thread atExit;
    private boolean closed;

    private OfflineDemo(Path folder, ScimConsoleServer server, SignIn orgAdmin, SignIn viewer,
            Thread atExit) {
        this.atExit = atExit;
        this.folder = folder;
        this.server = server;
        this.orgAdmin = orgAdmin;
        this.viewer = viewer;
        entra.cycleByItself();
    }

    /// Starts the service and sets it up. When this returns it answers.
    ///
    /// @throws IOException when there is no room for its data or no port to listen at, with a sentence
    public static OfflineDemo start() throws IOException {
        return start(PasswordCost.USUAL);
    }

    /// The same, with hashes of passwords at this cost.
    ///
    /// @throws IOException when there is no room for its data or no port to listen at, with a sentence
    public static OfflineDemo start(PasswordCost passwordCost) throws IOException {
        Beginning beginning = new Beginning(new CompletableFuture<>(), new CompletableFuture<>());
        Thread atExit = new Thread(beginning::end, "offline-demo-end");
        try {
            // Before there is anything to delete: the process may be ended at any moment.
            Runtime.getRuntime().addShutdownHook(atExit);
            Path folder = Files.createTempDirectory("scim-console-demo-");
            beginning.folder.complete(folder);
            OfflineDemo demo = start(folder, passwordCost, atExit);
            beginning.started.complete(demo);
            return demo;
        } catch (RuntimeException | IOException e) {
            beginning.fail(e);
            throw new IOException("The offline demo could not start: " + e.getMessage(), e);
        }
    }

    /// What there is of a demo that begins.
    ///
    /// @param folder  of its data, once there is one
    /// @param started the demo, once it answers
    private record Beginning(CompletableFuture<Path> folder, CompletableFuture<OfflineDemo> started) {

        /// Leaves nothing of a demo that could not start.
        void fail(Exception why) {
            deleteFolder();
            started.completeExceptionally(why);
        }

        /// Ends the demo with the process.
        void end() {
            try {
                started.orTimeout(START.toSeconds(), TimeUnit.SECONDS).join().end();
            } catch (CompletionException _) {
                // It did not start in time, or not at all.
                deleteFolder();
            }
        }

        private void deleteFolder() {
            if (folder.isDone() && Files.exists(folder.join())) {
                delete(folder.join());
            }
        }
    }

    private static OfflineDemo start(Path folder, PasswordCost passwordCost, Thread atExit) {
        SecureRandom random = new SecureRandom();
        SignIn orgAdmin = new SignIn(ORG_ADMIN, password(random));
        SignIn viewer = new SignIn(VIEWER, password(random));
        ScimConsoleServer server = ScimConsoleServer
                .start(ServerOptions.local("jdbc:sqlite:" + folder.resolve("demo.db"), passwordCost));
        try {
            server.setUp(new SetUp(server.setupCode().orElseThrow(), ORGANIZATION, ORG_ADMIN,
                    orgAdmin.password()));
            server.addAdministrator(viewer, Role.VIEWER);
            return new OfflineDemo(folder, server, orgAdmin, viewer, atExit);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /// Where the service listens.
    public URI address() {
        return server.address();
    }

    /// The SCIM base URL, without a slash at the end.
    public URI scimBaseUrl() {
        return server.scimBaseUrl();
    }

    /// The Org Admin's credentials.
    public SignIn orgAdmin() {
        return orgAdmin;
    }

    /// The credentials of an administrator who may look and not change.
    public SignIn viewer() {
        return viewer;
    }

    /// Adds users as SCIM sends them, without those whose user names are taken, and tells the ids of the
    /// added.
    List<String> provision(List<String> users) {
        return server.provision(users);
    }

    /// Adds a group as SCIM sends it, without its members, and those.
    void provisionGroup(String group, List<String> memberIds) {
        server.provisionGroup(group, memberIds);
    }

    /// A tenant of Microsoft Entra ID, into which the token can be put.
    public EntraTenant entra() {
        return entra;
    }

    /// Where the data stand.
    Path folder() {
        return folder;
    }

    /// Stops the service and deletes its data. Blocks. Calling it again does nothing.
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException _) {
            // The process is ending, and the hook with it: both may run, one does the work.
        }
        end();
    }

    private synchronized void end() {
        if (!closed) {
            closed = true;
            entra.close();
            server.close();
            delete(folder);
        }
    }

    private static String password(SecureRandom random) {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    private static void delete(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            List<Path> inner = found.sorted(Comparator.reverseOrder()).toList();
            for (Path path : inner) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's data could not be deleted: " + folder, e);
        }
    }
}
