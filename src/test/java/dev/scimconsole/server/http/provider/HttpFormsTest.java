package dev.scimconsole.server.http.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.scim.discovery.ScimLimits;
import dev.scimconsole.server.store.MemoryFolder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// HTTP in the forms in which load balancers, REST libraries and broken clients speak it.
@Tag("server")
@Tag("server.http")
@Tag("server.http.provider")
class HttpFormsTest {

    private static final String PEOPLE = "/scim/v2/Users";

    @TempDir(factory = MemoryFolder.class) static Path folder;
    private static HttpClient client;
    private static RunningServer server;
    private static String session;
    private static String token;
    private static int users;

    /// Of a user whom no other test knows.
    private final String user = """
            {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "zoe%d@acme.com",
             "displayName": "Zoë Ångström"}""".formatted(++users);

    @BeforeAll
    static void start() {
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        server = RunningServer.setUp(folder);
        session = server.signIn();
        token = server.addFirstDomain(session);
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    /// RFC 9110 §9.1: every server must support GET and HEAD; §9.3.2: HEAD is the same without the body.
    @Test
    void headIsAnsweredLikeGetWhereverGetIs() throws Exception {
        String id = json(send(PEOPLE, "POST", bytes(user), "Content-Type", "application/scim+json")).get("id")
                .asString();
        List<String> scim = Stream.of("", "/Users", "/Users/" + id, "/Users/nobody", "/Groups",
                "/Users?filter=userName%20eq%20%22zoe1@acme.com%22", "/Users?filter=nonsense",
                "/ServiceProviderConfig", "/Schemas", "/ResourceTypes", "/ResourceTypes/User", "/Me")
                .map(path -> "/scim/v2" + path).toList();
        for (String path : scim) {
            assertHeadIsGet(path, token);
        }
        for (String path : List.of("/", "/invite", "/page.css", "/api/v1/health", "/api/v1/openapi.json",
                "/api/v1/scim-configuration", "/api/v1/users", "/api/v1/sessions/current",
                "/api/v1/nothing")) {
            assertHeadIsGet(path, session);
        }
        assertEquals(401, client.send(request(PEOPLE, "HEAD", new byte[0]).build(), BodyHandlers.discarding())
                .statusCode());
    }

    /// One that is held in pieces is sent as any other.
    @Test
    void aLongAnswerIsWhole() throws Exception {
        String nickName = "Zoë".repeat(50_000);
        for (int i = 0; i < 3; i++) {
            String long1 = user.replace("@", "." + i + "@").replace("}", ", \"nickName\": \"" + nickName
                    + "\", \"title\": \"Long\"}");
            assertEquals(201, send(PEOPLE, "POST", bytes(long1)).statusCode());
        }
        String search = PEOPLE + "?filter=title%20eq%20%22Long%22";
        HttpResponse<String> answer = send(search, "GET", new byte[0]);
        assertEquals(3, json(answer).get("Resources").size());
        json(answer).get("Resources").forEach(one -> assertEquals(nickName, one.get("nickName").asString()));
        assertEquals(bytes(answer.body()).length,
                answer.headers().firstValueAsLong("Content-Length").orElse(0));
        assertHeadIsGet(search, token);
    }

    /// Clients append to a base URL that somebody pasted with slashes at its end.
    @ParameterizedTest
    @CsvSource({"//Schemas,/Schemas", "///Users/nobody,/Users/nobody", "/,''", "//,''", "//nothing,/nothing"})
    void slashesBehindTheBaseUrlCountOnce(String sent, String meant) throws Exception {
        HttpResponse<String> expected = send("/scim/v2" + meant, "GET", new byte[0]);
        HttpResponse<String> answer = send("/scim/v2" + sent, "GET", new byte[0]);
        assertEquals(expected.statusCode(), answer.statusCode());
        assertEquals(expected.body(), answer.body());
    }

    @Test
    void slashesBehindTheBaseUrlCountOnceForEveryMethod() throws Exception {
        HttpResponse<String> created = send("/scim/v2//Users", "POST", bytes(user));
        assertEquals(201, created.statusCode(), created.body());
        String path = "/scim/v2//Users/" + json(created).get("id").asString();
        assertEquals(200, send(path, "HEAD", new byte[0]).statusCode());
        assertEquals(200, send(path, "PUT", bytes(user)).statusCode());
        HttpResponse<String> off = send(path, "PATCH", bytes("""
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations": [{"op": "replace", "value": {"active": false}}]}"""));
        assertFalse(json(off).get("active").asBoolean());
        assertEquals(204, send(path, "DELETE", new byte[0]).statusCode());
        assertEquals(404, send(path.replace("//", "/"), "GET", new byte[0]).statusCode());
        HttpResponse<String> large = send("/scim/v2//Groups", "POST", bytes("""
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "Sales"}"""
                + " ".repeat(ScimLimits.STANDARD.maxBodyBytes())));
        assertEquals(201, large.statusCode(), "as large as a group may be");
    }

    @Test
    void aRefusedMethodNamesHeadBesideGet() throws Exception {
        assertEquals("GET, HEAD, POST",
                send(PEOPLE, "DELETE", new byte[0]).headers().firstValue("Allow").orElse(""));
        assertEquals("POST",
                send("/scim/v2/Users/.search", "HEAD", new byte[0]).headers().firstValue("Allow").orElse(""));
    }

    /// RFC 9110 §8.4.1.3.
    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "GZIP"})
    void aBodyMayBeCompressed(String coding) throws Exception {
        HttpResponse<String> created = send(PEOPLE, "POST", gzip(bytes(user)), "Content-Encoding", coding);
        assertEquals(201, created.statusCode(), created.body());
        assertEquals("Zoë Ångström", json(created).get("displayName").asString());
        String id = json(created).get("id").asString();
        HttpResponse<String> off = send(PEOPLE + "/" + id, "PATCH", gzip(bytes("""
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations": [{"op": "replace", "value": {"active": false}}]}""")), "Content-Encoding",
                coding);
        assertFalse(json(off).get("active").asBoolean());
        // What the body was for is told in Activity as of any other.
        assertEquals("user.deactivated", server.send("GET", "/events?limit=1", "", "session", session).json()
                .at("/events/0/action").asString());
    }

    @Test
    void theAdminApiTakesACompressedBodyToo() throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.server().address()
                + "/api/v1/scim-configuration/domains")).header("Authorization", "Bearer " + session)
                .header("Content-Type", "application/json").header("Content-Encoding", "gzip");
        HttpResponse<String> added = client.send(
                request.POST(BodyPublishers.ofByteArray(gzip(bytes("{\"name\": \"acme.org\"}")))).build(),
                BodyHandlers.ofString());
        assertEquals(201, added.statusCode(), added.body());
        HttpResponse<String> broken = client.send(
                request.POST(BodyPublishers.ofByteArray(bytes("{}"))).build(), BodyHandlers.ofString());
        assertEquals(400, broken.statusCode());
        HttpResponse<String> unknown = client.send(request.setHeader("Content-Encoding", "br").build(),
                BodyHandlers.ofString());
        assertEquals(415, unknown.statusCode());
        assertEquals("gzip", unknown.headers().firstValue("Accept-Encoding").orElse(""));
        assertEquals("unsupported-body", json(unknown).get("code").asString());
    }

    /// RFC 9110 §15.5.16.
    @ParameterizedTest
    @ValueSource(strings = {"deflate", "br", "zstd", "gzip, gzip", "gzip, br"})
    void anotherCodingIsRefusedWithTheOneThatIsTaken(String coding) throws Exception {
        HttpResponse<String> refused = send(PEOPLE, "POST", bytes(user), "Content-Encoding", coding);
        assertEquals(415, refused.statusCode());
        assertEquals("gzip", refused.headers().firstValue("Accept-Encoding").orElse(""));
        assertEquals("415", json(refused).get("status").asString());
        assertEquals(201, send(PEOPLE, "POST", bytes(user), "Content-Encoding", "identity").statusCode());
    }

    @Test
    void whatIsNoGzipIsRefused() throws Exception {
        byte[] whole = gzip(bytes(user));
        byte[] wrongSum = whole.clone();
        wrongSum[whole.length - 8]++;
        for (byte[] broken : List.of(bytes(user), Arrays.copyOf(whole, whole.length / 2),
                Arrays.copyOf(whole, whole.length - 3), new byte[]{0x1f}, wrongSum)) {
            HttpResponse<String> refused = send(PEOPLE, "POST", broken, "Content-Encoding", "gzip");
            assertEquals(400, refused.statusCode(), refused.body());
            assertTrue(refused.body().contains("gzip"), refused.body());
        }
        HttpResponse<String> empty = send(PEOPLE, "POST", new byte[0], "Content-Encoding", "gzip");
        assertEquals("invalidSyntax", json(empty).get("scimType").asString());
    }

    /// The limit holds for what comes out, and for what goes in where nothing comes out.
    @Test
    void aBombIsTooLargeAndCostsNoMemory() throws Exception {
        byte[] bomb = gzip(InputStream.nullInputStream(), 64 << 20);
        assertEquals(413, send(PEOPLE, "POST", bomb, "Content-Encoding", "gzip").statusCode());
        // Empty members, which Java's own stream follows into a stack overflow.
        byte[] nothing = gzip(new byte[0]);
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        for (int i = 0; i < 40_000; i++) {
            many.writeBytes(nothing);
        }
        assertEquals(400, send(PEOPLE, "POST", many.toByteArray(), "Content-Encoding", "gzip").statusCode());
        // A name that never ends, in front of nothing.
        byte[] name = new byte[11 << 20];
        Arrays.fill(name, (byte) 'a');
        System.arraycopy(nothing, 0, name, 0, 10);
        name[3] = 8;
        assertEquals(413, send(PEOPLE, "POST", name, "Content-Encoding", "gzip").statusCode());
    }

    /// RFC 1952 §2.3: what may stand in a header.
    @Test
    void aGzipMayNameItsFile() throws Exception {
        byte[] plain = gzip(bytes(user));
        ByteArrayOutputStream named = new ByteArrayOutputStream();
        named.writeBytes(new byte[]{0x1f, (byte) 0x8b, 8, 4 | 8 | 16 | 2, 0, 0, 0, 0, 0, 3});
        named.writeBytes(new byte[]{3, 0, 'e', 'x', 't'});
        named.writeBytes(bytes("user.json\0a comment\0##"));
        named.write(plain, 10, plain.length - 10);
        assertEquals(201, send(PEOPLE, "POST", named.toByteArray(), "Content-Encoding", "gzip").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "latin1", "\"UTF-8\"", "utf8", "UTF-16", "utf-16le", "UTF-16BE",
            "UTF-32"})
    void theCharsetsThatEveryJavaHasAreTaken(String charset) throws Exception {
        byte[] body = user.getBytes(Charset.forName(charset.replace("\"", "")));
        HttpResponse<String> created = send(PEOPLE, "POST", body, "Content-Type",
                "application/scim+json; charset=" + charset);
        assertEquals(201, created.statusCode(), created.body());
        assertEquals("Zoë Ångström", json(created).get("displayName").asString());
        assertEquals("zoe" + users + "@acme.com",
                server.send("GET", "/events?limit=1", "", "session", session).json()
                        .at("/events/0/target/name").asString());
    }

    @Test
    void aCharsetThatIsUnknownOrNotKeptToIsRefused() throws Exception {
        String type = "application/scim+json; charset=";
        HttpResponse<String> unknown = send(PEOPLE, "POST", bytes(user), "Content-Type", type + "EBCDIC-US");
        assertEquals(415, unknown.statusCode());
        assertTrue(unknown.body().contains("UTF-8"), unknown.body());
        assertEquals(400, send(PEOPLE, "POST", bytes(user), "Content-Type", type + "US-ASCII").statusCode());
        assertEquals(400,
                send(PEOPLE, "POST", bytes(user + " "), "Content-Type", type + "UTF-32").statusCode());
        assertEquals(415, server.sendTo("/api/v1/sessions", "POST", "{}", "Content-Type",
                "application/json; charset=klingon").status());
    }

    /// RFC 9110 §15.3.5: the headers of a 204 speak of what was changed.
    @Test
    void theAnswerToAPatchHasATypeAlsoWithoutABody() throws Exception {
        String id = json(send("/scim/v2/Groups", "POST", bytes("""
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "Guides"}""")))
                .get("id").asString();
        HttpResponse<String> changed = send("/scim/v2/Groups/" + id, "PATCH", bytes("""
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations": [{"op": "replace", "value": {"displayName": "Tour Guides"}}]}"""));
        assertEquals(204, changed.statusCode());
        assertEquals("application/scim+json", changed.headers().firstValue("Content-Type").orElse(""));
        HttpResponse<String> deleted = send("/scim/v2/Groups/" + id, "DELETE", new byte[0]);
        assertEquals(204, deleted.statusCode());
        assertEquals("", deleted.headers().firstValue("Content-Type").orElse(""));
    }

    /// RFC 9112 §2.2, §3; RFC 9110 §15.5.15, §15.6.6; RFC 6585 §5. Whatever comes on, the connection ends.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "400 | GET {base}/Users/%00 HTTP/1.1~Host: x~~",
            "400 | GET {base}/Users/%zz HTTP/1.1~Host: x~~",
            "400 | GET http://x{base}/Users/%zz HTTP/1.1~Host: x~~",
            "400 | GET {base}/Users?filter=a eq b HTTP/1.1~Host: x~~",
            "400 | GET {base}/Users/\u0001 HTTP/1.1~Host: x~~",
            "414 | GET {base}/Users/{long} HTTP/1.1~Host: x~~",
            "414 | GET {base}/Users?filter={long} HTTP/1.1~Host: x~~",
            "431 | GET {base}/Users HTTP/1.1~Host: x~X: {long}~~",
            "505 | GET {base}/Users~~",
            "505 | GET {base}/Users HTTP/3.7~Host: x~~",
            "400 | G@T {base}/Users HTTP/1.1~Host: x~~",
            "400 | GET {base}/Users HTTP/1.1~~",
            "400 | GET {base}/Users HTTP/1.1~Host: x~Host: y~~",
            "400 | GET {base}/Users HTTP/1.1~Host: x~Not a header~~",
            "400 | GET {base}/Users HTTP/1.1~Host: x~Not: a~ header~~",
            "400 | POST {base}/Users HTTP/1.1~Host: x~Content-Length: many~~",
            "400 | POST {base}/Users HTTP/1.1~Host: x~Content-Length: 1~Content-Length: 2~~{}",
            "400 | POST {base}/Users HTTP/1.1~Host: x~Transfer-Encoding: magic~~{}"})
    void whatCannotBeReadIsAnsweredInTheFormOfItsAddressAndTheConnectionCloses(int status, String template)
            throws IOException {
        String request = template.replace("~", "\r\n").replace("{long}", "a".repeat(17_000));
        String scim = raw(request.replace("{base}", "/scim/v2"));
        assertTrue(scim.startsWith("HTTP/1.1 " + status + " "), scim);
        assertTrue(scim.contains("\r\nContent-Type: application/scim+json\r\n"), scim);
        assertTrue(scim.contains("\r\nConnection: close\r\n"), scim);
        assertTrue(scim.contains("\"status\":\"" + status + "\""), scim);
        String api = raw(request.replace("{base}", "/api/v1"));
        assertTrue(api.startsWith("HTTP/1.1 " + status + " "), api);
        assertTrue(api.contains("\r\nContent-Type: application/problem+json\r\n"), api);
        assertTrue(api.contains("\r\nConnection: close\r\n"), api);
        assertTrue(api.contains("\"status\":" + status + ","), api);
    }

    /// On a connection that served others before, and where the line comes in pieces.
    @Test
    void theAddressIsThatOfTheRequestThatCannotBeRead() throws IOException {
        String good = "GET /api/v1/health HTTP/1.1\r\nHost: x\r\n\r\n";
        String bad = "GET /scim/v2/Users/%zz HTTP/1.1\r\nHost: x\r\n\r\n";
        assertTrue(raw(good + bad).contains("application/scim+json"));
        assertTrue(raw(good, bad).contains("application/scim+json"));
        assertTrue(raw("GET /sc", "im/v2/Us", "ers/%zz HTTP/1.1\r\nHost: x\r\n\r\n")
                .contains("application/scim+json"));
        assertTrue(raw("\r\n" + bad).contains("application/scim+json"));
        assertTrue(raw("GET /scim/v2x/%zz HTTP/1.1\r\nHost: x\r\n\r\n").contains("application/problem+json"));
        assertTrue(raw("\u0016\u0003\u0001 \r\n\r\n").contains("application/problem+json"));
    }

    private void assertHeadIsGet(String path, String bearer) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.server().address() + path))
                .header("Authorization", "Bearer " + bearer);
        HttpResponse<byte[]> got = client.send(request.GET().build(), BodyHandlers.ofByteArray());
        HttpResponse<byte[]> head = client.send(request.HEAD().build(), BodyHandlers.ofByteArray());
        assertEquals(got.statusCode(), head.statusCode(), path);
        assertEquals(0, head.body().length, path);
        for (String header : List.of("Content-Type", "Content-Length", "ETag", "Allow")) {
            assertEquals(got.headers().firstValue(header), head.headers().firstValue(header),
                    path + " " + header);
        }
    }

    private String raw(String... pieces) throws IOException {
        URI address = server.server().address();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            for (String piece : pieces) {
                out.write(piece.getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private HttpRequest.Builder request(String path, String method, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.server().address() + path))
                .method(method,
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    private HttpResponse<String> send(String path, String method, byte[] body, String... headers)
            throws IOException, InterruptedException {
        return client.send(
                request(path, method, body, headers).header("Authorization", "Bearer " + token).build(),
                BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) {
        return new JsonMapper().readTree(response.body());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        return gzip(new ByteArrayInputStream(bytes), 0);
    }

    /// @param zeros behind what the stream holds
    private static byte[] gzip(InputStream bytes, long zeros) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            bytes.transferTo(out);
            byte[] some = new byte[1 << 20];
            for (long left = zeros; left > 0; left -= some.length) {
                out.write(some);
            }
        }
        return compressed.toByteArray();
    }
}
