package dev.scimconsole.server.http.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.RunningServer.Reply;
import dev.scimconsole.server.store.MemoryFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Following live: each event once, in the order it was kept, across broken connections.
@Tag("server")
@Tag("server.http")
@Tag("server.http.routes")
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class EventStreamTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir(factory = MemoryFolder.class) Path folder;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private RunningServer server;
    private String session;

    @BeforeEach
    void start() {
        server = RunningServer.setUp(folder);
        session = server.signIn();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void newEventsArriveAsTheyHappenAndOldOnesDoNot() throws Exception {
        try (Stream stream = open("", "")) {
            assertEquals(200, stream.response().statusCode());
            assertEquals("text/event-stream",
                    stream.response().headers().firstValue("Content-Type").orElse(""));
            Reply changed = invites(true);
            Message message = stream.next();
            assertEquals("settings.changed", message.event().get("action").asString());
            assertEquals(changed.header("X-Request-Id"), message.event().get("requestId").asString());
            assertEquals(401, server.sendTo("/scim/v2/Users", "GET", "").status());
            assertEquals("no-token", stream.next().event().get("reason").asString());
        }
    }

    @Test
    void whoComesBackGetsEachEventExactlyOnce() throws Exception {
        List<String> seen = new ArrayList<>();
        String last = "";
        int made = 0;
        for (int round = 0; round < 4; round++) {
            try (Stream stream = open("", last)) {
                if (round == 0) {
                    invites(true);
                    made++;
                }
                while (seen.size() < made) {
                    Message message = stream.next();
                    seen.add(message.event().get("requestId").asString());
                    last = message.id();
                }
            }
            // While nobody listens.
            for (int i = 0; i < 3; i++) {
                invites(i % 2 == 0);
                made++;
            }
        }
        try (Stream stream = open("", last)) {
            while (seen.size() < made) {
                seen.add(stream.next().event().get("requestId").asString());
            }
        }
        assertEquals(13, made);
        assertEquals(13, seen.stream().distinct().count());
        List<String> listed = new ArrayList<>();
        server.send("GET", "/events?text=settings.changed", "", "session", session).json().get("events")
                .forEach(event -> listed.addFirst(event.get("requestId").asString()));
        assertEquals(listed, seen);
    }

    @Test
    void aFilterHoldsForTheStreamToo() throws Exception {
        try (Stream stream = open("?kind=request&outcome=refused", "")) {
            invites(true);
            server.sendTo("/scim/v2/Users", "GET", "");
            assertEquals("users.searched", stream.next().event().get("action").asString());
        }
    }

    @Test
    void itEndsWithTheSession() throws Exception {
        try (Stream stream = open("", "")) {
            server.send("DELETE", "/sessions/current", "", "session", session);
            assertEquals("session.ended", stream.next().event().get("action").asString());
            assertThrows(IOException.class, stream::next);
        }
    }

    @Test
    void watchingIsNoUseOfTheSession() throws Exception {
        try (Stream stream = open("", "")) {
            server.passTime(Duration.ofMinutes(31));
            assertThrows(IOException.class, stream::next);
        }
    }

    @Test
    void aServerThatStopsDoesNotWaitForThoseWhoWatch() throws Exception {
        try (Stream stream = open("", "")) {
            long start = System.nanoTime();
            server.close();
            assertTrue(System.nanoTime() - start < Duration.ofSeconds(5).toNanos());
            assertThrows(IOException.class, stream::next);
        }
    }

    @Test
    void theRotationIsToldAtFirstAndWheneverItHasChanged() throws Exception {
        try (Stream stream = open("?rotation=true", "")) {
            assertEquals("none", stream.rotation().at("/rotation/state").asString());
            Reply added = server.send("POST", "/scim-configuration/domains", "{\"name\": \"acme.com\"}",
                    "session", session);
            assertEquals(200, use(added));
            JsonNode used = stream.rotation();
            assertEquals("Okta", used.at("/clients/clients/0/name").asString());
            assertEquals("none", used.at("/rotation/state").asString());
            server.send("POST", "/scim-configuration/token/refresh", "", "session", session, "If-Match",
                    added.header("ETag"));
            assertEquals("waiting", stream.rotation().at("/rotation/state").asString());
            // Changes nothing of it, so that the next message tells of the next request.
            invites(true);
            assertEquals(401, use(added));
            assertEquals("old-token-in-use", stream.rotation().at("/rotation/state").asString());
        }
        try (Stream stream = open("?rotation=yes", "")) {
            assertEquals(400, stream.response().statusCode());
        }
    }

    private int use(Reply issued) {
        return server.sendTo("/scim/v2/Users?count=1", "GET", "", "Authorization",
                "Bearer " + issued.json().get("issuedToken").asString(), "User-Agent",
                "Okta SCIM Client 1.0.0").status();
    }

    @Test
    void aFurtherOneTakesThePlaceOfTheSessionsOldest() throws Exception {
        String other = server.signIn();
        List<Stream> streams = new ArrayList<>();
        try {
            for (int i = 0; i < 6; i++) {
                streams.add(open("", ""));
            }
            assertThrows(IOException.class, streams.get(0)::next);
            assertThrows(IOException.class, streams.get(1)::next);
            session = other;
            streams.add(open("", ""));
            invites(true);
            for (Stream stream : streams.subList(2, 7)) {
                assertEquals("settings.changed", stream.next().event().get("action").asString());
            }
        } finally {
            for (Stream stream : streams) {
                stream.close();
            }
        }
    }

    @Test
    void noOrganizationTakesAllPlaces() throws Exception {
        List<Stream> streams = new ArrayList<>();
        try {
            List<String> sessions = sessions(51);
            for (int i = 0; i < 200; i++) {
                session = sessions.get(i / 4);
                streams.add(open("", ""));
            }
            session = sessions.getLast();
            HttpResponse<String> full = client.send(HttpRequest
                    .newBuilder(URI.create(server.server().address() + "/api/v1/events/stream"))
                    .header("Authorization", "Bearer " + session).build(), BodyHandlers.ofString());
            assertEquals("retry: 30000\n\n", full.body());
            streams.removeFirst().close();
            invites(true);
            assertEquals("settings.changed", streams.getLast().next().event().get("action").asString());
        } finally {
            for (Stream stream : streams) {
                stream.close();
            }
        }
    }

    @Test
    void aLastEventIdThatIsNoneIsRefused() throws Exception {
        try (Stream stream = open("", "abc")) {
            assertEquals(400, stream.response().statusCode());
        }
        try (Stream stream = open("?kind=x", "")) {
            assertEquals(400, stream.response().statusCode());
        }
    }

    private List<String> sessions(int number) {
        return IntStream.range(0, number).mapToObj(_ -> server.signIn()).toList();
    }

    private Reply invites(boolean send) {
        return server.send("PATCH", "/scim-configuration", "{\"sendEmailInvites\": " + send + "}", "session",
                session);
    }

    private Stream open(String query, String lastEventId) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest
                .newBuilder(URI.create(server.server().address() + "/api/v1/events/stream" + query))
                .header("Authorization", "Bearer " + session);
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
        Stream stream = new Stream(response,
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
        if (response.statusCode() == 200) {
            stream.head();
        }
        return stream;
    }

    private record Message(String id, JsonNode event) {}

    private record Stream(HttpResponse<InputStream> response, BufferedReader reader)
            implements
                AutoCloseable {

        /// What comes before all events: from here on none is missed.
        void head() throws IOException {
            assertEquals("retry: 2000", reader.readLine());
            assertTrue(reader.readLine().startsWith(": follows from "));
            assertEquals("", reader.readLine());
        }

        Message next() throws IOException {
            List<String> lines = new ArrayList<>();
            while (lines.isEmpty()) {
                lines.addAll(block());
                lines.removeIf(line -> line.startsWith(":"));
            }
            assertEquals(2, lines.size(), lines::toString);
            return new Message(value(lines.get(0), "id: "), JSON.readTree(value(lines.get(1), "data: ")));
        }

        /// The next message that tells of the rotation.
        JsonNode rotation() throws IOException {
            List<String> lines = block();
            while (!lines.getFirst().equals("event: rotation")) {
                lines = block();
            }
            assertEquals(2, lines.size(), lines::toString);
            return JSON.readTree(value(lines.get(1), "data: "));
        }

        private List<String> block() throws IOException {
            List<String> lines = new ArrayList<>();
            String line = reader.readLine();
            while (line != null && !line.isEmpty()) {
                lines.add(line);
                line = reader.readLine();
            }
            if (line == null) {
                throw new IOException("the stream has ended");
            }
            return lines;
        }

        private static String value(String line, String name) {
            assertTrue(line.startsWith(name), line);
            return line.substring(name.length());
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
