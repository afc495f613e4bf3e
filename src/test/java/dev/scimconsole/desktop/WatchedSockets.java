package dev.scimconsole.desktop;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javax.net.SocketFactory;

/// Real sockets that tell what was asked through them and whether the JavaFX thread touched them, and that can
/// lose the answers of the service.
public final class WatchedSockets extends SocketFactory {

    private final BooleanSupplier onFxThread;
    private volatile boolean usedOnFxThread;
    private volatile boolean losesAnswers;
    private final List<Socket> opened = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    WatchedSockets() {
        this(Platform::isFxApplicationThread);
    }

    private WatchedSockets(BooleanSupplier onFxThread) {
        this.onFxThread = onFxThread;
    }

    /// For tests without a toolkit, which is loaded by the question for its thread.
    public static WatchedSockets withoutToolkit() {
        return new WatchedSockets(() -> false);
    }

    /// Whether any I/O happened on the JavaFX thread.
    boolean usedOnFxThread() {
        return usedOnFxThread;
    }

    /// How many connections were opened.
    int opened() {
        return opened.size();
    }

    /// How many of them are not closed yet.
    long open() {
        return opened.stream().filter(socket -> !socket.isClosed()).count();
    }

    /// The method and the address of each request, in their order.
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /// How often the service was asked for this.
    ///
    /// @param path the address in the request
    int asked(String path) {
        return Collections.frequency(requests, "GET " + path);
    }

    /// From now on requests reach the service and its answers do not come back, or they do again.
    void loseAnswers(boolean lose) {
        losesAnswers = lose;
    }

    @Override
    public Socket createSocket() {
        watch();
        Socket socket = new Socket() {
            @Override
            public InputStream getInputStream() throws IOException {
                return new Answers(super.getInputStream());
            }

            @Override
            public OutputStream getOutputStream() throws IOException {
                return new Requests(super.getOutputStream());
            }
        };
        opened.add(socket);
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
        throw new UnsupportedOperationException();
    }

    private void watch() {
        usedOnFxThread |= onFxThread.getAsBoolean();
    }

    private final class Requests extends FilterOutputStream {

        Requests(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            watch();
            String text = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
            int end = text.indexOf(" HTTP/1.1\r\n");
            if (end > 0) {
                requests.add(text.substring(0, end));
            }
            out.write(bytes, offset, length);
        }
    }

    private final class Answers extends FilterInputStream {

        Answers(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            watch();
            int read = super.read(into, offset, length);
            if (losesAnswers) {
                throw new SocketException("the answer was lost");
            }
            return read;
        }
    }
}
