package dev.scimconsole.client.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.ConsoleClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Authenticator;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.SocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A server that is reached only through a proxy that asks to sign in.
@Tag("client")
@Tag("client.network")
@Timeout(30)
class ProxyTest {

    private static final HeldCertificate COMPANY = new HeldCertificate.Builder().certificateAuthority(0)
            .commonName("Acme Root CA").build();
    private static final HeldCertificate SERVER = new HeldCertificate.Builder().signedBy(COMPANY)
            .addSubjectAlternativeName("scim.acme.example").build();
    private static final String LOGIN = "Basic "
            + Base64.getEncoder().encodeToString("meyer:hunter2".getBytes(StandardCharsets.UTF_8));
    private static final String HEALTH = "{\"status\": \"up\", \"setUp\": true}";

    @TempDir Path folder;
    private final ProxySelector selectorBefore = ProxySelector.getDefault();
    private final Authenticator authenticatorBefore = Authenticator.getDefault();
    private final Proxies proxies = new Proxies(Map.of(), ProxySelector.of(null));
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private ServerSocket server;
    private ServerSocket proxy;

    @BeforeEach
    void start() throws IOException {
        proxies.install();
        server = new HandshakeCertificates.Builder().heldCertificate(SERVER, COMPANY.certificate()).build()
                .sslContext().getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> accept(server, this::answer));
        Thread.ofVirtual().start(() -> accept(proxy, this::tunnel));
    }

    @AfterEach
    void end() throws IOException {
        ProxySelector.setDefault(selectorBefore);
        Authenticator.setDefault(authenticatorBefore);
        server.close();
        proxy.close();
    }

    @Test
    void withThePasswordTheServerIsReachedAndTheProxyAloneHasSeenIt() throws Exception {
        proxies.use(byHand("meyer"), "hunter2".toCharArray());
        assertEquals("up", health());
        assertEquals("CONNECT scim.acme.example:443 HTTP/1.1",
                asked.getFirst().lines().findFirst().orElseThrow());
        assertEquals(1, asked.stream().filter(head -> head.contains(LOGIN)).count());
        assertEquals(0,
                asked.stream().filter(head -> head.startsWith("GET") && head.contains("Basic")).count());
    }

    @Test
    void withoutThePasswordNothingIsSentToTheServer() {
        proxies.use(byHand("meyer"), "wrong".toCharArray());
        CallFailedException failed = assertThrows(CallFailedException.class, this::health);
        assertTrue(
                failed.failure().sentence()
                        .startsWith("The proxy on the way to https://scim.acme.example did not"),
                failed::getMessage);
        proxies.use(byHand(""), new char[0]);
        assertThrows(CallFailedException.class, this::health);
        assertEquals(0, asked.stream().filter(head -> head.startsWith("GET")).count());
    }

    private ProxyRoute.ByHand byHand(String user) {
        return ProxyRoute.ByHand.parse("localhost:" + proxy.getLocalPort(), user).orElseThrow();
    }

    private String health() throws CallFailedException, IOException {
        Authorities authorities = new Authorities(Optional.of(folder));
        authorities.add(new Authority(COMPANY.certificate()));
        try (ConsoleClient client = new ConsoleClient(URI.create("https://scim.acme.example"),
                SocketFactory.getDefault(), Optional.of(authorities),
                () -> Locale.ENGLISH)) {
            return client.health().status();
        }
    }

    private interface Connection {
        void serve(Socket socket) throws IOException;
    }

    private static void accept(ServerSocket listening, Connection connection) {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                Thread.ofVirtual().start(() -> {
                    try (socket) {
                        connection.serve(socket);
                    } catch (IOException _) {
                        // The other end hung up.
                    }
                });
            } catch (IOException _) {
                // It is closed.
            }
        }
    }

    private void answer(Socket socket) throws IOException {
        asked.add(head(socket.getInputStream()));
        write(socket,
                String.join("\r\n", "HTTP/1.1 200 OK", "Content-Type: application/json", "Connection: close",
                        "Content-Length: " + HEALTH.length(), "", HEALTH));
    }

    private void tunnel(Socket socket) throws IOException {
        String head = head(socket.getInputStream());
        asked.add(head);
        if (!head.contains(LOGIN)) {
            write(socket, String.join("\r\n", "HTTP/1.1 407 Proxy Authentication Required",
                    "Proxy-Authenticate: Basic realm=\"acme\"", "Connection: close", "Content-Length: 0", "",
                    ""));
            return;
        }
        write(socket, "HTTP/1.1 200 Connection established\r\n\r\n");
        try (Socket beyond = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
            Thread there = Thread.ofVirtual().start(() -> copy(socket, beyond));
            copy(beyond, socket);
            there.interrupt();
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // One end hung up.
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }
}
