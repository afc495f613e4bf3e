package dev.scimconsole.main;

import dev.scimconsole.server.ScimConsoleServer;
import dev.scimconsole.server.ServerOptions;
import dev.scimconsole.server.ServerStartException;
import dev.scimconsole.server.connections.KeyHosts;
import dev.scimconsole.server.custody.AuditPlace;
import dev.scimconsole.server.files.OwnFile;
import dev.scimconsole.server.people.PasswordCost;
import dev.scimconsole.server.store.failure.StoreUnavailableException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/// Runs the service alone, until a signal ends it; with the system property `scimconsole.endWithInput` the
/// end of its standard input does so too. The packaging asks for that, which runs it to record what it uses:
/// Windows has no signal for a process that somebody else started.
final class ServeCommand {

    private static final String ENDS_WITH_INPUT = "scimconsole.endWithInput";

    private final PrintStream out;

    /// @param out gets the two lines that others wait for, and nothing else
    ServeCommand(PrintStream out) {
        this.out = out;
    }

    /// Starts the service, says where it listens, and returns only where it ends with its input. A signal
    /// such as SIGTERM drains it and ends the process with status 0, and so does the end after this returns.
    ///
    /// @throws UsageException   when the service can't run as asked
    /// @throws FailureException when it can't start
    void run(Command.Serve serve) throws UsageException, FailureException {
        ScimConsoleServer server = start(options(serve));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> drain(server), "drain"));
        server.setupCode().ifPresent(code -> out.println("setup code: " + code));
        out.println("listening on " + server.address());
        out.flush();
        if (Boolean.getBoolean(ENDS_WITH_INPUT)) {
            waitForEndOfInput();
        } else {
            waitForSignal();
        }
    }

    private static ServerOptions options(Command.Serve serve) throws UsageException, FailureException {
        if (serve.tls().isPresent()) {
            requireFile("--tls-certificate", serve.tls().get().certificate());
            requireFile("--tls-key", serve.tls().get().key());
            if (serve.tls().get().keyPassword().isPresent()) {
                requireFile("--tls-key-password-file", serve.tls().get().keyPassword().get());
            }
        }
        if (serve.databaseUrl().isEmpty() || serve.auditKey().isPresent()) {
            make(serve.data());
        }
        String databaseUrl = serve.databaseUrl().orElse(DataDirectory.databaseUrl(serve.data()));
        named("--behind-proxy " + String.join(",", serve.behindProxy()),
                () -> options(serve, "127.0.0.1", databaseUrl));
        named("--key-hosts " + String.join(",", serve.keyHosts()),
                () -> options(serve, "127.0.0.1", databaseUrl));
        return named("--listen " + serve.host() + ":" + serve.port(),
                () -> options(serve, serve.host(), databaseUrl));
    }

    private static ServerOptions options(Command.Serve serve, String host, String databaseUrl) {
        return new ServerOptions(host, serve.port(), databaseUrl, serve.publicUrl(),
                serve.tls()
                        .map(tls -> new ServerOptions.Tls(tls.certificate(), tls.key(), tls.keyPassword())),
                serve.behindProxy(), new KeyHosts(serve.keyHosts()), serve.mail(),
                serve.auditKey().map(key -> AuditPlace.with(key, databaseUrl, serve.data()))
                        .orElseGet(() -> AuditPlace.beside(databaseUrl)),
                InstantSource.system(), PasswordCost.USUAL, serve.privateWebhooks());
    }

    /// Says which argument it is that the options refuse.
    private static ServerOptions named(String argument, Supplier<ServerOptions> options)
            throws UsageException {
        try {
            return options.get();
        } catch (IllegalArgumentException e) {
            throw new UsageException(argument + ": " + e.getMessage());
        }
    }

    private static void requireFile(String option, Path file) throws UsageException {
        if (!Files.isReadable(file)) {
            throw new UsageException(option + " " + file + ": there is no such file that can be read");
        }
    }

    private static void make(Path data) throws FailureException {
        try {
            DataDirectory.make(data);
        } catch (IOException e) {
            throw new FailureException("the data directory " + data + " can't be made: " + OwnFile.reason(e));
        }
    }

    private static ScimConsoleServer start(ServerOptions options) throws FailureException {
        try {
            return ScimConsoleServer.start(options);
        } catch (ServerStartException | StoreUnavailableException | IllegalArgumentException e) {
            throw new FailureException(String.valueOf(e.getMessage()));
        }
    }

    private static void drain(ScimConsoleServer server) {
        int status = 1;
        try {
            server.close();
            status = 0;
        } finally {
            // Left alone, the JVM would exit with the signal's number, which supervisors take for a crash.
            Runtime.getRuntime().halt(status);
        }
    }

    private static void waitForEndOfInput() throws FailureException {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new FailureException("the standard input can't be read: " + e.getMessage());
        }
    }

    private static void waitForSignal() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
