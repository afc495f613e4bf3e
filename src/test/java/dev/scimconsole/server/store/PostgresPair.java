package dev.scimconsole.server.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A PostgreSQL primary and a replica that follows it by streaming, synchronously: what a commit acknowledges
/// is on the disks of both.
public final class PostgresPair implements AutoCloseable {

    private static final int SECONDS = 30;

    private final Path folder;
    private final int primaryPort;
    private final int replicaPort;

    private PostgresPair(Path folder, int primaryPort, int replicaPort) {
        this.folder = folder;
        this.primaryPort = primaryPort;
        this.replicaPort = replicaPort;
    }

    /// Starts both, and waits until the replica follows.
    ///
    /// @param folder an empty one
    public static PostgresPair start(Path folder) throws IOException, SQLException, InterruptedException {
        // The programs are unpacked by that.
        PostgresServer.bareDatabase();
        PostgresPair pair = new PostgresPair(folder, freePort(), freePort());
        boolean started = false;
        try {
            pair.make();
            started = true;
            return pair;
        } finally {
            if (!started) {
                pair.close();
            }
        }
    }

    /// The URL of the database, with both servers in it.
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + primaryPort + ",127.0.0.1:" + replicaPort
                + "/postgres?user=postgres&targetServerType=primary";
    }

    /// Kills the primary with all its processes, as a lost power supply would: nothing of it says goodbye.
    /// When this returns, they are gone.
    public void killPrimary() throws IOException {
        kill(primary());
    }

    /// Makes the replica the primary.
    public void promoteReplica() throws SQLException {
        try (Connection connection = connect(replicaPort);
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_promote(true, 30)");
        }
    }

    @Override
    public void close() throws IOException {
        kill(primary());
        kill(replica());
    }

    private Path primary() {
        return folder.resolve("primary");
    }

    private Path replica() {
        return folder.resolve("replica");
    }

    private void make() throws IOException, SQLException, InterruptedException {
        Files.createDirectories(folder);
        PostgresPrograms.give(primary());
        run("initdb", "-D", primary().toString(), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync");
        PostgresPrograms.give(replica());
        PostgresPrograms.copy(primary(), replica());
        startServer(primary(), primaryPort, " -c synchronous_standby_names=replica");
        // Everything before this moment is in the replica already; what comes after it is streamed.
        Files.createFile(replica().resolve("standby.signal"));
        Files.writeString(replica().resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port="
                        + primaryPort + " user=postgres application_name=replica'\n",
                StandardOpenOption.APPEND);
        give(replica());
        startServer(replica(), replicaPort, "");
        awaitReplica();
    }

    private void startServer(Path data, int port, String more) throws IOException, InterruptedException {
        Path log = data.resolve("server.log");
        try {
            startServer(data, log, port, more);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(Files.exists(log) ? Files.readString(log) : e.getMessage(), e);
        }
    }

    private static void startServer(Path data, Path log, int port, String more)
            throws IOException, InterruptedException {
        run("pg_ctl", "-D", data.toString(), "-w", "-l", log.toString(), "-o",
                "-p " + port
                        + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=100"
                        + " -c wal_level=replica -c hot_standby=on -c wal_keep_size=512MB" + more,
                "start");
    }

    /// A commit is confirmed only when the replica has it.
    private void awaitReplica() throws SQLException {
        try (Connection connection = connect(primaryPort);
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(SECONDS);
            statement.execute("CREATE TABLE followed ()");
            statement.execute("DROP TABLE followed");
        }
    }

    private static Connection connect(int port) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres");
    }

    private static void run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(PostgresPrograms.command(program));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(program + " failed: " + command);
        }
    }

    private static void give(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.toList()) {
                PostgresPrograms.giveFile(file);
            }
        }
    }

    private static void kill(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(file, StandardCharsets.US_ASCII).getFirst().strip());
        Optional<ProcessHandle> postmaster = ProcessHandle.of(pid);
        if (postmaster.isPresent()) {
            List<ProcessHandle> all = new ArrayList<>(postmaster.get().descendants().toList());
            all.addFirst(postmaster.get());
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(process -> process.onExit().join());
        }
        Files.delete(file);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
