package dev.scimconsole.server.http;

import dev.scimconsole.server.http.call.Answer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sends made-up requests and reads whatever comes back. Its connections come from a thousand addresses of
/// this machine in turn, so that no limit for one address is met. For one thread.
public final class ShotClient implements AutoCloseable {

    private static final int MOST_ON_ONE_CONNECTION = 50;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 ([1-5][0-9]{2}) ");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final InetSocketAddress server;
    private final int number;
    private Socket socket = new Socket();
    private InputStream in = InputStream.nullInputStream();
    private int connections;
    private int sent;

    /// @param number of this client, below 100: tells its addresses from those of others
    public ShotClient(InetSocketAddress server, int number) {
        this.server = server;
        this.number = number;
    }

    /// An answer.
    ///
    /// @param firstByte  from the last byte sent to the first one read
    /// @param lastByte   from the last byte sent to the last one read
    public record Answer(int status, String head, byte[] body, Duration firstByte, Duration lastByte) {

        /// Why a server must not answer so; empty when all is well.
        public Optional<String> fault(Shot shot) {
            boolean meant = status == 501 || (status == 503 && head.contains("Retry-After: "))
                    || (status == 505 && !shot.whole());
            if (status >= 500 && !meant) {
                return Optional.of("status " + status);
            }
            if (text().contains("Exception") || text().contains("\tat ") || head.contains("Exception")) {
                return Optional.of("tells of its insides");
            }
            boolean told = body.length == 0 || status < 400
                    || (head.contains("json") && text().contains("\"status\""));
            return told ? Optional.empty() : Optional.of("an error without words");
        }

        /// The body as text.
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /// Sends a request and reads its answers: one of a whole request; of a broken one as many as the server
    /// takes it for, perhaps none, of which only the status is told.
    ///
    /// @throws IOException when a whole request is not answered
    public List<Answer> send(Shot shot) throws IOException {
        if (!shot.whole() || socket.isClosed() || !socket.isConnected() || sent >= MOST_ON_ONE_CONNECTION) {
            connect();
        }
        sent++;
        return shot.whole() ? List.of(sendWhole(shot)) : sendBroken(shot);
    }

    private Answer sendWhole(Shot shot) throws IOException {
        socket.getOutputStream().write(shot.bytes());
        Answer answer = next(System.nanoTime(), shot.method().equals("HEAD"));
        if (answer.head().toLowerCase(Locale.ROOT).contains("\r\nconnection: close")) {
            socket.close();
        }
        return answer;
    }

    private List<Answer> sendBroken(Shot shot) throws IOException {
        StringBuilder read = new StringBuilder();
        Duration first = Duration.ZERO;
        long start = System.nanoTime();
        try {
            socket.getOutputStream().write(shot.bytes());
            socket.shutdownOutput();
            start = System.nanoTime();
            int next = in.read();
            first = Duration.ofNanos(System.nanoTime() - start);
            while (next >= 0) {
                read.append((char) next);
                next = in.read();
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException _) {
            // The server has had enough of it; perhaps it has said why.
        } finally {
            socket.close();
        }
        List<Answer> answers = new ArrayList<>();
        Matcher statuses = STATUS.matcher(read);
        while (statuses.find()) {
            answers.add(new Answer(Integer.parseInt(statuses.group(1)), read.toString(), new byte[0], first,
                    Duration.ofNanos(System.nanoTime() - start)));
        }
        return answers;
    }

    private void connect() throws IOException {
        socket.close();
        socket = new Socket();
        socket.setReuseAddress(true);
        socket.setTcpNoDelay(true);
        connections++;
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.%d.%d.%d".formatted(100 + number,
                connections / 250 % 4, 1 + connections % 250)), 0));
        socket.connect(server, (int) PATIENCE.toMillis());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
        sent = 0;
    }

    private Answer next(long start, boolean headOnly) throws IOException {
        String head = head();
        Duration first = Duration.ofNanos(System.nanoTime() - start);
        while (head.startsWith("HTTP/1.1 100 ")) {
            head = head();
        }
        int status = Integer.parseInt(head.substring(9, 12));
        byte[] body = headOnly || status == 204 || status == 304 ? new byte[0] : body(head);
        return new Answer(status, head, body, first, Duration.ofNanos(System.nanoTime() - start));
    }

    private String head() throws IOException {
        StringBuilder read = new StringBuilder();
        int next = in.read();
        while (next >= 0) {
            read.append((char) next);
            next = next == '\n' && read.lastIndexOf("\r\n\r\n") >= 0 ? -1 : in.read();
        }
        String head = read.toString();
        if (!STATUS.matcher(head).lookingAt() || !head.endsWith("\r\n\r\n")) {
            throw new IOException("no answer but “" + head + "”");
        }
        return head;
    }

    private byte[] body(String head) throws IOException {
        String lower = head.toLowerCase(Locale.ROOT);
        if (lower.contains("transfer-encoding: chunked")) {
            return chunks();
        }
        int at = lower.indexOf("\r\ncontent-length: ");
        return at < 0
                ? in.readAllBytes()
                : in.readNBytes(Integer.parseInt(lower.substring(at + 18, lower.indexOf('\r', at + 2))));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int size;
        do {
            size = Integer.parseInt(line(), 16);
            body.write(in.readNBytes(size));
            line();
        } while (size > 0);
        return body.toByteArray();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            line.append((char) next);
            next = in.read();
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
