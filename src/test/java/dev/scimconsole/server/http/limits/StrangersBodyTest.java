package dev.scimconsole.server.http.limits;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.http.limits.WatchedServer.Client;
import dev.scimconsole.server.store.MemoryFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What of a body the service takes before it knows who sends it.
@Tag("server")
@Tag("server.http")
@Tag("server.http.limits")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangersBodyTest {

    private RunningServer server;
    private String session;
    private String token;

    @BeforeAll
    void start(@TempDir(factory = MemoryFolder.class) Path folder) {
        server = RunningServer.setUp(folder);
        session = server.signIn();
        token = server.addFirstDomain(session);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private Client connect() throws IOException {
        return new Client(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.server().address().getPort()));
    }

    private static String head(String request, String... headers) {
        return request + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + String.join("\r\n", headers) + "\r\n\r\n";
    }

    @Test
    void itIsRefusedByWhatItAnnouncesAndNotWaitedFor() throws IOException {
        for (String route : new String[]{"sessions", "setup", "invites/accept"}) {
            try (Client client = connect()) {
                String answer = client.send(head("POST /api/v1/" + route, "Content-Length: 65000")
                        + "x".repeat(62_000)).answer();
                assertTrue(answer.startsWith("HTTP/1.1 413"), answer);
                assertTrue(answer.contains("Connection: close"), answer);
                assertTrue(answer.contains("too-large"), answer);
            }
        }
    }

    @Test
    void fourKibibytesAreEnoughAndOneMoreIsTooMuch() throws IOException {
        String json = "{\"email\": \"nobody@acme.com\", \"password\": \"not mine\"";
        String most = json + " ".repeat(4_096 - json.length() - 1) + "}";
        try (Client client = connect()) {
            String answer = client.send(head("POST /api/v1/sessions", "Content-Length: 4096") + most)
                    .answer();
            assertTrue(answer.startsWith("HTTP/1.1 401"), answer);
            answer = client.send(head("POST /api/v1/sessions", "Transfer-Encoding: chunked") + "1000\r\n"
                    + most + "\r\n1\r\n \r\n0\r\n\r\n").answer();
            assertTrue(answer.startsWith("HTTP/1.1 413"), answer);
        }
    }

    @Test
    void nobodyIsToldToSendABodyThatWillNotBeRead() throws IOException {
        String domains = "POST /api/v1/scim-configuration/domains";
        for (String head : new String[]{head(domains, "Expect: 100-continue", "Content-Length: 20"),
                head(domains, "Expect: 100-continue", "Content-Length: 20", "Authorization: Bearer none"),
                head("POST /scim/v2/Users", "Expect: 100-continue", "Content-Length: 20"),
                head("POST /scim/v2/Users", "Expect: 100-continue", "Content-Length: 20",
                        "Authorization: Bearer none")}) {
            try (Client client = connect()) {
                String answer = client.send(head).answer();
                assertTrue(answer.startsWith("HTTP/1.1 401"), answer);
                assertTrue(answer.contains("Connection: close"), answer);
                assertTrue(client.isClosed());
            }
        }
    }

    @Test
    void whoeverMaySendItIsToldToGoOn() throws IOException {
        String user = "{\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:User\"],"
                + " \"userName\": \"expected@acme.com\"}";
        try (Client client = connect()) {
            client.send(
                    head("POST /scim/v2/Users", "Expect: 100-continue", "Content-Length: " + user.length(),
                            "Authorization: Bearer " + token));
            assertTrue(client.answer().startsWith("HTTP/1.1 100"));
            assertTrue(client.send(user).answer().startsWith("HTTP/1.1 201"));
        }
        String domain = "{\"name\": \"acme.org\"}";
        try (Client client = connect()) {
            client.send(head("POST /api/v1/scim-configuration/domains", "Expect: 100-continue",
                    "Content-Length: " + domain.length(), "Authorization: Bearer " + session));
            assertTrue(client.answer().startsWith("HTTP/1.1 100"));
            assertTrue(client.send(domain).answer().startsWith("HTTP/1.1 201"));
        }
    }

    @Test
    void aRefusedRequestWithASmallBodyLeavesTheConnectionOpen() throws IOException {
        try (Client client = connect()) {
            for (int i = 0; i < 3; i++) {
                String answer = client.send(head("PATCH /scim/v2/Users/1", "Content-Length: 2",
                        "Authorization: Bearer none") + "{}").answer();
                assertTrue(answer.startsWith("HTTP/1.1 401"), answer);
            }
        }
    }
}
