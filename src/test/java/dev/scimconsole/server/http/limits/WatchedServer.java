package dev.scimconsole.server.http.limits;

import dev.scimconsole.server.http.body.BodyBudget;
import dev.scimconsole.server.http.body.BodyReader;
import dev.scimconsole.server.http.body.RequestBody;
import dev.scimconsole.server.http.body.Sending;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// Nothing but what guards the listener, on a real HTTP server: it reads each request's body and answers what
/// became of it, in as many bytes as the path says.
final class WatchedServer implements AutoCloseable {

    private final Server server;
    private final ServerConnector connector;
    private final BlockingQueue<Boolean> ends = new LinkedBlockingQueue<>();

    /// @param limit   of a body, bytes
    /// @param longest that a body may take
    /// @param budget  of all bodies, bytes
    WatchedServer(WatchedConnection.Times times, ConnectionLimits.Numbers numbers,
            Predicate<InetAddress> proxies, int limit, Duration longest, BodyBudget budget) throws Exception {
        QueuedThreadPool threads = new QueuedThreadPool(8, 2);
        threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        server = new Server(threads);
        connector = new ServerConnector(server, null, null, new ArrayByteBufferPool(), 1, 1,
                new HttpConnectionFactory());
        connector.setHost("127.0.0.1");
        ConnectionWatch watch = new ConnectionWatch(connector, times, proxies);
        connector.addBean(watch);
        connector.addBean(new ConnectionLimits(numbers, proxies, watch::closeOldestStranger));
        server.addConnector(connector);
        BodyReader bodies = new BodyReader(budget);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                WatchedConnection watched = WatchedConnection.of(request);
                watched.begin();
                Request.addCompletionListener(request, failure -> {
                    watched.end();
                    ends.add(failure == null);
                });
                String path = request.getHttpURI().getPath();
                if (path.equals("/trusted")) {
                    watched.trust();
                }
                byte[] answer;
                try (RequestBody body = bodies.read(request, limit, longest)) {
                    answer = path.matches("/[0-9]+")
                            ? new byte[Integer.parseInt(path.substring(1))]
                            : body.getClass().getSimpleName().getBytes(StandardCharsets.US_ASCII);
                }
                Sending.whole(request, response, List.of(answer), callback);
                return true;
            }
        });
        server.start();
    }

    /// A connection to it.
    Client connect() throws IOException {
        return new Client(new InetSocketAddress(InetAddress.getLoopbackAddress(), connector.getLocalPort()));
    }

    /// Waits for the end of a request.
    ///
    /// @return whether it was answered in full
    boolean nextEnd() throws InterruptedException {
        Boolean end = ends.poll(20, TimeUnit.SECONDS);
        if (end == null) {
            throw new AssertionError("no request ended");
        }
        return end;
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    /// A client that sends and reads bytes as they are.
    static final class Client implements AutoCloseable {

        private final Socket socket = new Socket();

        Client(InetSocketAddress address) throws IOException {
            socket.setReceiveBufferSize(8 * 1024);
            socket.connect(address, 5_000);
            socket.setSoTimeout(10_000);
        }

        Client send(String text) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return this;
        }

        /// Sends no more, and can still read.
        Client endSending() throws IOException {
            socket.shutdownOutput();
            return this;
        }

        /// One answer: its head and a body of the announced length.
        String answer() throws IOException {
            StringBuilder head = new StringBuilder();
            InputStream in = socket.getInputStream();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    return head.toString();
                }
                head.append((char) next);
            }
            String length = head.toString().replaceAll("(?s).*Content-Length: ([0-9]+).*", "$1");
            return head + (length.matches("[0-9]+")
                    ? new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.US_ASCII)
                    : "");
        }

        /// Sends one byte after another, some time apart, until the server has enough of it.
        ///
        /// @return what it answers
        String trickle(char bytes, Duration apart) throws IOException {
            socket.setSoTimeout((int) apart.toMillis());
            StringBuilder answer = new StringBuilder();
            for (int i = 0; i < 1_000; i++) {
                try {
                    int next = socket.getInputStream().read();
                    if (next < 0) {
                        return answer.toString();
                    }
                    answer.append((char) next);
                } catch (SocketTimeoutException _) {
                    send(String.valueOf(bytes));
                }
            }
            throw new AssertionError("the server takes this for ever");
        }

        /// Whether the server has closed it.
        boolean isClosed() throws IOException {
            try {
                return socket.getInputStream().read() < 0;
            } catch (SocketTimeoutException _) {
                return false;
            } catch (IOException _) {
                return true;
            }
        }

        /// Leaves before everything is said.
        void goAway() throws IOException {
            socket.close();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
