package dev.scimconsole.server.http.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.EnabledServer;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.RunningServer.Reply;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What two clients asked for and did not get, over HTTP, until it is done or settled.
@Tag("server")
@Tag("server.http")
@Tag("server.http.routes")
class RefusedChangesApiTest extends EnabledServer {

    private static final String OKTA = "Okta SCIM Client 1.0.0";
    private static final String ENTRA = "Microsoft-Entra-Provisioning/1.0";
    /// Two of these are more than there is room for.
    private static final int LARGEST_GROUP = 32 << 20;

    @Test
    void peopleWhoShouldHaveNoAccessComeFirstUntilTheyHaveNone() {
        String lea = create("lea");
        String max = create("max");
        String old = token;
        refresh();
        assertEquals(201, user(OKTA, "POST", "/Users", "nora", token).status());
        assertEquals(401, scim(OKTA, "PATCH", "/Users/" + lea, patch("active", "false"), old).status());
        assertEquals(401, scim(OKTA, "PATCH", "/Users/" + lea, patch("active", "\"False\""), old).status());
        assertEquals(401, scim(ENTRA, "DELETE", "/Users/" + max, "", old).status());
        assertEquals(400, scim(ENTRA, "POST", "/Users", named("tom@partner.test"), token).status());

        JsonNode page = page("");
        JsonNode missed = server.send("GET", "/missed-changes", "", "session", session).json();
        assertEquals(3, missed.get("openRefusals").asInt());
        assertEquals(2, missed.get("stillAccess").asInt());
        assertEquals(2, page.get("stillAccess").asInt());
        assertEquals(3, page.get("total").asInt());
        assertEquals(List.of("max@acme.com", "lea@acme.com", "tom@partner.test"), names(page));
        assertEquals(List.of("Microsoft Entra ID", "Okta"), texts(page.get("clients")));
        JsonNode first = page.at("/changes/1");
        assertEquals("user.deactivated", first.get("action").asString());
        assertEquals("revoked", first.get("reason").asString());
        assertEquals(2, first.get("tries").asInt());
        assertEquals("okta", first.get("identityProvider").asString());
        assertTrue(first.get("stillHasAccess").asBoolean());
        assertTrue(old.endsWith(first.get("tokenHint").asString()), first::toString);
        assertTrue(page.at("/changes/0/passesNow").asBoolean(), "Entra ID has come with the new token");
        assertFalse(first.get("passesNow").asBoolean(), "Okta has not, as far as its last try tells");
        assertEquals(List.of("lea@acme.com"), names(page("?client=Okta")));
        assertEquals(List.of("lea@acme.com"), names(page("?target=" + lea)));

        server.close();
        server = RunningServer.again(folder, 0);
        JsonNode again = page("");
        assertEquals(page.get("changes"), again.get("changes"));

        assertEquals(200, scim(OKTA, "PATCH", "/Users/" + lea, patch("title", "\"Boss\""), token).status());
        assertTrue(page("?target=" + lea).at("/changes/0/passesNow").asBoolean());
        assertEquals(200, scim(OKTA, "PATCH", "/Users/" + lea, patch("active", "false"), token).status());
        assertEquals(List.of("max@acme.com", "tom@partner.test"), names(page("")));
        assertEquals(204, scim(ENTRA, "DELETE", "/Users/" + max, "", token).status());
        assertEquals(List.of("tom@partner.test"), names(page("")));
        assertEquals(0, page("").get("stillAccess").asInt());
    }

    @Test
    void aNameOfAnAttributeMayHoldBlanks() {
        String lea = create("lea");
        assertEquals(400, scim(OKTA, "PATCH", "/Users/" + lea, patch("shoe shoe", "\"9\""), token).status());
        assertEquals(List.of("lea@acme.com"), names(page("")));
        assertEquals(200, server.send("GET", "/users", "", "session", session).status());
    }

    @Test
    void aReplacementThatDoesNotSayWhoIsActiveDeactivatesNobody() {
        String lea = create("lea");
        String old = token;
        refresh();
        assertEquals(401, scim(OKTA, "PATCH", "/Users/" + lea, patch("active", "false"), old).status());
        assertEquals(400, scim(OKTA, "PATCH", "/Users/" + lea, patch("title", "5"), token).status());
        String replacement = named("lea@acme.com").replace(", \"active\": true", "");
        for (String silent : List.of(replacement, replacement.replace("}", ", \"active\": null}"))) {
            assertEquals(200, scim(OKTA, "PUT", "/Users/" + lea, silent, token).status());
            assertEquals(List.of("user.deactivated"), actions(page("")), "the title was told anew");
        }
        assertEquals(200, scim(OKTA, "POST", "/Bulk", """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [
                  {"method": "PUT", "path": "/Users/%s", "data": %s}]}""".formatted(lea, replacement), token)
                .status());
        assertEquals(List.of("user.deactivated"), actions(page("")));
        assertEquals(200, scim(OKTA, "PUT", "/Users/" + lea,
                replacement.replace("}", ", \"active\": true}"), token).status());
        assertEquals(List.of(), actions(page("")), "nobody wants it any more");
    }

    @Test
    void aRefusedDeactivationIsToldWheneverItBegins() {
        String lea = create("lea");
        String old = token;
        refresh();
        assertEquals(401, scim(OKTA, "PATCH", "/Users/" + lea, patch("active", "true"), old).status());
        assertEquals(0, alerts(), "she keeps what she has");
        deactivate(lea, old, 401);
        deactivate(lea, old, 401);
        assertEquals(1, alerts());
        String path = "/refused-changes/" + page("").at("/changes/0/id").asString() + "/settle";
        assertEquals(204, server.post(path, "{\"reason\": \"A mistake\"}", "session", session).status());
        deactivate(lea, old, 401);
        assertEquals(0, page("").get("total").asInt());
        assertEquals(1, alerts());
        deactivate(lea, "scim_" + "x".repeat(49), 401);
        assertEquals(1, page("").get("total").asInt());
        assertEquals(2, alerts(), "it was settled");
    }

    @Test
    void whoIsHeldAndThenRefusedIsTold() {
        String lea = create("lea");
        String max = create("max");
        String old = token;
        refresh();
        server.send("PATCH", "/safe-leaving", "{\"threshold\": 5, \"hold\": true}", "session", session);
        for (int i = 0; i < 5; i++) {
            assertEquals(204, scim(OKTA, "DELETE", "/Users/" + create("u" + i), "", token).status());
        }
        deactivate(lea, token, 503);
        deactivate(max, token, 503);
        assertEquals(0, alerts(), "the wave is told");
        deactivate(lea, old, 401);
        deactivate(lea, old, 401);
        assertEquals(1, alerts());
        server.post("/safe-leaving/decision", "{\"decision\": \"stop\"}", "session", session);
        deactivate(max, token, 403);
        deactivate(max, token, 403);
        assertEquals(1, alerts(), "an Org Admin stopped them");
        assertEquals(204,
                server.send("PUT", "/users/" + max + "/protection", "", "session", session).status());
        deactivate(max, token, 403);
        deactivate(max, token, 403);
        assertEquals(2, alerts(), "who is protected is told also among those who were stopped");
    }

    private void deactivate(String user, String with, int status) {
        assertEquals(status, scim(OKTA, "PATCH", "/Users/" + user, patch("active", "false"), with).status());
    }

    private long alerts() {
        page("");
        return server.send("GET", "/alerts", "", "session", session).json().get("deliveries").valueStream()
                .filter(one -> one.get("kind").asString().equals("deactivation-refused")).count();
    }

    private static List<String> actions(JsonNode page) {
        return stream(page.get("changes")).map(change -> change.get("action").asString()).toList();
    }

    @Test
    void eachRefusalNamesWhatItIsAbout() {
        String lea = create("lea");
        String group = scim(OKTA, "POST", "/Groups",
                "{\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:Group\"], \"displayName\": \"Facilities\"}",
                token)
                .json().get("id").asString();
        String nobody = "00000000-0000-7000-8000-000000000000";
        assertEquals(400, scim(ENTRA, "POST", "/Users", named("tom@partner.test"), token).status());
        assertAbout("other-domain", "partner.test", "user.created");
        assertEquals(400, scim(ENTRA, "PATCH", "/Users/" + lea, patch("shoeSize", "\"9\""), token).status());
        assertAbout("invalidPath", "shoeSize", "user.updated");
        assertEquals(400,
                scim(ENTRA, "PATCH", "/Users/" + lea, patch("emails[type eq \\\"work\\\"].size", "\"9\""),
                        token)
                        .status());
        assertAbout("invalidPath", "emails", "user.updated");
        assertFalse(page("").at("/changes/0/answer").asString().contains("work"), "a value is quoted");
        assertEquals(400, scim(ENTRA, "PATCH", "/Users/" + lea, patch("id", "\"9\""), token).status());
        assertAbout("mutability", "id", "user.updated");
        assertEquals(400, scim(OKTA, "PATCH", "/Groups/" + group, members(nobody), token).status());
        assertAbout("unknown-member", nobody, "group.members-changed");
        assertEquals(400, scim(OKTA, "PUT", "/Users/" + lea,
                "{\"userName\": \"lea@acme.com\", \"schemas\": [\"urn:x:y\"]}", token).status());
        assertAbout("invalidSyntax", "schemas", "user.updated");
        assertEquals(412,
                server.sendTo("/scim/v2/Users/" + lea, "DELETE", "", "Authorization", "Bearer " + token,
                        "If-Match", "W/\"99\"").status());
        assertEquals("user.deleted", page("").at("/changes/0/action").asString());
        assertEquals(412, page("").at("/changes/0/status").asInt());
        assertTrue(page("").at("/changes/0/passesNow").asBoolean());
        assertEquals(404, scim(OKTA, "PATCH", "/Users/" + nobody, patch("title", "\"x\""), token).status());
        assertEquals(nobody, page("?target=" + nobody).at("/changes/0/about").asString());
        assertEquals(404, scim(OKTA, "DELETE", "/Groups/" + nobody, "", token).status());
        assertEquals(404, scim(OKTA, "PATCH", "/Users/" + nobody, patch("active", "false"), token).status());
        assertEquals(1, page("?target=" + nobody).get("changes").size(), "who is not here has no access");
        assertEquals(204, scim(OKTA, "DELETE", "/Users/" + lea, "", token).status());
        assertEquals(3, page("").get("total").asInt(), "all about Lea ended with her");
    }

    @Test
    void aClashShowsBothSidesAndEndsWithTheNameFree() {
        String nadia = create("nadia");
        String nour = create("nour");
        assertEquals(409,
                scim(ENTRA, "PATCH", "/Users/" + nadia, patch("userName", "\"Nour@acme.com\""), token)
                        .status());
        assertEquals(409, scim(OKTA, "POST", "/Users", named("nour@acme.com"), token).status());
        JsonNode created = page("").at("/changes/0");
        assertEquals(nour, created.at("/clash/has/id").asString());
        assertTrue(created.at("/clash/asks").isNull());
        JsonNode renamed = page("").at("/changes/1");
        assertEquals("userName", renamed.get("about").asString());
        assertEquals("taken", renamed.get("cause").asString());
        assertEquals(List.of("username"), texts(renamed.get("attributes")));
        assertEquals(nadia, renamed.at("/clash/asks/id").asString());
        assertEquals("nour@acme.com", renamed.at("/clash/has/userName").asString());
        assertEquals("Okta", renamed.at("/clash/has/source/client").asString());
        assertFalse(renamed.get("passesNow").asBoolean());

        assertEquals(204, scim(OKTA, "DELETE", "/Users/" + nour, "", token).status());
        assertTrue(page("").at("/changes/1/passesNow").asBoolean());
        assertEquals(200,
                scim(ENTRA, "PATCH", "/Users/" + nadia, patch("userName", "\"nour@acme.com\""), token)
                        .status());
        assertEquals(201, scim(OKTA, "POST", "/Users", named("nora@acme.com"), token).status());
        assertEquals(List.of("nour@acme.com"), names(page("")), "the creation is still asked for");
    }

    @Test
    void aMemberIsOneChangeUntilItIsThere() {
        create("lea");
        String group = scim(OKTA, "POST", "/Groups",
                "{\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:Group\"], \"displayName\": \"Facilities\"}",
                token)
                .json().get("id").asString();
        String ghost = "00000000-0000-7000-8000-000000000001";
        String other = "00000000-0000-7000-8000-000000000002";
        scim(OKTA, "PATCH", "/Groups/" + group, members(ghost), token);
        scim(OKTA, "PATCH", "/Groups/" + group, members(other), token);
        assertEquals(2, page("").get("total").asInt());
        String max = create("max");
        assertTrue(scim(OKTA, "PATCH", "/Groups/" + group, members(max), token).status() < 300);
        assertEquals(2, page("").get("total").asInt(), "another member is another change");
        assertEquals(200, scim(OKTA, "PUT", "/Groups/" + group,
                "{\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:Group\"], \"displayName\": \"Facilities\"}",
                token)
                .status());
        assertEquals(0, page("").get("total").asInt(), "all members were told anew");
    }

    @Test
    void operationsOfABulkRequestAreChangesToo() {
        String lea = create("lea");
        String bulk = """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [
                  {"method": "POST", "path": "/Users", "bulkId": "1", "data": %s},
                  {"method": "PATCH", "path": "/Users/%s", "data": %s}]}""";
        assertEquals(200, scim(OKTA, "POST", "/Bulk",
                bulk.formatted(named("tom@partner.test"), lea, patch("shoeSize", "\"9\"")), token).status());
        assertEquals(2, page("").get("total").asInt());
        assertEquals(2,
                server.send("GET", "/events?outcome=refused", "", "session", session).json().get("events")
                        .size());
        server.post("/scim-configuration/domains", "{\"name\": \"partner.test\"}", "session", session);
        assertEquals(List.of("tom@partner.test"), stream(page("").get("changes"))
                .filter(change -> change.get("passesNow").asBoolean())
                .map(change -> change.at("/target/name").asString()).toList());
        scim(OKTA, "POST", "/Bulk", bulk.formatted(named("tom@partner.test"), lea, patch("title", "\"9\"")),
                token);
        assertEquals(List.of("lea@acme.com"), names(page("")));
    }

    @Test
    void strangersMakeNoEntryAboutWhoIsNotHere() {
        String lea = create("lea");
        String wrong = "scim_" + "x".repeat(49);
        scim(OKTA, "POST", "/Users", named("tom@partner.test"), wrong);
        scim(OKTA, "PATCH", "/Users/00000000-0000-7000-8000-000000000001", patch("title", "\"x\""), wrong);
        scim(OKTA, "PATCH", "/Users/" + lea, patch("active", "false"), wrong);
        JsonNode page = page("");
        assertEquals(List.of("lea@acme.com"), names(page));
        assertTrue(page.at("/changes/0/stillHasAccess").asBoolean());
    }

    @Test
    void settledByHandItStaysSettledUntilItIsRefusedForAnotherReason() {
        scim(ENTRA, "POST", "/Users", named("tom@partner.test"), token);
        String id = page("").at("/changes/0/id").asString();
        server.addViewer();
        String viewer = server.signIn(RunningServer.VIEWER, RunningServer.PASSWORD);
        String path = "/refused-changes/" + id + "/settle";
        assertEquals(403, server.post(path, "{\"reason\": \"x\"}", "session", viewer).status());
        assertEquals(400, server.post(path, "{\"reason\": \" \"}", "session", session).status());
        assertEquals(204,
                server.post(path, "{\"reason\": \"A contractor, not ours\"}", "session", session).status());
        assertEquals(0, page("").get("total").asInt());
        assertEquals(404, server.post(path, "{\"reason\": \"again\"}", "session", session).status());
        JsonNode event = server.send("GET", "/events?kind=audit&text=contractor", "", "session", session)
                .json()
                .at("/events/0");
        assertEquals("refused-change.settled", event.get("action").asString());
        assertEquals("tom@partner.test", event.at("/target/name").asString());
        scim(ENTRA, "POST", "/Users", named("tom@partner.test"), token);
        assertEquals(0, page("").get("total").asInt());
        refresh();
        server.sendTo("/scim/v2/Users", "POST",
                "{\"userName\": \"tom@partner.test\", \"active\": \"perhaps\"}",
                "Authorization", "Bearer " + token, "Content-Type", "application/scim+json");
        assertEquals(1, page("").get("total").asInt());
        assertEquals(3, page("").at("/changes/0/tries").asInt());
    }

    @Test
    void whoIsToBeCreatedWithoutANameIsToldFromOthersByWhatIsAsked() {
        String nobody = named("x").replace("\"userName\": \"x\"", "\"externalId\": \"a\"");
        String other = nobody.replace("\"a\"", "\"b\"");
        for (String body : List.of(nobody, other, other)) {
            assertEquals(400, scim(ENTRA, "POST", "/Users", body, token).status());
        }
        assertEquals(List.of(2, 1), tries());
        String latest = page("").at("/changes/0/id").asString();
        assertEquals(204, server.post("/refused-changes/" + latest + "/settle", "{\"reason\": \"A test\"}",
                "session", session).status());
        scim(ENTRA, "POST", "/Users", other, token);
        assertEquals(List.of(1), tries());
        scim(ENTRA, "POST", "/Users", nobody.replace("\"a\"", "\"c\""), token);
        assertEquals(2, page("").get("total").asInt(), "somebody else");
    }

    @Test
    void whatOthersLeaveNoRoomForIsNotLost() throws IOException {
        String staff = scim(OKTA, "POST", "/Groups", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "Staff"}""",
                token)
                .json().get("id").asString();
        try (Socket one = half(staff); Socket other = half(staff)) {
            assertEquals("HTTP/1.1 503", CompletableFuture.anyOf(answer(one), answer(other)).join());
            assertEquals("unavailable", page("?target=" + staff).at("/changes/0/cause").asString());
        }
    }

    /// A request of which the body's first byte is sent.
    private Socket half(String group) throws IOException {
        URI address = server.server().address();
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.getOutputStream().write("""
                PUT /scim/v2/Groups/%s HTTP/1.1\r
                Host: %s\r
                Authorization: Bearer %s\r
                Content-Type: application/scim+json\r
                Content-Length: %d\r
                \r
                {""".formatted(group, address.getAuthority(), token, LARGEST_GROUP)
                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static CompletableFuture<String> answer(Socket socket) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                answer.complete(new String(socket.getInputStream().readNBytes("HTTP/1.1 503".length()),
                        StandardCharsets.US_ASCII));
            } catch (IOException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    @Test
    void pagesLeadOnAndEverythingCanBeExported() {
        IntStream.range(0, 5)
                .forEach(i -> scim(OKTA, "POST", "/Users", named("u" + i + "@partner.test"), token));
        JsonNode page = page("?limit=3");
        assertEquals(List.of("u4@partner.test", "u3@partner.test", "u2@partner.test"), names(page));
        JsonNode rest = page("?limit=3&cursor=" + page.get("nextCursor").asString());
        assertEquals(List.of("u1@partner.test", "u0@partner.test"), names(rest));
        assertTrue(rest.get("nextCursor").isNull());
        String lea = create("lea");
        List.of("title", "nickName", "locale").forEach(name -> assertEquals(400,
                scim(OKTA, "PATCH", "/Users/" + lea, patch(name, "5"), token).status()));
        List<String> about = new ArrayList<>();
        String next = "";
        for (int i = 0; i < 3; i++) {
            JsonNode one = page("?limit=1&client=Okta&target=" + lea + next);
            about.addAll(texts(one.at("/changes/0/attributes")));
            next = "&cursor=" + one.get("nextCursor").asString("");
        }
        assertEquals(List.of("locale", "nickname", "title"), about);
        assertEquals("&cursor=", next);
        assertEquals(0, page("?client=Other&target=" + lea).get("changes").size());
        assertEquals(204, scim(OKTA, "DELETE", "/Users/" + lea, "", token).status());
        assertEquals(400, server.send("GET", "/refused-changes?cursor=x", "", "session", session).status());
        String csv = server.send("GET", "/refused-changes/export", "", "session", session).text();
        assertEquals(6, csv.lines().count());
        assertTrue(csv.contains("partner.test,"), csv);
        assertEquals(5,
                server.send("GET", "/refused-changes/export?format=jsonl&client=Okta", "", "session", session)
                        .text().lines().count());
        String activity = server.send("GET", "/events/export?outcome=refused", "", "session", session).text();
        assertTrue(activity.contains("is in the domain partner.test"), activity);
    }

    @Test
    void whatIsNotKeptIsToldOnceForEachClient() {
        for (String client : List.of(OKTA, OKTA, "Okta SCIM Client 2.0.0", ENTRA)) {
            assertEquals(201, server.sendTo("/scim/v2/Groups", "POST", """
                    {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group", "urn:okta:custom:group:1.0"],
                     "displayName": "Staff", "urn:okta:custom:group:1.0": {"about": "x"}}""", "Authorization",
                    "Bearer " + token, "Content-Type", "application/scim+json", "User-Agent", client)
                    .status());
        }
        assertEquals(400, server.sendTo("/scim/v2/Groups", "POST", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "urn:refused:1.0": {"a": 1}}""",
                "Authorization", "Bearer " + token, "Content-Type", "application/scim+json", "User-Agent",
                OKTA)
                .status());
        JsonNode notices = server.send("GET", "/refused-changes/not-kept", "", "session", session).json()
                .get("notices");
        assertEquals(2, notices.size(), notices.toString());
        for (JsonNode notice : notices) {
            assertEquals("urn:okta:custom:group:1.0", notice.get("what").asString());
            assertTrue(notice.get("schema").asBoolean());
        }
        assertEquals("Okta", notices.at("/0/client").asString());
    }

    @Test
    void eachCauseTravelsWithWhatItIsAboutAndWhatThereShouldHaveBeen() {
        String lea = create("lea");
        assertEquals(400, scim(OKTA, "PATCH", "/Users/" + lea,
                patch("displayName", "\"" + "x".repeat(600) + "\""), token).status());
        JsonNode change = page("").at("/changes/0");
        assertEquals(List.of("invalidValue", "too-long", "displayName", "512"),
                Stream.of("reason", "cause", "about", "expected")
                        .map(member -> change.get(member).asString()).toList());
        assertEquals(400, scim(OKTA, "PATCH", "/Users/" + lea, patch("displayName", "5"), token).status());
        assertEquals("no-text", page("").at("/changes/0/cause").asString());
        assertTrue(page("").at("/changes/0/expected").isNull(), "nothing is left of the cause before");
    }

    private void assertAbout(String reason, String about, String action) {
        JsonNode latest = page("").at("/changes/0");
        assertEquals(List.of(reason, about, action), List.of(latest.get("reason").asString(),
                latest.get("about").asString(), latest.get("action").asString()));
        assertFalse(latest.get("answer").asString().isEmpty());
    }

    private JsonNode page(String query) {
        Reply reply = server.send("GET", "/refused-changes" + query, "", "session", session);
        assertEquals(200, reply.status(), reply::text);
        return reply.json();
    }

    private void refresh() {
        String etag = server.send("GET", "/scim-configuration", "", "session", session).header("ETag");
        token = server
                .send("POST", "/scim-configuration/token/refresh", "", "session", session, "If-Match", etag)
                .json().get("issuedToken").asString();
    }

    private String create(String name) {
        return user(OKTA, "POST", "/Users", name, token).json().get("id").asString();
    }

    private Reply user(String client, String method, String path, String name, String with) {
        return scim(client, method, path, named(name + "@acme.com"), with);
    }

    private Reply scim(String client, String method, String path, String body, String with) {
        return server.sendTo("/scim/v2" + path, method, body, "Authorization", "Bearer " + with,
                "Content-Type",
                "application/scim+json", "User-Agent", client);
    }

    private static String named(String userName) {
        return "{\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:User\"], \"userName\": \"" + userName
                + "\", \"active\": true}";
    }

    private static String patch(String path, String value) {
        return """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations": [{"op": "replace", "path": "%s", "value": %s}]}""".formatted(path, value);
    }

    private static String members(String id) {
        return """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations": [{"op": "add", "path": "members", "value": [{"value": "%s"}]}]}"""
                .formatted(id);
    }

    private static List<String> names(JsonNode page) {
        return stream(page.get("changes")).map(change -> change.at("/target/name").asString()).toList();
    }

    private List<Integer> tries() {
        return page("").get("changes").valueStream().map(change -> change.get("tries").asInt()).toList();
    }

    private static List<String> texts(JsonNode array) {
        return stream(array).map(JsonNode::asString).toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
