package dev.scimconsole.server.http.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.EnabledServer;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.RunningServer.Reply;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What requests asked for and changed, over HTTP: made by SCIM, looked at by the admin API.
@Tag("server")
@Tag("server.http")
@Tag("server.http.routes")
class ChangesApiTest extends EnabledServer {

    private static final String OKTA = "Okta SCIM Client 1.0.0";
    private static final String DOTS = "•••";

    private String ada;

    @BeforeEach
    void start() {
        ada = scim("POST", "/Users",
                """
                        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "ada@acme.com",
                         "name": {"givenName": "Ada", "familyName": "Lovelace"}, "title": "Countess", "password": "Byron-1815"}""")
                .json().get("id").asString();
    }

    @Test
    void aChangeIsToldWithItsDifferenceByWhomAndWhatWasAsked() {
        assertEquals(200,
                patch("""
                        {"op": "replace", "path": "name.familyName", "value": "King"},
                        {"op": "replace", "path": "title", "value": "Analyst"}, {"op": "Replace", "path": "active", "value": "False"}""")
                        .status());
        JsonNode page = get("/changes?target=" + ada);
        assertEquals(2, page.get("changes").size());
        JsonNode change = page.at("/changes/0");
        assertEquals("user.deactivated", change.get("action").asString());
        assertEquals("Okta", change.at("/origin/client").asString());
        assertEquals("token", change.at("/actor/type").asString());
        assertEquals(200, change.get("status").asInt());
        assertTrue(change.get("masked").asBoolean());
        assertEquals(
                "[{\"attribute\":\"name.familyName\",\"before\":\"\\\"Lovelace\\\"\",\"after\":\"\\\"King\\\"\"},"
                        + "{\"attribute\":\"title\",\"before\":\"•••\",\"after\":\"•••\"},"
                        + "{\"attribute\":\"active\",\"before\":\"true\",\"after\":\"false\"}]",
                change.get("changes").toString().replace(",\"moreBefore\":0,\"moreAfter\":0", ""));
        String asked = change.get("asked").asString();
        assertTrue(asked.contains("\"King\"") && asked.contains("\"False\"") && asked.contains(DOTS), asked);
        assertFalse(asked.contains("Analyst"), asked);
        assertEquals("user.created", page.at("/changes/1/action").asString());
        assertEquals(change, get("/changes?event=" + change.get("eventId").asString()).at("/changes/0"));
        assertEquals("null", page.get("nextCursor").toString());
        JsonNode first = get("/changes?limit=1&target=" + ada);
        assertEquals("user.created", get("/changes?limit=1&target=" + ada + "&cursor="
                + first.get("nextCursor").asString()).at("/changes/0/action").asString());
    }

    @Test
    void nothingIsSaidToBeHiddenWhereNothingIs() {
        patch("{\"op\": \"replace\", \"path\": \"name.familyName\", \"value\": \"King\"}");
        JsonNode change = get("/changes?target=" + ada).at("/changes/0");
        assertFalse(change.get("masked").asBoolean(), change::toString);
        patch("{\"op\": \"replace\", \"path\": \"title\", \"value\": 5}");
        JsonNode refused = get("/changes?target=" + ada).at("/changes/0");
        assertEquals(400, refused.get("status").asInt());
        assertTrue(refused.get("masked").asBoolean(), refused::toString);
    }

    @Test
    void valuesAreUnmaskedForAnOrgAdminWhichIsAnAuditEvent() {
        patch("{\"op\": \"replace\", \"path\": \"title\", \"value\": \"Analyst\"}");
        String id = get("/changes?target=" + ada).at("/changes/0/id").asString();
        Reply unmasked = unmask(id);
        assertEquals(200, unmasked.status());
        assertFalse(unmasked.json().get("masked").asBoolean());
        assertEquals("\"Countess\"", unmasked.json().at("/changes/0/before").asString());
        assertTrue(unmasked.json().get("asked").asString().contains("Analyst"));
        JsonNode event = get("/events?kind=audit").at("/events/0");
        assertEquals("change.unmasked", event.get("action").asString());
        assertEquals(ada, event.at("/target/id").asString());
        assertEquals("not-found", unmask(ada).problem());
    }

    @Test
    void aPasswordIsNeverKept() {
        patch("{\"op\": \"replace\", \"path\": \"password\", \"value\": \"Secret-1\"}, "
                + "{\"op\": \"add\", \"value\": {\"password\": \"Secret-2\", \"title\": \"x\"}}");
        for (JsonNode change : get("/changes?target=" + ada).get("changes")) {
            String whole = unmask(change.get("id").asString()).text();
            assertFalse(whole.contains("Byron") || whole.contains("Secret"), whole);
        }
    }

    @Test
    void aPasswordBehindAPathIsNeverKept() {
        for (String path : List.of("urn:ietf:params:scim:schemas:core:2.0:User:password",
                "urn:example:extension:1.0:User:Password", "credentials.password", "password.value",
                "password[type eq \\\"x\\\"].value", "emails[type eq \\\"work\\\"].password",
                "credentials[password eq \\\"Secret-3\\\"].hint")) {
            patch("{\"op\": \"replace\", \"path\": \"" + path + "\", \"value\": \"Secret-1\"}, "
                    + "{\"op\": \"add\", \"value\": {\"" + path.replaceAll("\\[.*", ".password")
                    + "\": \"Secret-2\"}}");
            JsonNode change = get("/changes?target=" + ada).at("/changes/0");
            assertTrue(change.get("asked").asString().contains(DOTS), path);
            String whole = unmask(change.get("id").asString()).text();
            assertFalse(whole.contains("Secret-") || change.toString().contains("Secret-"), whole);
        }
    }

    @Test
    void aWordOfAValueIsNoPassword() {
        patch("{\"op\": \"replace\", \"path\": \"emails[type eq \\\"password\\\"].value\", "
                + "\"value\": \"a@acme.com\"}");
        String whole = unmask(get("/changes?target=" + ada).at("/changes/0/id").asString()).text();
        assertTrue(whole.contains("a@acme.com"), whole);
    }

    @Test
    void whatWasRefusedShowsWhatWasAskedAndChangedNothing() {
        assertEquals(400, patch("{\"op\": \"replace\", \"path\": \"active\", \"value\": 7}").status());
        JsonNode change = get("/changes?target=" + ada).at("/changes/0");
        assertEquals(400, change.get("status").asInt());
        assertEquals(0, change.get("changes").size());
        assertTrue(change.get("asked").asString().contains("7"), change.toString());
        assertEquals(List.of("active true 7"), wanted(change));
        assertEquals(401,
                server.sendTo("/scim/v2/Users/" + ada, "PATCH", "{\"Operations\": []}", "Authorization",
                        "Bearer wrong", "Content-Type", "application/scim+json").status());
        assertEquals(2, get("/changes?target=" + ada).get("changes").size(), "strangers leave nothing");
    }

    @Test
    void whatWasRefusedStandsBesideWhatIsStored() {
        patch("{\"op\": \"add\", \"path\": \"emails\", \"value\": [{\"type\": \"work\", \"value\": \"a@acme.com\"}]}");
        assertEquals(400,
                patch("""
                        {"op": "replace", "path": "TITLE", "value": 5}, {"op": "remove", "path": "name.givenName"},
                        {"op": "add", "value": {"name": {"familyName": "King"}, "userName": "ada@acme.com"}},
                        {"op": "replace", "path": "emails[type eq \\"work\\"].value", "value": "b@acme.com"},
                        {"op": "add", "path": "phoneNumbers[type eq \\"work\\"].value", "value": "5"},
                        {"op": "replace", "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department", "value": "IT"},
                        {"op": "replace", "path": "password", "value": "Secret-1"}""")
                        .status());
        JsonNode change = get("/changes?target=" + ada).at("/changes/0");
        List<String> beside = List.of("name.givenName \"Ada\" null",
                "name.familyName \"Lovelace\" \"King\"",
                "emails[type eq \"work\"].value [{\"type\":\"work\",\"value\":\"a@acme.com\"}] \"b@acme.com\"");
        assertEquals(beside, wanted(change).stream().filter(beside::contains).toList());
        assertEquals(List.of("phoneNumbers[…].value null •••", "title ••• •••",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department null •••"),
                wanted(change).stream().filter(one -> !beside.contains(one)).sorted().toList(),
                "no password, nothing that is the same");
        JsonNode whole = unmask(change.get("id").asString()).json();
        assertTrue(wanted(whole).contains("title \"Countess\" 5"), whole.toString());
        assertFalse(whole.toString().contains("Secret-1"));
        patch("{\"op\": \"replace\", \"path\": \"name.familyName\", \"value\": \"King\"}");
        assertFalse(wanted(get("/changes?event=" + change.get("eventId").asString()).at("/changes/0"))
                .contains("name.familyName \"Lovelace\" \"King\""), "it is stored by now");
    }

    @Test
    void aPutIsComparedInWhatItSpeaksOf() {
        assertEquals(400, scim("PUT", "/Users/" + ada, """
                {"schemas": [], "userName": "ada@acme.com", "name": {"givenName": "Augusta"}}""").status());
        assertEquals(List.of("name.givenName \"Ada\" \"Augusta\""),
                wanted(get("/changes?target=" + ada).at("/changes/0")));
    }

    @Test
    void membersWhoWereRefusedStandThereByTheirNames() {
        String group = scim("POST", "/Groups", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "Staff",
                 "members": [{"value": "%s"}]}""".formatted(ada)).json().get("id").asString();
        String tom = scim("POST", "/Users",
                "{\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:User\"], \"userName\": \"tom@acme.com\"}")
                .json().get("id").asString();
        String nobody = "00000000-0000-7000-8000-000000000009";
        assertEquals(400,
                scim("PATCH", "/Groups/" + group,
                        """
                                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [
                                 {"op": "remove", "path": "members[value eq \\"%1$s\\"]"},
                                 {"op": "add", "path": "members", "value": [{"value": "%1$s"}, {"value": "%2$s"}, {"value": "%3$s"}]}]}"""
                                .formatted(ada, tom, nobody))
                        .status());
        assertEquals(List.of("members [\"ada@acme.com\"] [\"tom@acme.com\",\"" + nobody + "\"]"),
                wanted(get("/changes?target=" + group).at("/changes/0")));
    }

    private static List<String> wanted(JsonNode change) {
        return change.get("wanted").valueStream().map(one -> one.get("attribute").asString() + " "
                + one.get("before").asString("null") + " " + one.get("after").asString("null")).toList();
    }

    @Test
    void aPutAGroupAndTheStepsOfABulkRequestAreKeptToo() {
        scim("PUT", "/Users/" + ada,
                """
                        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "ada@acme.com", "displayName": "Ada"}""");
        JsonNode put = get("/changes?target=" + ada).at("/changes/0");
        assertEquals(List.of("name.givenName", "name.familyName", "title", "displayName"),
                put.get("changes").findValuesAsString("attribute"));
        String group = scim("POST", "/Groups",
                "{\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:Group\"], "
                        + "\"displayName\": \"Staff\"}")
                .json().get("id").asString();
        scim("POST", "/Bulk", """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [
                 {"method": "PATCH", "path": "/Groups/%1$s", "data": {"Operations": [
                  {"op": "replace", "path": "displayName", "value": "Crew"}]}},
                 {"method": "PATCH", "path": "/Users/%2$s", "data": {"Operations": [
                  {"op": "replace", "path": "displayName", "value": "A"}]}}]}""".formatted(group, ada));
        JsonNode bulk = get("/changes?target=" + group).at("/changes/0");
        assertEquals("\"Crew\"", bulk.at("/changes/0/after").asString());
        assertEquals(2, get("/changes?event=" + bulk.get("eventId").asString()).get("changes").size());
    }

    @Test
    void whatIsLongIsCutAndSaid() {
        patch("{\"op\": \"replace\", \"path\": \"title\", \"value\": \"" + "long ".repeat(1_000) + "\"}");
        JsonNode change = get("/changes?target=" + ada).at("/changes/0");
        assertTrue(change.get("cut").asBoolean());
        patch("{\"op\": \"replace\", \"path\": \"title\", \"value\": \"" + "long ".repeat(10_000) + "\"}");
        JsonNode larger = get("/changes?target=" + ada).at("/changes/0");
        assertTrue(larger.get("asked").isNull() && larger.get("cut").asBoolean(), larger.toString());
        assertEquals("title", larger.at("/changes/0/attribute").asString());
    }

    @Test
    void whatNamesNothingFindsNothing() {
        assertEquals(0, get("/changes").get("changes").size());
        assertEquals(0, get("/changes?target=%00").get("changes").size());
        assertEquals(0, get("/changes?event=x").get("changes").size());
        assertEquals(400, send("/changes?target=" + ada + "&cursor=x").status());
    }

    @Test
    void onlyAnOrgAdminUnmasks() {
        String id = get("/changes?target=" + ada).at("/changes/0/id").asString();
        server.addViewer();
        String viewer = server.signIn(RunningServer.VIEWER, RunningServer.PASSWORD);
        assertEquals(403, server.post("/changes/" + id + "/unmask", "", "session", viewer).status());
    }

    private Reply unmask(String id) {
        return server.post("/changes/" + id + "/unmask", "", "session", session);
    }

    private JsonNode get(String path) {
        Reply reply = send(path);
        assertEquals(200, reply.status(), reply.text());
        return reply.json();
    }

    private Reply send(String path) {
        return server.send("GET", path, "", "session", session);
    }

    private Reply scim(String method, String path, String body) {
        return server.sendTo("/scim/v2" + path, method, body, "Authorization", "Bearer " + token,
                "Content-Type",
                "application/scim+json", "User-Agent", OKTA);
    }

    private Reply patch(String operations) {
        return scim("PATCH", "/Users/" + ada,
                "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"], "
                        + "\"Operations\": [" + operations + "]}");
    }
}
