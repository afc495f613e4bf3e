package dev.scimconsole.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;

/// Asks a server over HTTP/1.1 and waits for the answer on the asking thread. The JDK's client has threads of its
/// own, between which each question and each answer goes several times: of all that woke in the tests of a room a
/// half.
final class AskingClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI server;
    /// Which wait for their next question.
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

    AskingClient(URI server) {
        this.server = server;
    }

    /// An answer.
    ///
    /// @param headers by their names in small letters; of several with one name the first
    record Answer(int status, Map<String, String> headers, byte[] body) {}

    /// @param path    as it is written into the request, with its query
    /// @param headers names and values in turns
    Answer ask(String method, String path, byte[] body, List<String> headers) throws IOException {
        Connection connection = connection();
        try {
            boolean taken = connection.write(request(method, path, body, headers));
            Answer answer = connection.read(method.equals("HEAD"));
            if (!taken || answer.headers().getOrDefault("connection", "").equalsIgnoreCase("close")) {
                connection.close();
            } else {
                idle.push(connection);
            }
            return answer;
        } catch (IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private Connection connection() throws IOException {
        Connection connection = idle.poll();
        while (connection != null && connection.ended()) {
            connection.close();
            connection = idle.poll();
        }
        return connection == null ? Connection.to(server) : connection;
    }

    private byte[] request(String method, String path, byte[] body, List<String> headers) throws IOException {
        StringBuilder head = new StringBuilder();
        head.append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: ")
                .append(server.getAuthority())
                .append("\r\n");
        if (body.length > 0 || (!method.equals("GET") && !method.equals("HEAD"))) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        for (int i = 0; i < headers.size(); i += 2) {
            head.append(headers.get(i)).append(": ").append(headers.get(i + 1)).append("\r\n");
        }
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        request.write(body);
        return request.toByteArray();
    }

    @Override
    public void close() {
        idle.forEach(Connection::close);
    }

    /// For one question at a time.
    private record Connection(SocketChannel channel, InputStream in) {

        static Connection to(URI server) throws IOException {
            SocketChannel channel = SocketChannel.open();
            try {
                channel.socket().setTcpNoDelay(true);
                channel.socket().setSoTimeout((int) PATIENCE.toMillis());
                channel.socket().connect(new InetSocketAddress(server.getHost(), server.getPort()),
                        (int) PATIENCE.toMillis());
                return new Connection(channel, new BufferedInputStream(channel.socket().getInputStream()));
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }

        /// Whether the server has ended it, or has said what it was not asked for.
        boolean ended() throws IOException {
            channel.configureBlocking(false);
            try {
                return channel.read(ByteBuffer.allocate(1)) != 0;
            } catch (IOException _) {
                return true;
            } finally {
                channel.configureBlocking(true);
            }
        }

        /// @return whether the server took all of it; one that has answered before may have hung up
        boolean write(byte[] request) {
            try {
                channel.socket().getOutputStream().write(request);
                return true;
            } catch (IOException _) {
                return false;
            }
        }

        Answer read(boolean headOnly) throws IOException {
            String[] statusLine = line().split(" ", 3);
            if (!statusLine[0].equals("HTTP/1.1")) {
                throw new IOException("no answer but “" + String.join(" ", statusLine) + "”");
            }
            int status = Integer.parseInt(statusLine[1]);
            Map<String, String> headers = headers();
            boolean empty = headOnly || status == 204 || status == 304;
            return new Answer(status, headers, empty ? new byte[0] : body(headers));
        }

        private Map<String, String> headers() throws IOException {
            Map<String, String> headers = new HashMap<>();
            String line = line();
            while (!line.isEmpty()) {
                int colon = line.indexOf(':');
                headers.putIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
                line = line();
            }
            return headers;
        }

        private byte[] body(Map<String, String> headers) throws IOException {
            if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
                return chunks();
            }
            String length = headers.get("content-length");
            return length == null ? in.readAllBytes() : bytes(Integer.parseInt(length));
        }

        private byte[] chunks() throws IOException {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            int size;
            do {
                size = Integer.parseInt(line(), 16);
                body.write(bytes(size));
                if (!line().isEmpty()) {
                    throw new IOException("a chunk that is longer than it said");
                }
            } while (size > 0);
            return body.toByteArray();
        }

        private byte[] bytes(int length) throws IOException {
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException("an answer that ends early");
            }
            return bytes;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            int next = in.read();
            while (next != '\n') {
                if (next < 0) {
                    throw new EOFException("no answer, or one that ends early");
                }
                line.append((char) next);
                next = in.read();
            }
            return line.toString().strip();
        }

        void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
