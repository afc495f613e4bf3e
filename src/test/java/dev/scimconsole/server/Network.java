package dev.scimconsole.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// A network between a client and a server that can be broken: it stalls, cuts and delays.
public final class Network implements AutoCloseable {

    private static final int CHUNK = 8 * 1024;
    private static final Duration DELAY = Duration.ofMillis(50);

    private final ServerSocket listener;
    private final InetSocketAddress server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private final AtomicReference<String> cutBefore = new AtomicReference<>("");

    // Guarded by the lock.
    private State state = State.PASSES;

    private enum State {
        PASSES, DELAYS, STALLS, CUTS
    }

    private Network(ServerSocket listener, InetSocketAddress server) {
        this.listener = listener;
        this.server = server;
    }

    /// A network that leads to a port of this machine.
    public static Network to(int port) throws IOException {
        ServerSocket listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Network network = new Network(listener,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        Thread.ofVirtual().start(network::accept);
        return network;
    }

    /// Where clients connect.
    public int port() {
        return listener.getLocalPort();
    }

    /// Everything passes.
    public void pass() {
        become(State.PASSES);
    }

    /// Each piece takes a while.
    public void delay() {
        become(State.DELAYS);
    }

    /// Nothing passes and nobody is told: connections stay open, and new ones are taken.
    public void stall() {
        become(State.STALLS);
    }

    /// Open connections break, and new ones break at once.
    public void cut() {
        become(State.CUTS);
        open.forEach(Network::closeQuietly);
    }

    /// The next connection whose client sends this text breaks before it is passed on, and no other one.
    public void cutOnceBefore(String text) {
        cutBefore.set(text);
    }

    /// Whether that has happened.
    public boolean hasCut() {
        return cutBefore.get().isEmpty();
    }

    /// How many connections there are.
    public int connections() {
        return open.size() / 2;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }

    private void become(State next) {
        lock.lock();
        try {
            state = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> connect(client));
            }
        } catch (IOException _) {
            // It was closed.
        }
    }

    private void connect(Socket client) {
        try (client; Socket upstream = new Socket()) {
            if (!letThrough()) {
                return;
            }
            upstream.connect(server);
            open.add(upstream);
            Thread answers = Thread.ofVirtual().start(() -> pump(upstream, client));
            pump(client, upstream);
            answers.join();
            open.remove(upstream);
        } catch (IOException _) {
            // Broken, as the test wants it.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(client);
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] some = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(some); read >= 0 && letThrough(some, read); read = in.read(some)) {
                out.write(some, 0, read);
                out.flush();
            }
        } catch (IOException _) {
            // Broken, as the test wants it.
        }
        closeQuietly(from);
        closeQuietly(to);
    }

    private boolean letThrough(byte[] some, int length) {
        String text = cutBefore.get();
        boolean isAwaited = !text.isEmpty()
                && new String(some, 0, length, StandardCharsets.ISO_8859_1).contains(text);
        return letThrough() && !(isAwaited && cutBefore.compareAndSet(text, ""));
    }

    /// @return false when the network was cut
    private boolean letThrough() {
        if (awaitPassing() == State.DELAYS) {
            LockSupport.parkNanos(DELAY.toNanos());
        }
        return awaitPassing() != State.CUTS;
    }

    private State awaitPassing() {
        lock.lock();
        try {
            while (state == State.STALLS) {
                changed.awaitUninterruptibly();
            }
            return state;
        } finally {
            lock.unlock();
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It is closed in any case.
        }
    }
}
