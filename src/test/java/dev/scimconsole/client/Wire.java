package dev.scimconsole.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/// The wire between the console and the service, with whatever can go wrong on it.
public final class Wire implements AutoCloseable {

    /// What goes wrong.
    public sealed interface Fault {

        /// Nothing.
        record None() implements Fault {}

        /// The request reaches the service, whose answer is lost.
        record AnswerLost() implements Fault {}

        /// The request is read from the console and never reaches the service.
        record RequestLost() implements Fault {}

        /// The connection is closed before anything is read from it.
        record Cut() implements Fault {}

        /// The request reaches the service, but something between answers in its place.
        record AnsweredBy(String answer) implements Fault {}

        /// The answer waits until the latch opens.
        record Slow(CountDownLatch until) implements Fault {}
    }

    /// Which requests a fault strikes, by the beginning of their request line.
    private record Strike(String requests, Fault fault) {}

    private static final Strike NOWHERE = new Strike("", new Fault.None());

    private final URI service;
    private final ServerSocket listener;
    private final Thread acceptor = Thread.ofVirtual().unstarted(this::accept);
    private final Lines requests = new Lines();
    private final Lines answered = new Lines();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile Strike strike = NOWHERE;

    private Wire(URI service, ServerSocket listener) {
        this.service = service;
        this.listener = listener;
    }

    /// A wire to the service.
    public static Wire to(URI service) {
        try {
            Wire wire = new Wire(service, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            wire.acceptor.start();
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The console's end.
    public URI address() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /// From now on the fault strikes the requests whose request line begins so; none else.
    ///
    /// @param requests such as `POST /api/v1/scim-configuration/token`; empty for every request
    public void strike(String requests, Fault fault) {
        strike = new Strike(requests, fault);
    }

    /// From now on nothing goes wrong.
    public void mend() {
        strike = NOWHERE;
    }

    /// How many requests were read from the console whose request line begins so.
    public long count(String beginning) {
        return requests.count(beginning);
    }

    /// Waits until such a request was read from the console.
    public void await(String beginning) throws InterruptedException {
        requests.await(beginning);
    }

    /// Waits until the service has answered one of these, whatever becomes of the answer.
    public void awaitAnswered(String beginning) throws InterruptedException {
        answered.await(beginning);
    }

    @Override
    public void close() {
        try {
            listener.close();
            // Until it has seen that, one more connection would be taken.
            acceptor.join();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket console = listener.accept();
                sockets.add(console);
                Thread.ofVirtual().start(() -> serve(console));
            } catch (IOException _) {
                // Closed, which ends the loop.
            }
        }
    }

    private void serve(Socket console) {
        try (console; Socket upstream = new Socket(service.getHost(), service.getPort())) {
            sockets.add(upstream);
            InputStream fromConsole = new BufferedInputStream(console.getInputStream());
            InputStream fromService = new BufferedInputStream(upstream.getInputStream());
            if (strike.requests().isEmpty() && strike.fault() instanceof Fault.Cut) {
                return;
            }
            while (true) {
                Message request = Message.read(fromConsole);
                requests.add(request.firstLine());
                Fault fault = request.firstLine().startsWith(strike.requests())
                        ? strike.fault()
                        : new Fault.None();
                if (fault instanceof Fault.RequestLost || fault instanceof Fault.Cut) {
                    return;
                }
                upstream.getOutputStream().write(request.bytes());
                byte[] answer = Message.read(fromService).bytes();
                answered.add(request.firstLine());
                if (!pass(console, fault, answer)) {
                    return;
                }
            }
        } catch (IOException _) {
            // Either end has hung up: so does this one.
        }
    }

    /// Passes the answer on, as far as the fault lets it.
    ///
    /// @return whether the connection stands
    private static boolean pass(Socket console, Fault fault, byte[] answer) throws IOException {
        switch (fault) {
            case Fault.AnswerLost _ -> {
                return false;
            }
            case Fault.AnsweredBy(String text) -> {
                console.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
                return false;
            }
            case Fault.Slow(CountDownLatch until) -> {
                try {
                    until.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            case Fault.None _,Fault.RequestLost _,Fault.Cut _ -> {
            }
        }
        console.getOutputStream().write(answer);
        return true;
    }

    /// The request lines that have come so far.
    private static final class Lines {

        private static final Duration LONGEST = Duration.ofSeconds(60);

        private final List<String> lines = new ArrayList<>();

        synchronized void add(String line) {
            lines.add(line);
            notifyAll();
        }

        synchronized long count(String beginning) {
            return lines.stream().filter(line -> line.startsWith(beginning)).count();
        }

        synchronized void await(String beginning) throws InterruptedException {
            long end = System.nanoTime() + LONGEST.toNanos();
            while (count(beginning) == 0) {
                long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
                if (left <= 0) {
                    throw new AssertionError("waited in vain for " + beginning);
                }
                wait(left);
            }
        }
    }

    /// A request or an answer of HTTP/1.1, whose body has a length.
    private record Message(String firstLine, byte[] bytes) {

        static Message read(InputStream in) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            String first = line(in, bytes);
            int length = 0;
            for (String header = line(in, bytes); !header.isEmpty(); header = line(in, bytes)) {
                if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(header.substring(header.indexOf(':') + 1).strip());
                }
            }
            bytes.write(in.readNBytes(length));
            return new Message(first, bytes.toByteArray());
        }

        private static String line(InputStream in, ByteArrayOutputStream copy) throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0) {
                    throw new IOException("hung up");
                }
                copy.write(b);
                line.write(b);
            }
            copy.write('\n');
            return line.toString(StandardCharsets.UTF_8).strip();
        }
    }
}
