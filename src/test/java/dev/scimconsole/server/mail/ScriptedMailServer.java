package dev.scimconsole.server.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A mail server that says what a test wants, for what a good one never says.
final class ScriptedMailServer implements AutoCloseable {

    private final ServerSocket listener;
    private final Thread accepting;
    private final Map<String, String> answers;
    private final Optional<SSLContext> tls;
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();

    /// @param answers to commands, by how they begin, empty for none; others are taken. Empty text stands for
    ///                the greeting
    ScriptedMailServer(Map<String, String> answers) {
        this(answers, Optional.empty());
    }

    /// The same, that knows STARTTLS.
    ScriptedMailServer(Map<String, String> answers, SSLContext tls) {
        this(answers, Optional.of(tls));
    }

    private ScriptedMailServer(Map<String, String> answers, Optional<SSLContext> tls) {
        this.answers = answers;
        this.tls = tls;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        accepting = Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /// What clients said, without the emails; with `encrypted` before it where it was.
    List<String> commands() {
        return commands;
    }

    long count(String beginning) {
        return commands.stream().filter(command -> command.startsWith(beginning)).count();
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        try {
            // A virtual thread that waits for a connection keeps the port until it is awake.
            accepting.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                sockets.add(socket);
                if (listener.isClosed()) {
                    return;
                }
                connections.incrementAndGet();
                converse(socket, true);
            } catch (IOException _) {
                // The client went away, or the test is over.
            }
        }
    }

    private void converse(Socket socket, boolean inClear) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        var out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
        if (inClear) {
            say(out, answers.getOrDefault("", "220 scripted"));
        }
        boolean inMail = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (inMail) {
                inMail = !line.equals(".");
                if (!inMail) {
                    say(out, answer("."));
                }
            } else if (line.equals("STARTTLS") && tls.isPresent()) {
                commands.add(line);
                say(out, "220 go ahead");
                converse(encrypted(socket, tls.get()), false);
                return;
            } else {
                commands.add(inClear ? line : "encrypted " + line);
                String answer = answer(line);
                inMail = line.equals("DATA") && answer.startsWith("354");
                say(out, answer);
            }
        }
    }

    private static Socket encrypted(Socket socket, SSLContext tls) throws IOException {
        SSLSocket encrypted = (SSLSocket) tls.getSocketFactory().createSocket(socket, "", 0, true);
        encrypted.setUseClientMode(false);
        return encrypted;
    }

    private String answer(String line) {
        if (line.startsWith("EHLO") && tls.isPresent()) {
            return "250-scripted\r\n250-AUTH PLAIN\r\n250 STARTTLS";
        }
        return answers.keySet().stream()
                .filter(beginning -> !beginning.isEmpty() && line.startsWith(beginning))
                .findFirst().map(answers::get).orElse(line.equals("DATA") ? "354 go ahead" : "250 taken");
    }

    private static void say(Writer out, String answer) throws IOException {
        if (answer.isEmpty()) {
            return;
        }
        out.write(answer + "\r\n");
        out.flush();
    }
}
