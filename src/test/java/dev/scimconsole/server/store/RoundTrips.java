package dev.scimconsole.server.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// A way to PostgreSQL that counts how often somebody sends something after an answer to what was sent
/// before.
public final class RoundTrips implements AutoCloseable {

    private static final int CHUNK = 8_192;

    private final ServerSocket listener;
    private final URI server;
    private final AtomicInteger count = new AtomicInteger();

    private RoundTrips(ServerSocket listener, URI server) {
        this.listener = listener;
        this.server = server;
    }

    /// The way to the database with this URL.
    public static RoundTrips to(String url) throws IOException {
        RoundTrips way = new RoundTrips(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                URI.create(url.substring("jdbc:".length())));
        Thread.ofVirtual().start(way::accept);
        return way;
    }

    /// The URL of the same database by this way.
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + listener.getLocalPort() + server.getPath() + "?"
                + server.getRawQuery()
                + "&sslmode=disable&gssEncMode=disable";
    }

    /// How many ways there and back there were so far.
    public int count() {
        return count.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> connect(client));
            }
        } catch (IOException _) {
            // It was closed.
        }
    }

    private void connect(Socket client) {
        try (client; Socket upstream = new Socket(server.getHost(), server.getPort())) {
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            AtomicBoolean answered = new AtomicBoolean(true);
            Thread.ofVirtual().start(() -> answer(upstream, client, answered));
            byte[] some = new byte[CHUNK];
            InputStream in = client.getInputStream();
            OutputStream out = upstream.getOutputStream();
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                if (answered.getAndSet(false)) {
                    count.incrementAndGet();
                }
                out.write(some, 0, read);
            }
        } catch (IOException _) {
            // One of them has closed it.
        }
    }

    private static void answer(Socket upstream, Socket client, AtomicBoolean answered) {
        try (client) {
            byte[] some = new byte[CHUNK];
            InputStream in = upstream.getInputStream();
            OutputStream out = client.getOutputStream();
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                answered.set(true);
                out.write(some, 0, read);
            }
        } catch (IOException _) {
            // One of them has closed it.
        }
    }
}
