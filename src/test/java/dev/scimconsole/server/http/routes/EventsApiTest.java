package dev.scimconsole.server.http.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.server.EnabledServer;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.RunningServer.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Activity over HTTP: what is written down, and what is found again.
@Tag("server")
@Tag("server.http")
@Tag("server.http.routes")
class EventsApiTest extends EnabledServer {

    private static final String OKTA = "Okta SCIM Client 1.0.0";

    @Test
    void everyChangeIsAnEventThatItsAnswerNames() {
        Reply refreshed = refresh();
        JsonNode event = events("?kind=audit").getFirst();
        assertEquals("token.refreshed", event.get("action").asString());
        assertEquals("audit", event.get("kind").asString());
        assertEquals("administrator", event.at("/actor/type").asString());
        assertEquals(RunningServer.OWNER, event.at("/actor/name").asString());
        assertEquals("success", event.get("outcome").asString());
        assertEquals("token", event.at("/target/type").asString());
        assertEquals(refreshed.json().at("/configuration/token/id"), event.at("/target/id"));
        assertEquals("…" + hint(refreshed.json().get("issuedToken").asString()),
                event.at("/target/name").asString());
        assertEquals("replaces …" + hint(token), event.get("detail").asString());
        assertEquals("127.0.0.1", event.at("/origin/address").asString());
        assertEquals(refreshed.header("X-Request-Id"), event.get("requestId").asString());
        assertEquals(7, event.get("id").asString().charAt(14) - '0');
    }

    @Test
    void whatElseToKnowIsSaidInTheReadersLanguageAndTheRecordHolds() {
        refresh();
        String hint = hint(token);
        for (String path : List.of("/events?kind=audit", "/events/export?format=csv",
                "/events/export?format=jsonl")) {
            assertTrue(api("GET", path, "", "Accept-Language", "de-AT").text().contains("ersetzt …" + hint));
            assertTrue(api("GET", path, "", "Accept-Language", "nl").text().contains("replaces …" + hint));
        }
        assertTrue(api("GET", "/events?text=REMPLACE%20%E2%80%A6" + hint, "", "Accept-Language", "fr").text()
                .contains("token.refreshed"));
        assertFalse(api("GET", "/events?text=say.detail", "").text().contains("token.refreshed"));
        assertTrue(api("GET", "/events/verification", "").json().get("damage").isNull());
    }

    @Test
    void whateverAnAdministratorDoesIsThere() {
        api("PATCH", "/scim-configuration", "{\"sendEmailInvites\": true}");
        api("DELETE", "/scim-configuration/domains/acme.com", "");
        api("DELETE", "/sessions/current", "");
        session = server.signIn();
        assertEquals(List.of("session.started", "session.ended", "token.revoked", "domain.removed",
                "settings.changed", "token.issued", "domain.added", "session.started",
                "organization.created"),
                actions("?kind=audit"));
    }

    @Test
    void aChangeThatWasRefusedIsAnEventAndTheChangeIsNot() {
        api("POST", "/scim-configuration/domains", "{\"name\": \"acme.com\"}");
        Reply stale = api("POST", "/scim-configuration/token/refresh", "", "If-Match", "\"1\"");
        server.post("/sessions", "{\"email\": \"alex@acme.com\", \"password\": \"wrong\"}");
        server.post("/sessions", "{\"email\": \"blue kettle under\", \"password\": \"wrong\"}");
        List<JsonNode> refused = events("?outcome=refused");
        assertEquals(List.of("session.started", "session.started", "token.refreshed", "domain.added"),
                actions(refused));
        assertEquals(List.of("wrong-credentials", "wrong-credentials", "changed-meanwhile", "domain-exists"),
                refused.stream().map(event -> event.get("reason").asString()).toList());
        assertEquals("nobody", refused.get(0).at("/actor/type").asString());
        assertEquals("", refused.get(0).at("/actor/name").asString());
        assertEquals(RunningServer.OWNER, refused.get(1).at("/actor/name").asString());
        assertEquals(stale.header("X-Request-Id"), refused.get(2).get("requestId").asString());
        assertEquals(412, refused.get(2).get("status").asInt());
        assertEquals(1, events("?kind=audit&text=domain.added&outcome=success").size());
        assertTrue(verification().get("intact").asBoolean());
    }

    @Test
    void everyScimRequestIsAnEventThatItsAnswerNames() {
        Reply created = createUser("bjensen");
        String id = created.json().get("id").asString();
        JsonNode event = events("?kind=request").getFirst();
        assertEquals(created.header("X-Request-Id"), event.get("id").asString());
        assertEquals(event.get("id"), event.get("requestId"));
        assertEquals("user.created", event.get("action").asString());
        assertEquals("token", event.at("/actor/type").asString());
        assertEquals(hint(token), event.at("/actor/name").asString());
        assertEquals(api("GET", "/scim-configuration", "").json().at("/token/id"),
                event.at("/actor/tokenId"));
        assertEquals(201, event.get("status").asInt());
        assertEquals(id, event.at("/target/id").asString());
        assertEquals("bjensen@acme.com", event.at("/target/name").asString());
        assertEquals("Okta", event.at("/origin/client").asString());
        assertEquals(OKTA, event.at("/origin/userAgent").asString());
    }

    @Test
    void scimRequestsAreNamedByWhatTheyAskFor() {
        String id = createUser("bjensen").json().get("id").asString();
        scim("GET", "/Users?filter=userName%20eq%20%22nobody%22", "");
        scim("GET", "/Users/" + id, "");
        scim("PATCH", "/Users/" + id,
                patch("{\"op\": \"Replace\", \"path\": \"active\", \"value\": \"False\"}"));
        scim("PATCH", "/Users/" + id, patch("{\"op\": \"replace\", \"value\": {\"active\": true}}"));
        scim("PATCH", "/Users/" + id,
                patch("{\"op\": \"replace\", \"path\": \"displayName\", \"value\": \"B\"}"));
        scim("PUT", "/Users/" + id, user("bjensen", "\"active\": false"));
        String group = scim("POST", "/Groups",
                "{\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:Group\"], "
                        + "\"displayName\": \"Tour Guides\"}")
                .json().get("id").asString();
        scim("PATCH", "/Groups/" + group,
                patch("{\"op\": \"Add\", \"path\": \"members\", \"value\": [{\"value\": \"" + id + "\"}]}"));
        scim("GET", "/Schemas", "");
        scim("DELETE", "/Users/" + id, "");
        List<JsonNode> events = events("?kind=request");
        assertEquals(List.of("user.deleted", "discovery.read", "group.members-changed", "group.created",
                "user.deactivated", "user.updated", "user.activated", "user.deactivated", "user.read",
                "users.searched", "user.created"), actions(events));
        assertTrue(events.stream().allMatch(event -> event.get("outcome").asString().equals("success")));
        assertEquals("bjensen@acme.com", events.getFirst().at("/target/name").asString());
        assertEquals("Tour Guides", events.get(2).at("/target/name").asString());
    }

    @Test
    void whatWasPassedOverStandsInTheEvent() {
        String id = createUser("bjensen").json().get("id").asString();
        scim("PATCH", "/Users/" + id,
                """
                        {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [
                          {"op": "Replace", "path": "urn:ietf:params:scim:schemas:extension:acme:2.0:User:badge", "value": "x"},
                          {"op": "Replace", "path": "emails[value eq \\"secret@acme.com\\"].value", "value": "y@acme.com"},
                          {"op": "Replace", "path": "active", "value": "False"}]}""");
        scim("PUT", "/Users/" + id, user("bjensen", "\"emails\": 7, \"active\": true"));
        List<JsonNode> events = events("?kind=request");
        JsonNode deactivated = events.get(1);
        assertEquals("user.deactivated", deactivated.get("action").asString());
        assertEquals("success", deactivated.get("outcome").asString());
        assertEquals(
                "[{\"what\":\"urn:ietf:params:scim:schemas:extension:acme:2.0:User\",\"reason\":\"unknown-schema\"},"
                        + "{\"what\":\"emails.value\",\"reason\":\"noTarget\"}]",
                deactivated.get("passedOver").toString());
        assertEquals("refused", events.getFirst().get("outcome").asString());
        assertEquals("[]", events.getFirst().get("passedOver").toString());
        assertEquals("[]", events("?kind=audit").getFirst().get("passedOver").toString());
        assertEquals(List.of(deactivated), events("?text=ACME:2.0"));
        String csv = api("GET", "/events/export?format=csv&text=acme:2.0", "").text();
        assertTrue(csv.lines().findFirst().orElseThrow().endsWith(",passed over"), csv);
        assertTrue(csv.strip()
                .endsWith("\"urn:ietf:params:scim:schemas:extension:acme:2.0:User (unknown-schema), "
                        + "emails.value (noTarget)\""),
                csv);
        assertFalse(csv.contains("secret"), csv);
    }

    @Test
    void aBodyThatIsTooLargeIsAnEventThatSaysWhatItWasFor() {
        Reply reply = scim("POST", "/Bulk", "x".repeat(34 << 20));
        assertEquals(413, reply.status());
        assertTrue(reply.json().get("detail").asString().contains("maxPayloadSize"), reply::text);
        assertEquals(List.of("bulk.requested"), actions("?kind=request&outcome=refused"));
        scim("PUT", "/Groups/x", "x".repeat(34 << 20));
        JsonNode event = events("?kind=request").getFirst();
        assertEquals("group.updated 413 x", event.get("action").asString() + " " + event.get("status") + " "
                + event.at("/target/id").asString());
    }

    @Test
    void everyRefusedRequestSaysWhy() {
        createUser("bjensen");
        createUser("bjensen");
        assertEquals(400,
                scim("POST", "/Users",
                        user("bjensen", "\"active\": true").replace("acme.com", "acme.example"))
                        .status());
        assertEquals(400, scim("POST", "/Users", user("bjensen", "\"emails\": 7")).status());
        bearer("");
        bearer("Basic abc");
        bearer("Bearer Bearer " + token);
        bearer("Bearer " + token.substring(0, 20) + " " + token.substring(20));
        bearer("Bearer " + token.substring(0, 53) + (token.endsWith("A") ? "B" : "A"));
        bearer("Bearer hello");
        refresh();
        bearer("Bearer " + token);
        try (ScimToken unknown = ScimToken.generate(new SecureRandom())) {
            bearer("Bearer " + new String(unknown.copyCharacters()));
        }
        List<JsonNode> refused = events("?outcome=refused");
        assertEquals(List.of("unknown-token", "revoked", "not-a-scim-token", "mistyped", "blanks-inside",
                "bearer-twice", "not-bearer", "no-token", "invalidValue", "other-domain", "uniqueness"),
                refused.stream().map(event -> event.get("reason").asString()).toList());
        assertEquals(hint(token), refused.get(1).at("/actor/name").asString());
        assertFalse(refused.get(1).at("/actor/tokenId").isNull());
        assertTrue(refused.get(0).at("/actor/tokenId").isNull());
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        for (int i = 0; i < 25; i++) {
            scim("GET", "/Users?count=" + i, "");
        }
        List<String> ids = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        do {
            JsonNode page = api("GET", "/events?kind=request&limit=10" + cursor, "").json();
            page.get("events").forEach(event -> ids.add(event.get("id").asString()));
            cursor = page.get("nextCursor").isNull() ? "" : "&cursor=" + page.get("nextCursor").asString();
            pages++;
            // What comes meanwhile is newer, and so on no later page.
            scim("GET", "/Schemas", "");
        } while (!cursor.isEmpty());
        assertEquals(3, pages);
        assertEquals(25, ids.size());
        assertEquals(25, ids.stream().distinct().count());
    }

    @Test
    void filtersFindWhatTheySay() {
        String id = createUser("bjensen").json().get("id").asString();
        createUser("mandy");
        scim("PATCH", "/Users/" + id, patch("{\"op\": \"replace\", \"value\": {\"active\": false}}"));
        refresh();
        bearer("Bearer " + token);
        assertEquals(List.of("user.deactivated", "user.created"), actions("?text=BJENSEN"));
        assertEquals(List.of("user.deactivated", "user.created"), actions("?text=" + id));
        assertEquals(List.of("user.deactivated", "user.created", "user.created"), actions("?text=okta"));
        assertEquals(4, events("?actor=" + hint(token)).size());
        assertEquals(5, events("?actor=ALEX@acme.com").size());
        assertEquals(List.of("users.searched"), actions("?outcome=refused&kind=request"));
        String middle = events("?text=mandy").getFirst().get("at").asString();
        assertEquals(List.of("user.created", "token.issued", "domain.added", "session.started",
                "organization.created"), actions("?to=" + middle));
        assertEquals(9, events("").size());
        assertEquals(9, events("?from=" + events("").getLast().get("at").asString()).size());
        assertEquals(List.of(), events("?from=2999-01-01T00:00:00%2B01:00"));
    }

    @Test
    void aWrongParameterIsNamed() {
        for (String query : List.of("from=yesterday", "to=2026-11-24", "outcome=fine", "kind=all", "limit=0",
                "limit=201", "limit=x", "cursor=abc", "text=" + "x".repeat(201),
                "from=%2B999999999-12-31T23:59:59Z", "to=-999999999-01-01T00:00:00Z", "cursor=-1-1",
                "cursor=1--1", "cursor=9999999999999999-1", "cursor=1-9223372036854775807")) {
            Reply reply = api("GET", "/events?" + query, "");
            assertEquals(400, reply.status(), query);
            assertEquals("invalid-request", reply.problem());
            assertEquals(query.substring(0, query.indexOf('=')), reply.json().get("field").asString());
        }
        assertEquals(400, api("GET", "/events/export?format=xml", "").status());
    }

    @Test
    void nobodyReadsActivityWithoutASession() {
        for (String path : List.of("/events", "/events/stream", "/events/verification", "/events/export")) {
            assertEquals(401, server.send("GET", path, "").status(), path);
        }
    }

    @Test
    void csvIsSafeToOpenInASpreadsheet() throws IOException {
        scim("POST", "/Users", user("=HYPERLINK(1)", "\"nickName\": \"x\""), "User-Agent", "a,\"b\"");
        Reply reply = api("GET", "/events/export?format=csv&kind=request", "");
        assertEquals(200, reply.status());
        assertEquals("text/csv; charset=utf-8; header=present", reply.header("Content-Type"));
        assertTrue(reply.header("Content-Disposition").matches(
                "attachment; filename=\"activity-\\d{4}-\\d\\d-\\d\\d\\.csv\""));
        List<String> lines = reply.text().lines().toList();
        assertEquals(3, lines.size());
        assertTrue(lines.get(0)
                .startsWith("time,kind,action,actor type,actor,outcome,status,reason,target type,"));
        assertTrue(lines.get(1).contains(",audit,audit.signed,nobody,,success,"), lines.get(1));
        assertTrue(lines.get(2).contains(",user,'=HYPERLINK(1)@acme.com,"), lines.get(2));
        assertTrue(lines.get(2).contains(",\"a,\"\"b\"\"\","), lines.get(2));
    }

    @Test
    void anExportHoldsEveryEventAcrossItsParts() {
        for (int i = 0; i < 1_203; i++) {
            scim("GET", "/Schemas", "");
        }
        Reply reply = api("GET", "/events/export?format=jsonl&kind=request", "");
        assertEquals("application/jsonl; charset=utf-8", reply.header("Content-Type"));
        JsonMapper json = new JsonMapper();
        JsonNode head = json.readTree(reply.text().lines().findFirst().orElseThrow());
        assertEquals("audit.signed", head.get("action").asString());
        assertEquals(verification().get("head").asString(), head.at("/target/name").asString());
        List<String> ids = reply.text().lines().skip(1).map(line -> json.readTree(line).get("id").asString())
                .toList();
        assertEquals(1_203, ids.stream().distinct().count());
        assertEquals(1_203, ids.size());
    }

    @Test
    void aHeadRequestForAStreamEnds() {
        assertEquals(200, server.send("HEAD", "/events/stream", "", "session", session).status());
        assertEquals("", server.send("HEAD", "/events/export", "", "session", session).text());
    }

    @Test
    void noSecretIsInAnyEventOrAnywhereInTheDatabase() throws IOException {
        String body = user("x", "\"nickName\": \"y\"").replace("x@acme.com", token + "@acme.com");
        scim("GET", "/Users/" + token, "", "User-Agent", "agent " + token);
        scim("POST", "/Users",
                body.replace("\"userName\"", "\"UserName\"").replace("acme.com", "other.example"));
        bearer("Bearer Bearer " + token);
        bearer("Basic " + token);
        server.sendTo("/scim/v2/" + token, "GET", "", "Authorization", "Bearer " + token);
        String second = refresh().json().get("issuedToken").asString();
        bearer("Bearer " + token);
        api("DELETE", "/scim-configuration/domains/" + token, "");
        server.post("/sessions", "{\"email\": \"" + token + "\", \"password\": \"hunter2hunter2\"}");
        String all = api("GET", "/events/export?format=jsonl", "").text();
        assertTrue(all.contains("[masked]"), all);
        server.close();
        List<String> secrets = List.of(token, second, session, RunningServer.PASSWORD, "hunter2hunter2");
        for (String secret : secrets) {
            assertFalse(all.contains(secret.substring(5)), secret);
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                for (String secret : secrets) {
                    assertFalse(bytes.contains(secret.substring(5)), file + " holds " + secret);
                }
            }
        }
    }

    @Test
    void anUntouchedChainIsIntact() {
        refresh();
        JsonNode verification = verification();
        assertTrue(verification.get("intact").asBoolean());
        assertEquals(5, verification.get("events").asInt());
        assertTrue(verification.get("head").asString().matches("[0-9a-f]{64}"));
        String head = verification.get("head").asString();
        refresh();
        assertNotEquals(head, verification().get("head").asString());
    }

    private JsonNode verification() {
        return api("GET", "/events/verification", "").json();
    }

    private Reply refresh() {
        return api("POST", "/scim-configuration/token/refresh", "", "If-Match",
                api("GET", "/scim-configuration", "").header("ETag"));
    }

    private Reply createUser(String name) {
        return scim("POST", "/Users", user(name, "\"displayName\": \"" + name + "\""));
    }

    private static String user(String name, String more) {
        return "{\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:User\"], \"userName\": \"" + name
                + "@acme.com\", " + more + "}";
    }

    private static String patch(String operation) {
        return "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"], \"Operations\": ["
                + operation
                + "]}";
    }

    private void bearer(String authorization) {
        assertEquals(401, authorization.isEmpty()
                ? server.sendTo("/scim/v2/Users", "GET", "").status()
                : server.sendTo("/scim/v2/Users", "GET", "", "Authorization", authorization).status());
    }

    private Reply scim(String method, String path, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Authorization", "Bearer " + token, "Content-Type",
                "application/scim+json"));
        all.addAll(headers.length == 0 ? List.of("User-Agent", OKTA) : List.of(headers));
        return server.sendTo("/scim/v2" + path, method, body, all.toArray(String[]::new));
    }

    private Reply api(String method, String path, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of("session", session));
        all.addAll(List.of(headers));
        return server.send(method, path, body, all.toArray(String[]::new));
    }

    private List<JsonNode> events(String query) {
        Reply reply = api("GET", "/events" + query, "");
        assertEquals(200, reply.status(), reply.text());
        return StreamSupport.stream(reply.json().get("events").spliterator(), false).toList();
    }

    private List<String> actions(String query) {
        return actions(events(query));
    }

    private static List<String> actions(List<JsonNode> events) {
        return events.stream().map(event -> event.get("action").asString()).toList();
    }

    private static String hint(String token) {
        return token.substring(token.length() - 6);
    }
}
