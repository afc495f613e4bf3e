package dev.scimconsole.server.http.body;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Requests that are small to send and made to be large or deep to read. Each is refused, soon, and the
/// service goes on.
@Tag("server")
@Tag("server.http")
@Tag("server.http.body")
class BombTest {

    private static final int MILLION = 1_000_000;
    /// A little less than a user may have.
    private static final int LARGEST = 1_000_000;
    /// Far more than it takes, on a machine that does other things too; far less than following it would
    /// take.
    private static final Duration SOON = Duration.ofSeconds(4);
    private static final String USER = "\"urn:ietf:params:scim:schemas:core:2.0:User\"";
    private static final String PATCH = "\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"";
    private static final String BULK = "\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"";
    private static final String SEARCH = "\"urn:ietf:params:scim:api:messages:2.0:SearchRequest\"";

    @TempDir(factory = MemoryFolder.class) static Path folder;
    private static HttpClient client;
    private static RunningServer server;
    private static String token;
    private static String session;
    private static String user;
    private static String group;

    @BeforeAll
    static void start() throws Exception {
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        server = RunningServer.setUp(folder);
        session = server.signIn();
        token = server.addFirstDomain(session);
        user = create("/Users", "\"userName\": \"ada@acme.com\"", USER);
        group = create("/Groups", "\"displayName\": \"All\"",
                "\"urn:ietf:params:scim:schemas:core:2.0:Group\"");
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    @AfterEach
    void goesOn() throws Exception {
        assertEquals(200, send("GET", "/scim/v2/Users/" + user, "").status());
    }

    /// A request to the SCIM service.
    record Sent(String method, String path, String body) {

        @Override
        public String toString() {
            return method + " " + path.replaceFirst("[0-9a-f-]{36}", "ID") + " "
                    + body.substring(0, Math.min(60, body.length()));
        }
    }

    static Stream<Sent> deepJson() {
        List<String> deep = List.of("[".repeat(LARGEST), "[".repeat(LARGEST / 2) + "]".repeat(LARGEST / 2),
                "{\"a\":".repeat(LARGEST / 6) + "1" + "}".repeat(LARGEST / 6),
                "[{\"value\":".repeat(LARGEST / 10));
        return deep.stream().flatMap(value -> Stream.of(
                new Sent("POST", "/scim/v2/Users", value),
                new Sent("POST", "/scim/v2/Users",
                        of(USER, "\"userName\": \"b@acme.com\", \"name\": " + value)),
                new Sent("PUT", "/scim/v2/Users/" + user, of(USER, "\"userName\": " + value)),
                new Sent("PATCH", "/scim/v2/Users/" + user, patch("\"path\": \"name\", \"value\": " + value)),
                new Sent("PATCH", "/scim/v2/Users/" + user, patch("\"value\": " + value)),
                new Sent("POST", "/scim/v2/Groups",
                        of(USER, "\"displayName\": \"G\", \"members\": " + value)),
                new Sent("PUT", "/scim/v2/Groups/" + group, of(USER, "\"members\": " + value)),
                new Sent("PATCH", "/scim/v2/Groups/" + group,
                        patch("\"path\": \"members\", \"value\": " + value)),
                new Sent("POST", "/scim/v2/Users/.search", of(SEARCH, "\"filter\": " + value)),
                new Sent("POST", "/scim/v2/.search", of(SEARCH, "\"attributes\": " + value)),
                new Sent("POST", "/scim/v2/Bulk",
                        of(BULK, "\"Operations\": [{\"method\": \"POST\", \"path\": \"/Users\","
                                + " \"bulkId\": \"1\", \"data\": " + value + "}]"))));
    }

    @ParameterizedTest
    @MethodSource("deepJson")
    void deepJsonIsRefused(Sent sent) throws Exception {
        Answered answered = send(sent.method(), sent.path(), sent.body());
        assertRefusedSoon(400, answered);
    }

    @Test
    void jsonAMillionDeepIsRefused() throws Exception {
        String deep = "[".repeat(MILLION) + "]".repeat(MILLION);
        assertRefusedSoon(400, send("PUT", "/scim/v2/Groups/" + group, of(USER, "\"members\": " + deep)));
        assertRefusedSoon(413, send("POST", "/scim/v2/Users", deep));
    }

    static Stream<Sent> deepExpressions() {
        String parentheses = "(".repeat(MILLION / 3) + "title pr" + ")".repeat(MILLION / 3);
        String negations = "not (".repeat(MILLION / 7) + "title pr" + ")".repeat(MILLION / 7);
        String brackets = "emails[".repeat(MILLION / 7) + "value pr" + "]".repeat(MILLION / 7);
        String terms = "title pr" + " and title pr".repeat(MILLION / 13);
        String dots = "name" + ".name".repeat(MILLION / 5);
        return Stream.of(parentheses, negations, brackets, terms, dots).flatMap(expression -> Stream.of(
                new Sent("POST", "/scim/v2/Users/.search", of(SEARCH, "\"filter\": \"" + expression + "\"")),
                new Sent("POST", "/scim/v2/.search", of(SEARCH, "\"sortBy\": \"" + expression + "\"")),
                new Sent("PATCH", "/scim/v2/Users/" + user,
                        patch("\"path\": \"emails[" + expression + "].value\", \"value\": \"x\"")),
                new Sent("PATCH", "/scim/v2/Groups/" + group,
                        patch("\"path\": \"members[" + expression + "]\", \"value\": \"x\"")),
                new Sent("PATCH", "/scim/v2/Users/" + user,
                        patch("\"path\": \"" + expression + "\", \"value\": \"x\"")),
                new Sent("PATCH", "/scim/v2/Users/" + user,
                        patch("\"value\": {\"" + expression + "\": \"x\"}"))));
    }

    /// What is not understood in a PATCH may be passed over; then it is answered like one without it.
    @ParameterizedTest
    @MethodSource("deepExpressions")
    void expressionsAMillionDeepEndNothing(Sent sent) throws Exception {
        Answered answered = send(sent.method(), sent.path(), sent.body());
        assertTrue(answered.status() < 500, answered::toString);
        assertTrue(answered.took().compareTo(SOON) < 0, answered::toString);
    }

    @Test
    void theAdminApiReadsNothingDeepEither() throws Exception {
        for (String deep : List.of("[".repeat(4_000), "{\"email\":".repeat(400), "[".repeat(60_000))) {
            Answered signIn = send(request("/api/v1/sessions", "POST", bytes(deep)).setHeader("Content-Type",
                    "application/json"));
            assertTrue(Set.of(400, 413).contains(signIn.status()), signIn::toString);
            Answered change = send(request("/api/v1/scim-configuration", "PATCH", bytes(deep))
                    .setHeader("Content-Type", "application/json")
                    .setHeader("Authorization", "Bearer " + session));
            assertTrue(Set.of(400, 413).contains(change.status()), change::toString);
        }
    }

    @Test
    void whatIsInflatedWithoutAnEndIsRefusedAtItsLimit() throws Exception {
        byte[] bomb = gzipOfZeros(600);
        assertTrue(bomb.length < 1 << 20, () -> bomb.length + " bytes are sent");
        for (String path : List.of("/scim/v2/Users", "/scim/v2/Bulk", "/scim/v2/Groups",
                "/scim/v2/.search")) {
            assertRefusedSoon(413, send(compressed(path, "POST", bomb)));
        }
        assertRefusedSoon(413, send(compressed("/scim/v2/Users/" + user, "PATCH", bomb)));
        assertRefusedSoon(413, send(compressed("/api/v1/sessions", "POST", bomb)));
    }

    @Test
    void bombsAtTheSameTimeLeaveRoomForOthers() throws Exception {
        byte[] bomb = gzip(out -> out.write(bytes(" ".repeat(9 << 20) + "{}")));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answered>> sent = IntStream.range(0, 60)
                    .mapToObj(_ -> threads.submit(() -> send(compressed("/scim/v2/Users", "POST", bomb))))
                    .toList();
            for (Future<Answered> one : sent) {
                int status = one.get().status();
                assertTrue(Set.of(400, 413, 503).contains(status), () -> "answered with " + status);
            }
        }
    }

    @Test
    void brokenAndStrangeGzipsAreRefused() throws Exception {
        byte[] good = gzip(out -> out.write(bytes(of(USER, "\"userName\": \"c@acme.com\""))));
        byte[] cut = Arrays.copyOf(good, good.length - 5);
        byte[] twice = new byte[good.length * 2];
        System.arraycopy(good, 0, twice, 0, good.length);
        System.arraycopy(good, 0, twice, good.length, good.length);
        byte[] named = new byte[MILLION];
        Arrays.fill(named, (byte) 'x');
        System.arraycopy(new byte[]{0x1f, (byte) 0x8b, 8, 8, 0, 0, 0, 0, 0, 0}, 0, named, 0, 10);
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        byte[] empty = gzip(_ -> {});
        for (int i = 0; i < 50_000; i++) {
            members.write(empty);
        }
        byte[] nested = gzip(out -> out.write(gzip(inner -> inner.write(good))));
        for (byte[] body : List.of(cut, twice, named, members.toByteArray(), nested, new byte[0],
                bytes("{}"))) {
            Answered answered = send(compressed("/scim/v2/Users", "POST", body));
            assertTrue(answered.status() == 400 || answered.status() == 413, answered::toString);
            assertTrue(answered.took().compareTo(SOON) < 0, answered::toString);
        }
        assertRefusedSoon(415,
                send(request("/scim/v2/Users", "POST", good).setHeader("Content-Encoding", "gzip, gzip")));
        assertRefusedSoon(415,
                send(request("/scim/v2/Users", "POST", good).setHeader("Content-Encoding", "br")));
    }

    /// Compressed and deep at the same time.
    @Test
    void whatIsDeepInsideAGzipIsRefused() throws Exception {
        byte[] large = gzip(out -> out.write(bytes("[".repeat(LARGEST))));
        assertRefusedSoon(400, send(compressed("/scim/v2/Users", "POST", large)));
        byte[] largest = gzip(out -> out.write(bytes("[".repeat(9 * MILLION))));
        assertRefusedSoon(400, send(compressed("/scim/v2/Groups/" + group, "PUT", largest)));
    }

    record Answered(int status, Duration took, String text) {}

    private static void assertRefusedSoon(int status, Answered answered) {
        assertEquals(status, answered.status(), answered::toString);
        assertTrue(answered.took().compareTo(SOON) < 0, answered::toString);
    }

    private static String of(String schema, String members) {
        return "{\"schemas\": [" + schema + "], " + members + "}";
    }

    private static String patch(String operation) {
        return of(PATCH, "\"Operations\": [{\"op\": \"replace\", " + operation + "}]");
    }

    private static String create(String path, String members, String schema) throws Exception {
        Answered created = send("POST", "/scim/v2" + path, of(schema, members));
        assertEquals(201, created.status(), created::toString);
        return created.text().replaceFirst(".*\"id\":\"([0-9a-f-]{36})\".*", "$1");
    }

    private static Answered send(String method, String path, String body) throws Exception {
        return send(request(path, method, bytes(body)));
    }

    private static HttpRequest.Builder compressed(String path, String method, byte[] body) {
        return request(path, method, body).setHeader("Content-Encoding", "gzip");
    }

    private static HttpRequest.Builder request(String path, String method, byte[] body) {
        return HttpRequest.newBuilder(URI.create(server.server().address() + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type",
                        path.startsWith("/scim") ? "application/scim+json" : "application/json")
                .method(method,
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    }

    private static Answered send(HttpRequest.Builder request) throws Exception {
        long start = System.nanoTime();
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        return new Answered(response.statusCode(), Duration.ofNanos(System.nanoTime() - start),
                response.body());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @FunctionalInterface
    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /// @param times so many MiB; the first is deflated, and stands there again and again, as to deflate all
    ///              takes seconds
    private static byte[] gzipOfZeros(int times) {
        byte[] zeros = new byte[1 << 20];
        CRC32 checksum = new CRC32();
        byte[] part = new byte[zeros.length];
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[]{0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0});
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(zeros);
            // What comes after it refers to nothing before it.
            int length = deflater.deflate(part, 0, part.length, Deflater.FULL_FLUSH);
            for (int i = 0; i < times; i++) {
                bytes.write(part, 0, length);
                checksum.update(zeros);
            }
            deflater.finish();
            bytes.write(part, 0, deflater.deflate(part));
        } finally {
            deflater.end();
        }
        bytes.writeBytes(
                ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putInt((int) checksum.getValue())
                        .putInt(times * zeros.length).array());
        return bytes.toByteArray();
    }

    private static byte[] gzip(Writing content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            content.to(out);
        }
        return bytes.toByteArray();
    }
}
