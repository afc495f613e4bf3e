package dev.scimconsole.server.http.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.EnabledServer;
import dev.scimconsole.server.RunningServer.Reply;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What may have been missed while the old token was dead, over HTTP.
@Tag("server")
@Tag("server.http")
@Tag("server.http.routes")
class MissedChangesApiTest extends EnabledServer {

    private static final String ENTRA = "Microsoft-Entra-Provisioning/1.0";
    private static final String DEACTIVATE = """
            {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
             "Operations": [{"op": "Replace", "path": "active", "value": "False"}]}""";

    @Test
    void withoutAGapNothingWasMissed() {
        createUser("alex");
        JsonNode missed = missed("");
        assertTrue(missed.get("gap").isNull());
        assertEquals(0, missed.get("unconfirmedUsers").asInt());
        assertEquals(0, missed.get("users").size());
        assertEquals(0, missed.get("attempts").size());
    }

    @Test
    void refusedDeactivationsComeFirstHoweverTheyWereSent() throws Exception {
        String patched = createUser("patched");
        String put = createUser("put");
        String deleted = createUser("deleted");
        String chunked = createUser("chunked");
        String fresh = refresh();
        assertEquals(401, scim("GET", "/Users/" + patched, "", token).status());
        assertEquals(401, scim("PATCH", "/Users/" + patched, DEACTIVATE, token).status());
        assertEquals(401, scim("PUT", "/Users/" + put, user("put", false), token).status());
        assertEquals(401, scim("DELETE", "/Users/" + deleted, "", token).status());
        assertEquals(401, sendInChunks("/Users/" + chunked, DEACTIVATE));
        assertEquals(401, scim("PUT", "/Users/" + put, user("put", true), token).status());
        assertEquals(401, scim("PATCH", "/Users/" + patched, DEACTIVATE, "Bearer " + fresh).status());

        JsonNode missed = missed("");
        assertEquals(
                List.of("user.deactivated revoked 3", "user.deactivated bearer-twice 1",
                        "user.deleted revoked 1",
                        "user.updated revoked 1", "user.read revoked 1"),
                stream(missed.get("attempts")).map(attempt -> attempt.get("action").asString() + " "
                        + attempt.get("reason").asString() + " " + attempt.get("count").asInt()).toList());
        assertEquals(List.of("patched@acme.com", "chunked@acme.com", "deleted@acme.com", "put@acme.com"),
                texts(missed.get("deactivations"), "userName"));
        assertTrue(
                stream(missed.get("deactivations")).allMatch(user -> user.get("stillActive").asBoolean()));
        assertEquals("entra", missed.get("identityProvider").asString());
        assertTrue(missed.at("/gap/until").isNull());

        assertEquals(200, scim("PATCH", "/Users/" + patched, DEACTIVATE, fresh).status());
        assertEquals(204, scim("DELETE", "/Users/" + deleted, "", fresh).status());
        JsonNode left = missed("").get("deactivations");
        assertEquals(List.of("chunked@acme.com", "put@acme.com", "patched@acme.com"),
                texts(left, "userName"));
        assertEquals(List.of("true", "true", "false"),
                stream(left).map(user -> user.get("stillActive").toString()).toList());
    }

    @Test
    void usersThatTheIdentityProviderHasNotTouchedSinceAreListed() {
        String changed = createUser("changed");
        String read = createUser("read");
        createUser("found");
        createUser("first");
        createUser("second");
        createUser("third");
        String fresh = refresh();
        scim("GET", "/Users/" + read, "", token);
        assertEquals(6, missed("").get("unconfirmedUsers").asInt());
        scim("PATCH", "/Users/" + changed, DEACTIVATE, fresh);
        scim("GET", "/Users/" + read, "", fresh);
        scim("GET", "/Users?filter=userName%20eq%20%22found@acme.com%22", "", fresh);
        scim("GET", "/Users?filter=userName%20sw%20%22f%22", "", fresh);
        scim("GET", "/Users", "", fresh);
        JsonNode page = missed("?limit=2");
        assertEquals(3, page.get("unconfirmedUsers").asInt());
        assertEquals(List.of("first@acme.com", "second@acme.com"), texts(page.get("users"), "userName"));
        assertTrue(page.at("/users/0/active").asBoolean());
        JsonNode next = missed("?limit=2&cursor=" + page.get("nextCursor").asString());
        assertEquals(List.of("third@acme.com"), texts(next.get("users"), "userName"));
        assertTrue(next.get("nextCursor").isNull());
        assertTrue(!next.at("/gap/until").isNull());
    }

    @Test
    void parametersAreChecked() {
        for (String query : List.of("?limit=0", "?limit=201", "?limit=x", "?cursor=a%20b")) {
            assertEquals("invalid-request", server.send("GET", "/missed-changes" + query, "", "session",
                    session).problem(), query);
        }
    }

    /// As .NET's client does with a body whose length it does not know.
    private int sendInChunks(String path, String body) throws Exception {
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(server.server().scimBaseUrl() + path))
                            .method("PATCH", BodyPublishers.ofInputStream(
                                    () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                            .header("Authorization", "Bearer " + token).header("User-Agent", ENTRA).build(),
                    BodyHandlers.discarding()).statusCode();
        }
    }

    private JsonNode missed(String query) {
        Reply reply = server.send("GET", "/missed-changes" + query, "", "session", session);
        assertEquals(200, reply.status(), reply::text);
        return reply.json();
    }

    private String createUser(String name) {
        return scim("POST", "/Users", user(name, true), token).json().get("id").asString();
    }

    private static String user(String name, boolean active) {
        return """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "%s@acme.com",
                 "active": %s}""".formatted(name, active);
    }

    private Reply scim(String method, String path, String body, String bearer) {
        return server.sendTo("/scim/v2" + path, method, body, "session", bearer, "User-Agent", ENTRA,
                "Content-Type", "application/scim+json");
    }

    private String refresh() {
        String version = server.send("GET", "/scim-configuration", "", "session", session).header("ETag");
        return server.send("POST", "/scim-configuration/token/refresh", "", "session", session, "If-Match",
                version).json().get("issuedToken").asString();
    }

    private static List<String> texts(JsonNode list, String member) {
        return stream(list).map(node -> node.get(member).asString()).toList();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
