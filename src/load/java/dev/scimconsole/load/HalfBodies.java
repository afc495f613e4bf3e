package dev.scimconsole.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/// An attack: five thousand connections of nobody, each with 62 kB of a sign-in of 65 kB; a new one for each
/// that the server closes, or each held as long as it lasts without a look at what the server does. Prints
/// what a client that does nothing wrong notices of it, and what is left ten seconds later.
final class HalfBodies {

    private static final int CONNECTIONS = 5_000;
    private static final int MOST_NEW_A_SECOND = 1_000;
    private static final Duration ATTACK = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final ServerProcess server;
    private final ByteBuffer request;
    private final ByteBuffer incoming = ByteBuffer.allocateDirect(64 * 1024);
    private final int addresses;
    private final boolean looking;
    private int opened;
    private int refused;

    private HalfBodies(ServerProcess server, int addresses, boolean looking) {
        this.server = server;
        this.addresses = addresses;
        this.looking = looking;
        String head = "POST /api/v1/sessions HTTP/1.1\r\nHost: " + server.authority()
                + "\r\nContent-Type: application/json\r\nContent-Length: 65000\r\n\r\n";
        this.request = ByteBuffer.wrap((head + " ".repeat(62_000)).getBytes(StandardCharsets.US_ASCII));
    }

    /// Runs the program.
    public static void main(String[] arguments) throws IOException {
        Path target = Path.of(System.getProperty("load.directory", "target")).toAbsolutePath();
        Path workplace = Files.createTempDirectory(Files.createDirectories(target.resolve("load")), "run-");
        try (MeasuredServer server = Contestant.SCIM_CONSOLE.start(target, workplace,
                LoadSize.named("small"))) {
            Bystander bystander = Bystander.at(server);
            attack(server.process(), bystander, 1, true);
            attack(server.process(), bystander, 250, true);
            attack(server.process(), bystander, 250, false);
        }
    }

    private static void attack(ServerProcess server, Bystander bystander, int addresses,
            boolean looking) {
        System.out.printf(Locale.ROOT, "%n%,d connections from %d addresses%s%n", CONNECTIONS, addresses,
                looking ? "" : ", held without a look");
        bystander.look("before", Duration.ofSeconds(5));
        tell(server, "before");
        HalfBodies attack = new HalfBodies(server, addresses, looking);
        CompletableFuture<Void> running = CompletableFuture.runAsync(attack::run,
                task -> Thread.ofPlatform().start(task));
        bystander.look("during the attack", ATTACK.minusSeconds(1));
        tell(server, "during the attack");
        running.join();
        System.out.printf(Locale.ROOT, "%-36s %,d opened, %,d of them closed by the server%n", "the attack",
                attack.opened, attack.refused);
        LockSupport.parkNanos(PAUSE.toNanos());
        tell(server, "ten seconds after its end");
        bystander.look("ten seconds after its end", Duration.ofSeconds(5));
    }

    private static void tell(ServerProcess server, String when) {
        System.out.printf(Locale.ROOT, "%-36s %s, %d open files, %d MiB resident%n", when,
                server.isAlive() ? "runs" : "has ended", server.openFiles().orElse(-1),
                server.residentBytes().orElse(0) >> 20);
    }

    private void run() {
        long start = System.nanoTime();
        long end = start + ATTACK.toNanos();
        try (Selector selector = Selector.open()) {
            while (System.nanoTime() < end) {
                double seconds = (System.nanoTime() - start) / 1e9;
                while (selector.keys().size() < CONNECTIONS && opened < seconds * MOST_NEW_A_SECOND) {
                    open(selector);
                }
                selector.select(10);
                for (SelectionKey key : selector.selectedKeys()) {
                    proceed(key);
                }
                selector.selectedKeys().clear();
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
        } catch (IOException e) {
            throw new LoadFailure("the attack broke: " + e.getMessage(), e);
        }
    }

    private void open(Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        channel.bind(new InetSocketAddress(InetAddress.ofLiteral("127.2.0." + (1 + opened % addresses)), 0));
        channel.configureBlocking(false);
        channel.connect(server.address());
        channel.register(selector, SelectionKey.OP_CONNECT, request.duplicate());
        opened++;
    }

    private void proceed(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        ByteBuffer rest = (ByteBuffer) key.attachment();
        try {
            if (key.isConnectable() && channel.finishConnect()) {
                key.interestOps(SelectionKey.OP_WRITE);
            }
            if (key.isWritable()) {
                channel.write(rest);
                if (!rest.hasRemaining()) {
                    key.interestOps(looking ? SelectionKey.OP_READ : 0);
                }
            }
            if (key.isReadable() && channel.read(incoming.clear()) < 0) {
                refused++;
                channel.close();
            }
        } catch (IOException _) {
            refused++;
            channel.close();
        }
    }
}
