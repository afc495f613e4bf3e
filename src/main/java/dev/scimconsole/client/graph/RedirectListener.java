package dev.scimconsole.client.graph;

import dev.scimconsole.client.graph.GraphFailure.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import okhttp3.HttpUrl;

/// Waits on the loopback interface for the browser to come back from a sign-in (RFC 8252 §7.3). Takes what
/// carries the right `state` and nothing else, since any page can make the browser come here.
final class RedirectListener implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int LONGEST_READ_MILLIS = 5_000;
    private static final int LONGEST_LINE = 16 * 1024;

    private final ServerSocket socket;
    private final byte[] page;

    private RedirectListener(ServerSocket socket, byte[] page) {
        this.socket = socket;
        this.page = page;
    }

    static RedirectListener open(String page) throws IOException {
        return new RedirectListener(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()),
                page.getBytes(StandardCharsets.UTF_8));
    }

    /// The redirect address. Microsoft lets any port of `http://localhost` match, and no IPv6 address.
    String address() {
        return "http://localhost:" + socket.getLocalPort();
    }

    /// The parameters with which the browser came back.
    Map<String, String> await(String state) throws GraphException, InterruptedException {
        long until = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new GraphException(Kind.DECLINED);
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            try {
                socket.setSoTimeout((int) Math.min(left, 500));
                try (Socket browser = socket.accept()) {
                    Map<String, String> parameters = read(browser);
                    boolean ours = state.equals(parameters.get("state"));
                    answer(browser, ours);
                    if (ours) {
                        return parameters;
                    }
                }
            } catch (SocketTimeoutException _) {
                // Not yet.
            } catch (SocketException _) {
                if (socket.isClosed()) {
                    throw new GraphException(Kind.DECLINED);
                }
            } catch (IOException _) {
                // A browser that goes away is no answer.
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException _) {
            // It is not used any more in any case.
        }
    }

    private static Map<String, String> read(Socket browser) throws IOException {
        browser.setSoTimeout(LONGEST_READ_MILLIS);
        BufferedReader reader = new BufferedReader(
                new InputStreamReader(browser.getInputStream(), StandardCharsets.US_ASCII), LONGEST_LINE);
        char[] read = new char[LONGEST_LINE];
        int length = 0;
        int c = reader.read();
        while (c >= 0 && c != '\n' && length < LONGEST_LINE) {
            read[length++] = (char) c;
            c = reader.read();
        }
        String[] words = new String(read, 0, length).strip().split(" ", -1);
        HttpUrl url = words.length == 3 && words[0].equals("GET") && words[1].startsWith("/")
                ? HttpUrl.parse("http://localhost" + words[1])
                : null;
        Map<String, String> parameters = new HashMap<>();
        if (url != null && url.encodedPath().equals("/")) {
            url.queryParameterNames().forEach(name -> {
                String value = url.queryParameter(name);
                parameters.put(name, value == null ? "" : value);
            });
        }
        return parameters;
    }

    private void answer(Socket browser, boolean ours) throws IOException {
        byte[] body = ours ? page : new byte[0];
        browser.getOutputStream().write(("HTTP/1.1 " + (ours ? "200 OK" : "404 Not Found")
                + "\r\nContent-Type: text/html; charset=utf-8\r\nCache-Control: no-store"
                + "\r\nReferrer-Policy: no-referrer\r\nContent-Security-Policy: default-src 'none'"
                + "\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        browser.getOutputStream().write(body);
        browser.getOutputStream().flush();
    }
}
