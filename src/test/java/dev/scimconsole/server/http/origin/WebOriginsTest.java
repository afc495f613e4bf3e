package dev.scimconsole.server.http.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.RunningServer.Reply;
import dev.scimconsole.server.ScimConsoleServer;
import dev.scimconsole.server.ServerOptions;
import dev.scimconsole.server.http.call.Route;
import dev.scimconsole.server.http.tls.TlsFiles;
import dev.scimconsole.server.store.MemoryFolder;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.net.SocketFactory;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a web page of somebody else can do through an administrator's browser: nothing.
@Tag("server")
@Tag("server.http")
@Tag("server.http.origin")
@Timeout(60)
class WebOriginsTest {

    private static final List<String> PATHS = List.of("/api/v1/health", "/api/v1/openapi.json", "/",
            "/invite",
            "/scim/v2/ServiceProviderConfig", "/nothing");
    private static final String SIGN_IN = "{\"email\": \"%s\", \"password\": \"%s\"}"
            .formatted(RunningServer.OWNER, RunningServer.PASSWORD);

    @TempDir(factory = MemoryFolder.class) private Path folder;

    @Test
    void onThisMachineOnlyItsOwnNamesAreTaken() throws IOException {
        try (RunningServer server = RunningServer.setUp(folder)) {
            URI address = server.server().address();
            int port = address.getPort();
            for (String path : PATHS) {
                for (String own : List.of("localhost", "LOCALHOST:" + port, "127.0.0.1:" + port, "127.0.0.1",
                        "127.9.9.9:" + port, "[::1]:" + port, "localhost:4711")) {
                    assertFalse(get(address, path, own).startsWith("HTTP/1.1 421"), own + path);
                }
                for (String foreign : List.of("attacker.example:" + port, "attacker.example",
                        "10.0.0.1:" + port,
                        "localhost.attacker.example:" + port, "0.0.0.0:" + port, "128.0.0.1",
                        "127.0.0.1.attacker.example", "[::2]:" + port, "[2001:db8::1]",
                        "2130706433.example")) {
                    String answer = get(address, path, foreign);
                    assertTrue(answer.startsWith("HTTP/1.1 421"), foreign + path + answer);
                    assertFalse(answer.contains("Access-Control"), answer);
                }
            }
            assertTrue(
                    get(address, "/api/v1/health", "attacker.example").contains("\"code\":\"misdirected\""));
            assertTrue(get(address, "/scim/v2/Users", "attacker.example")
                    .contains("Content-Type: application/scim+json"));
        }
    }

    @Test
    void whoNamesNoServerIsNoBrowser() throws IOException {
        try (RunningServer server = RunningServer.setUp(folder)) {
            assertTrue(exchange(server.server().address(), SocketFactory.getDefault(),
                    "GET /api/v1/health HTTP/1.0\r\n\r\n").startsWith("HTTP/1.1 200"));
        }
    }

    @Test
    void aProxyThatIsBelievedLooksForItself() throws IOException {
        try (RunningServer server = RunningServer.setUpBehind(folder, List.of("127.0.0.1"))) {
            assertTrue(get(server.server().address(), "/api/v1/health", "scim.acme.com")
                    .startsWith("HTTP/1.1 200"));
        }
    }

    @Test
    void byTlsOnlyTheConfiguredNameIsTaken() throws Exception {
        HeldCertificate certificate = new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1")
                .addSubjectAlternativeName("*.acme.com")
                .build();
        Path pem = Files.writeString(folder.resolve("certificate.pem"), certificate.certificatePem());
        Path key = Files.writeString(folder.resolve("key.pem"), certificate.privateKeyPkcs8Pem());
        SocketFactory tls = new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate.certificate())
                .build().sslSocketFactory();
        try (ScimConsoleServer server = ScimConsoleServer.start(RunningServer.options(folder,
                Optional.of(URI.create("https://SCIM.acme.com/")),
                Optional.of(new ServerOptions.Tls(pem, key, Optional.empty())), List.of()))) {
            for (String path : PATHS) {
                for (String host : List.of("scim.acme.com", "Scim.Acme.Com:443", "127.0.0.1",
                        "other.acme.com",
                        "attacker.example")) {
                    String answer = exchange(server.address(), tls,
                            "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
                    assertEquals(host.startsWith("other") || host.startsWith("attacker"),
                            answer.startsWith("HTTP/1.1 421"),
                            host + path + answer);
                    assertTrue(answer.contains("\r\nStrict-Transport-Security: max-age=31536000\r\n"),
                            answer);
                }
            }
            String scim = exchange(server.address(), tls,
                    "GET /scim/v2/Users HTTP/1.0\r\nHost: a.de\r\n\r\n");
            assertTrue(scim.contains("Content-Type: application/scim+json"), scim);
            String malformed = exchange(server.address(), tls, "GET / HTTP/1.1\r\nHost: a b\r\n\r\n");
            assertTrue(malformed.startsWith("HTTP/1.1 400"), malformed);
            assertTrue(malformed.contains("\r\nStrict-Transport-Security: max-age=31536000\r\n"), malformed);
        }
    }

    @Test
    void fromAnotherMachineTheNameCountsWhereOneIsConfiguredByTls() throws Exception {
        Optional<TlsFiles> tls = Optional.of(new TlsFiles(folder, folder, Optional.empty()));
        Optional<String> name = Optional.of("https://scim.acme.com");
        assertEquals("foreign", fromAnotherMachine(tls, name, "attacker.example"));
        assertEquals("foreign", fromAnotherMachine(tls, name, "localhost"));
        assertEquals("own", fromAnotherMachine(tls, name, "scim.acme.com"));
        assertEquals("own", fromAnotherMachine(tls, Optional.empty(), "attacker.example"));
        assertEquals("own", fromAnotherMachine(Optional.empty(), name, "10.0.0.1"));
    }

    @Test
    void plainHttpDoesNotSpeakOfTls() throws IOException {
        try (RunningServer server = RunningServer.setUp(folder)) {
            assertEquals("", server.send("GET", "/health", "").header("Strict-Transport-Security"));
        }
    }

    @Test
    void whatChangesAnythingTakesJsonAlone() {
        try (RunningServer server = RunningServer.setUp(folder)) {
            for (String type : List.of("text/plain", "application/x-www-form-urlencoded",
                    "multipart/form-data",
                    "", "application/jsonp", "text/json",
                    "text/plain;json",
                    "application/json, text/plain")) {
                Reply reply = as(server, "/sessions", type, SIGN_IN);
                assertEquals(415, reply.status(), type);
                assertEquals("unsupported-body", reply.problem(), type);
            }
            for (String type : List.of("application/json", "Application/JSON",
                    "application/json;charset=UTF-8",
                    "application/json; charset=\"utf-8\"")) {
                assertEquals(201, as(server, "/sessions", type, SIGN_IN).status(), type);
            }
            assertEquals(415, as(server, "/setup", "text/plain", "{}").status());
            assertEquals(415, as(server, "/invites/accept", "text/plain", "{}").status());
            String session = server.signIn();
            for (Route route : server.listener().routes()) {
                if (!route.method().equals("GET")) {
                    String path = "/api/v1"
                            + route.path().replace("{name}", "a.de").replaceAll("\\{\\w*[iI]d}", "nobody");
                    assertEquals(415, server.sendTo(path, route.method(), "{}", "session", session,
                            "Content-Type", "text/plain").status(), path);
                    assertEquals(415, server.sendTo(path, route.method(), "", "session", session,
                            "Content-Type", "text/plain").status(), path);
                }
            }
            // Nobody needs to say what an empty body is.
            assertEquals(204, server.send("DELETE", "/sessions/current", "", "session", session).status());
        }
    }

    @Test
    void aPageOfAnotherServerChangesNothing() {
        try (RunningServer server = RunningServer.setUp(folder)) {
            String own = server.server().address().toString();
            for (String foreign : List.of("http://attacker.example", "null", "", "https" + own.substring(4),
                    "http://127.0.0.1:1", "http://127.0.0.1", "file://", own + " " + own, own + "%00",
                    "chrome-extension://abcdefgh")) {
                Reply reply = server.post("/sessions", SIGN_IN, "Origin", foreign);
                assertEquals(403, reply.status(), foreign);
                assertEquals("foreign-origin", reply.problem(), foreign);
            }
            assertEquals(201, server.post("/sessions", SIGN_IN, "Origin", own).status());
            assertEquals(403,
                    server.post("/sessions", SIGN_IN, "Origin", own, "Origin", "http://b.de").status());
            String session = server.signIn();
            for (Route route : server.listener().routes()) {
                if (!route.method().equals("GET")) {
                    assertEquals("foreign-origin", server.send(route.method(),
                            route.path().replace("{name}", "a.de").replaceAll("\\{\\w*[iI]d}", "nobody"), "",
                            "session",
                            session, "Origin", "http://attacker.example").problem(), route.path());
                }
            }
            assertEquals(200, server.send("GET", "/sessions/current", "", "session", session, "Origin",
                    "http://attacker.example").status());
        }
    }

    @Test
    void thePublicUrlIsAnOriginOfItsOwn() throws IOException {
        try (ScimConsoleServer server = ScimConsoleServer.start(RunningServer.options(folder,
                Optional.of(URI.create("https://scim.acme.com")), Optional.empty(), List.of("127.0.0.1")))) {
            for (String origin : List.of("https://scim.acme.com", "https://SCIM.acme.com:443")) {
                String answer = exchange(server.address(), SocketFactory.getDefault(),
                        "POST /api/v1/setup HTTP/1.1\r\nHost: backend\r\nOrigin: " + origin
                                + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
                                + "Connection: close\r\n\r\n{}");
                assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
            }
        }
    }

    private static Reply as(RunningServer server, String path, String contentType, String body) {
        return contentType.isEmpty()
                ? server.sendTo("/api/v1" + path, "POST", body)
                : server.sendTo("/api/v1" + path, "POST", body, "Content-Type", contentType);
    }

    private static String fromAnotherMachine(Optional<TlsFiles> tls, Optional<String> publicUrl, String host)
            throws Exception {
        WebOrigins origins = new WebOrigins("0.0.0.0", tls.isPresent(), publicUrl,
                new ClientView("https", publicUrl, List.of()));
        Server server = new Server();
        // Whoever comes by it has no address of this machine.
        LocalConnector connector = new LocalConnector(server);
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                response.getHeaders().put("Seen", origins.isForeign(request) ? "foreign" : "own");
                callback.succeeded();
                return true;
            }
        });
        server.start();
        try {
            String answer = connector.getResponse("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
            return answer.lines().filter(line -> line.startsWith("Seen: ")).findFirst().orElseThrow()
                    .substring(6);
        } finally {
            server.stop();
        }
    }

    private static String get(URI address, String path, String host) throws IOException {
        return exchange(address, SocketFactory.getDefault(),
                "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    private static String exchange(URI address, SocketFactory sockets, String request) throws IOException {
        try (Socket socket = sockets.createSocket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
