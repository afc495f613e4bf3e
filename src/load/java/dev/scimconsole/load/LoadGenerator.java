package dev.scimconsole.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;

/// Keeps a number of keep-alive connections busy from one thread: each sends its next request as soon as
/// its answer is complete. One thread and no parsing beyond what delimits answers, because the generator
/// shares the machine's cores with the server it measures.
final class LoadGenerator implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Selector selector;
    private final ByteBuffer incoming = ByteBuffer.allocateDirect(256 * 1024);
    private final Connection[] connections;

    /// Connects.
    ///
    /// @param concurrency how many connections; each has one request under way
    LoadGenerator(InetSocketAddress server, int concurrency) {
        this(server, Optional.empty(), concurrency);
    }

    /// Connects from one of this machine's addresses.
    ///
    /// @param from        empty for the usual one
    /// @param concurrency how many connections; each has one request under way
    LoadGenerator(InetSocketAddress server, Optional<InetAddress> from, int concurrency) {
        try {
            selector = Selector.open();
            connections = new Connection[concurrency];
            for (int i = 0; i < concurrency; i++) {
                connections[i] = new Connection(server, from, selector);
            }
        } catch (IOException e) {
            throw new LoadFailure("can't connect to " + server, e);
        }
    }

    /// Sends requests until the time is over or there were enough, and waits for the last answers.
    ///
    /// @param atMost how many requests at the most
    /// @throws LoadFailure when a request fails
    Round run(Workload workload, Duration time, int atMost) {
        Round.Recorder recorder = new Round.Recorder();
        long start = System.nanoTime();
        long deadline = start + time.toNanos();
        int sent = 0;
        int open = 0;
        try {
            for (Connection connection : connections) {
                if (sent < atMost) {
                    connection.send(workload.next());
                    sent++;
                    open++;
                }
            }
            while (open > 0) {
                if (selector.select(PATIENCE.toMillis()) == 0) {
                    throw new LoadFailure("no answer within " + PATIENCE.toSeconds() + " s");
                }
                for (SelectionKey key : selector.selectedKeys()) {
                    Connection connection = (Connection) key.attachment();
                    if (!connection.proceed(incoming)) {
                        continue;
                    }
                    long now = System.nanoTime();
                    recorder.add(now - connection.sentAt);
                    workload.answered(connection.checked());
                    if (now < deadline && sent < atMost) {
                        connection.send(workload.next());
                        sent++;
                    } else {
                        open--;
                    }
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException e) {
            throw new LoadFailure("the connection broke: " + e.getMessage(), e);
        }
        return recorder.finish(Duration.ofNanos(System.nanoTime() - start));
    }

    /// Sends one request and returns its answer.
    static HttpReply once(InetSocketAddress server, HttpRequest request) {
        try (LoadGenerator generator = new LoadGenerator(server, 1)) {
            return generator.ask(request.keepingBody());
        }
    }

    /// Sends one request and returns its answer.
    ///
    /// @throws LoadFailure when it fails
    HttpReply ask(HttpRequest request) {
        HttpReply[] answer = new HttpReply[1];
        run(new Workload() {
            @Override
            public HttpRequest next() {
                return request;
            }

            @Override
            public void answered(HttpReply reply) {
                answer[0] = reply;
            }
        }, PATIENCE, 1);
        return answer[0];
    }

    @Override
    public void close() {
        try {
            for (Connection connection : connections) {
                connection.channel.close();
            }
            selector.close();
        } catch (IOException e) {
            throw new LoadFailure("can't close a connection", e);
        }
    }

    private static final class Connection {

        private final SocketChannel channel;
        private final SelectionKey key;
        private final HttpReply reply = new HttpReply();
        private ByteBuffer outgoing;
        private long sentAt;

        Connection(InetSocketAddress server, Optional<InetAddress> from, Selector selector)
                throws IOException {
            channel = SocketChannel.open();
            if (from.isPresent()) {
                channel.bind(new InetSocketAddress(from.get(), 0));
            }
            channel.connect(server);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            key = channel.register(selector, SelectionKey.OP_READ, this);
        }

        void send(HttpRequest request) throws IOException {
            reply.expect(request);
            outgoing = ByteBuffer.wrap(request.bytes());
            sentAt = System.nanoTime();
            write();
        }

        private void write() throws IOException {
            channel.write(outgoing);
            boolean more = outgoing.hasRemaining();
            int interest = more ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
            if (key.interestOps() != interest) {
                key.interestOps(interest);
            }
        }

        /// Writes and reads what can be written and read just now.
        ///
        /// @return whether the answer is complete
        boolean proceed(ByteBuffer buffer) throws IOException {
            if (outgoing.hasRemaining()) {
                write();
            }
            if (!key.isReadable()) {
                return false;
            }
            buffer.clear();
            if (channel.read(buffer) < 0) {
                throw new IOException("the server closed it");
            }
            return reply.take(buffer.flip());
        }

        HttpReply checked() {
            if (!reply.isExpected()) {
                String body = reply.body();
                throw new LoadFailure("status " + reply.status() + ": "
                        + body.substring(0, Math.min(300, body.length())));
            }
            return reply;
        }
    }
}
