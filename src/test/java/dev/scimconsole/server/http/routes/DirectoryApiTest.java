package dev.scimconsole.server.http.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.EnabledServer;
import dev.scimconsole.server.RunningServer.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Users and groups as administrators see them, over HTTP: provisioned by SCIM, looked at by the admin API.
@Tag("server")
@Tag("server.http")
@Tag("server.http.routes")
class DirectoryApiTest extends EnabledServer {

    private static final String OKTA = "Okta SCIM Client 1.0.0";

    @Test
    void aUserIsListedWithWhatAnAdministratorAsksFor() {
        String barbara = user("bjensen@acme.com", "Barbara Jensen", true);
        for (String name : List.of("Tour Guides", "Employees", "Facilities", "Choir")) {
            group(name, barbara);
        }
        JsonNode page = get("/users");
        assertEquals(1, page.get("total").asInt());
        assertTrue(page.get("nextCursor").isNull());
        JsonNode user = page.at("/users/0");
        assertEquals("Barbara Jensen", user.get("name").asString());
        assertEquals("bjensen@acme.com", user.get("userName").asString());
        assertEquals("Okta", user.at("/source/client").asString());
        assertEquals(OKTA, user.at("/source/userAgent").asString());
        assertEquals("[\"Tour Guides\",\"Employees\",\"Facilities\"]", user.get("groups").toString());
        assertEquals(1, user.get("moreGroups").asInt());
        assertEquals("{\"state\":\"notSent\",\"at\":null,\"reason\":null}", user.get("invite").toString());
        assertTrue(user.get("active").asBoolean());
        JsonNode details = get("/users/" + barbara);
        assertEquals(user, details.get("user"));
        assertEquals("{\"value\":\"bjensen@acme.com\",\"type\":\"work\",\"primary\":true}",
                details.at("/emails/0").toString());
        assertEquals(4, details.get("groups").size());
        assertEquals("x-bjensen@acme.com", details.get("externalId").asString());
        assertFalse(details.get("created").asString().isEmpty());
    }

    @Test
    void theSourceIsWhoeverWroteLast() {
        String id = user("bjensen@acme.com", "Barbara Jensen", true);
        Reply patched = scim("PATCH", "/Users/" + id, """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations": [{"op": "Replace", "path": "active", "value": "False"}]}""",
                "Microsoft Azure AD Provisioning");
        assertEquals(200, patched.status());
        JsonNode user = get("/users/" + id).get("user");
        assertEquals("Microsoft Entra ID", user.at("/source/client").asString());
        assertFalse(user.get("active").asBoolean());
    }

    /// Whoever has a token can make every user of a page a megabyte large.
    @Test
    void ofALargeUserIsShownWhatAnybodyReads() {
        String emails = IntStream.range(0, 150)
                .mapToObj("{\"value\": \"kim%d@acme.com\", \"type\": \"work\"}"::formatted)
                .collect(Collectors.joining(", "));
        String id = scim("POST", "/Users", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "kim@acme.com",
                 "name": {"formatted": "%s"}, "emails": [%s]}""".formatted("Kim ".repeat(10_000), emails),
                OKTA)
                .json().get("id").asString();
        JsonNode user = get("/users").at("/users/0");
        assertEquals(512, user.get("name").asString().length());
        assertTrue(user.get("name").asString().endsWith("Kim…"));
        JsonNode details = get("/users/" + id);
        assertEquals(user, details.get("user"));
        assertEquals(100, details.get("emails").size());
        assertEquals("kim99@acme.com", details.at("/emails/99/value").asString());
        String exported = server.send("GET", "/users/export?format=csv", "", "session", session).text();
        assertTrue(exported.contains("kim99@acme.com") && exported.length() < 10_000, exported);
    }

    @Test
    void aNameIsFoundWhereThereIsNoDisplayName() {
        scim("POST", "/Users", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "kim@acme.com",
                 "name": {"givenName": "Kim", "familyName": "Ito"}}""", OKTA);
        scim("POST", "/Users", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "lee@acme.com"}""",
                OKTA);
        JsonNode users = get("/users").get("users");
        assertEquals("Kim Ito", users.at("/0/name").asString());
        assertTrue(users.at("/1/name").isNull());
    }

    @Test
    void pagesFollowEachOtherInEitherOrder() {
        List<String> names = List.of("Ada", "Ben", "Cleo", "Dan", "Eve");
        for (int i = 0; i < names.size(); i++) {
            user("u" + (9 - i) + "@acme.com", names.get(i), true);
        }
        assertEquals(names, read("/users?limit=2", "name"));
        assertEquals(names.reversed(), read("/users?limit=2&order=descending", "name"));
        assertEquals(names.reversed(), read("/users?limit=1&sort=userName", "name"));
        assertEquals(List.of("Cleo"), read("/users?search=%20CLE", "name"));
        assertEquals(List.of("Ada"), read("/users?search=u9", "name"));
        assertEquals(5, get("/users?search=nobody").get("total").asInt());
    }

    @Test
    void aGroupIsListedWithItsMembersPageByPage() {
        String first = user("a@acme.com", "Ada", true);
        String second = user("b@acme.com", "Ben", false);
        String inner = group("Inner");
        String outer = group("Outer", first, second, inner);
        JsonNode page = get("/groups");
        assertEquals(2, page.get("total").asInt());
        assertEquals("Outer", page.at("/groups/1/displayName").asString());
        assertEquals(3, page.at("/groups/1/members").asInt());
        assertFalse(page.at("/groups/1/moreMembers").asBoolean());
        assertEquals("Okta", get("/groups/" + outer).at("/group/source/client").asString());
        JsonNode members = get("/groups/" + outer + "/members?limit=2");
        assertEquals(
                "{\"id\":\"" + first + "\",\"type\":\"user\",\"name\":\"Ada\",\"userName\":\"a@acme.com\","
                        + "\"active\":true}",
                members.at("/members/0").toString());
        assertFalse(members.at("/members/1/active").asBoolean());
        JsonNode rest = get("/groups/" + outer + "/members?cursor=" + members.get("nextCursor").asString());
        assertEquals("{\"id\":\"" + inner + "\",\"type\":\"group\",\"name\":\"Inner\",\"userName\":null,"
                + "\"active\":null}", rest.at("/members/0").toString());
        assertTrue(rest.get("nextCursor").isNull());
    }

    @Test
    void theExportHoldsAllAndRunsNoFormula() {
        for (int i = 0; i < 3; i++) {
            user("user" + i + "@acme.com", "User " + i, true);
        }
        String evil = user("evil@acme.com", "=HYPERLINK(\\\"http://x\\\")", false);
        group("@SUM(A1)", evil);
        Reply reply = send("/users/export");
        assertEquals("text/csv; charset=utf-8; header=present", reply.header("Content-Type"));
        assertTrue(reply.header("Content-Disposition")
                .matches("attachment; filename=\"users-[-0-9]{10}\\.csv\""));
        List<String> lines = reply.text().lines().toList();
        assertEquals(5, lines.size());
        assertTrue(lines.getFirst().startsWith("name,user name,emails,source,groups,invite,"),
                lines.getFirst());
        assertTrue(lines.get(1)
                .startsWith("\"'=HYPERLINK(\"\"http://x\"\")\",evil@acme.com,evil@acme.com,Okta,'@SUM(A1)"
                        + ",notSent,,,deactivated,x-evil@acme.com,"),
                lines.get(1));
        assertTrue(lines.get(1).endsWith("," + evil), lines.get(1));
        assertEquals(2, send("/users/export?search=evil").text().lines().count());
    }

    @Test
    void groupsAreExportedAsATableThatNoSpreadsheetRuns() {
        group("Staff", user("a@acme.com", "Ada", true));
        group("=cmd()");
        Reply reply = send("/groups/export");
        assertEquals("text/csv; charset=utf-8; header=present", reply.header("Content-Type"));
        assertTrue(reply.header("Content-Disposition").startsWith("attachment; filename=\"groups-"));
        List<String> lines = reply.text().lines().toList();
        assertEquals("name,members,source,id", lines.getFirst());
        assertEquals(3, lines.size());
        assertTrue(lines.get(1).startsWith("'=cmd(),0,Okta,"), lines.get(1));
        assertTrue(lines.get(2).startsWith("Staff,1,Okta,"), lines.get(2));
        assertEquals(2, send("/groups/export?search=sta").text().lines().count());
        assertEquals("sort", field("/groups/export?sort=userName"));
        Reply asLines = send("/groups/export?format=jsonl&sort=members&order=descending");
        assertEquals("application/jsonl; charset=utf-8", asLines.header("Content-Type"));
        assertTrue(asLines.text().startsWith("{\"id\":"), asLines.text());
        assertTrue(asLines.text().lines().toList().getFirst().contains("Staff"), asLines.text());
        assertEquals("format", field("/groups/export?format=xml"));
    }

    @Test
    void surnamesStatesClientsAndGroupsFindPeople() {
        String ada = user("ada@acme.com", "Ada Lovelace", true);
        String zoe = user("zoe@acme.com", "Zoë Müller", false);
        String staff = group("Staff", zoe);
        scim("PATCH", "/Users/" + ada, """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations": [{"op": "Replace", "path": "title", "value": "Countess"}]}""",
                "Microsoft Azure AD Provisioning");
        for (String path : List.of("search=LOVE", "search=love%20ada", "search=x-ada", "state=active",
                "client=Microsoft%20Entra%20ID", "search=acme&state=active&client=Microsoft%20Entra%20ID")) {
            JsonNode page = get("/users?" + path);
            assertEquals(List.of("Ada Lovelace"), page.get("users").findValuesAsString("name"), path);
            assertEquals(List.of("Microsoft Entra ID", "Okta"),
                    page.get("clients").valueStream().map(JsonNode::asString).toList());
        }
        for (String path : List.of("search=muller", "search=M%C3%9CLL", "state=deactivated", "client=Okta",
                "group=" + staff, "search=zoe&group=" + staff)) {
            assertEquals(List.of("Zoë Müller"), get("/users?" + path).get("users").findValuesAsString("name"),
                    path);
        }
        for (String path : List.of("client=nobody", "group=" + ada, "group=nonsense", "group=%00",
                "search=ovelace",
                "state=refused", "state=protected", "state=invited")) {
            assertEquals(0, get("/users?" + path).get("users").size(), path);
        }
        assertEquals(1, send("/users/export?format=jsonl&search=muller").text().lines().count());
        assertEquals("state", field("/users?state=gone"));
    }

    @Test
    void aDomainTellsWhomItCoversAndWhoIsRefusedForIt() {
        user("ada@acme.com", "Ada", true);
        user("ben@acme.com", "Ben", false);
        scim("POST", "/Users", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "tom", "active": true,
                 "emails": [{"value": "tom@ACME.com"}]}""", OKTA);
        for (String name : List.of("eva", "kim", "lee", "max")) {
            assertEquals(400,
                    scim("POST", "/Users",
                            """
                                    {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "%s@Partner.test"}"""
                                    .formatted(name),
                            OKTA).status());
        }
        get("/refused-changes");
        JsonNode ours = get("/scim-configuration/domains/acme.com/people");
        assertEquals(2, ours.get("people").asInt(), "who is active");
        assertFalse(ours.get("morePeople").asBoolean());
        assertEquals(0, ours.get("refused").size());
        JsonNode theirs = get("/scim-configuration/domains/Partner.test/people");
        assertEquals("partner.test", theirs.get("name").asString());
        assertEquals(0, theirs.get("people").asInt());
        assertEquals(3, theirs.get("refused").size());
        assertEquals(1, theirs.get("moreRefused").asInt());
        assertTrue(theirs.get("refused").toString().contains("@Partner.test"), theirs.toString());
        assertEquals("name", field("/scim-configuration/domains/no%20domain/people"));
    }

    @Test
    void aDomainCoversThoseWhoseAddressIsInIt() {
        for (String name : List.of("sub.acme.com", "big-acme.com", "acme.com.au", "münchen.de")) {
            assertEquals(201, server.post("/scim-configuration/domains", "{\"name\": \"" + name + "\"}",
                    "session", session).status(), name);
        }
        covered("ada@acme.com", "Ada", "");
        covered("zoe@acme.com", "Zoe", "{\"value\": \"zoe@acme.com.au\"}");
        covered("bob", "Bob", "{\"value\": \"bob@acme.com.au\"}, "
                + "{\"value\": \"bob@ACME.com\", \"primary\": true}");
        covered("bot@acme.com", "acme.com bot", "");
        covered("eve@big-acme.com", "Eve", "{\"value\": \"eve@acme.com\"}");
        covered("kim@sub.acme.com", "acme.com", "");
        covered("uwe@MÜNCHEN.de", "Uwe", "");
        covered("ann", "ann@acme.com", "");
        assertEquals(List.of(4, 1, 1, 0, 1),
                Stream.of("acme.com", "sub.acme.com", "big-acme.com", "acme.com.au", "xn--mnchen-3ya.de")
                        .map(name -> get("/scim-configuration/domains/" + name + "/people").get("people")
                                .asInt())
                        .toList());
        assertEquals(7, get("/users?search=acme.com").get("users").size(),
                "whoever looks for it finds more");
    }

    private void covered(String userName, String name, String emails) {
        assertEquals(201, scim("POST", "/Users", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "%s",
                 "displayName": "%s", "active": true, "emails": [%s]}""".formatted(userName, name, emails),
                OKTA).status(), userName);
    }

    @Test
    void aPageIsFoundByItsPositionAndEveryColumnSorts() {
        for (String name : List.of("Ada", "Ben", "Cleo", "Dan", "Eve")) {
            user(name.toLowerCase(Locale.ROOT) + "@acme.com", name, !name.equals("Cleo"));
        }
        JsonNode page = get("/users?position=3&limit=1");
        assertEquals(List.of("Dan"), page.get("users").findValuesAsString("name"));
        assertEquals(5, page.get("found").asInt());
        assertFalse(page.get("unlisted").asBoolean());
        assertEquals(List.of("Eve"), get("/users?cursor=" + page.get("nextCursor").asString()).get("users")
                .findValuesAsString("name"));
        assertEquals(List.of("Cleo", "Eve", "Dan", "Ben", "Ada"),
                read("/users?limit=2&sort=status&order=descending", "name"));
        assertEquals("Cleo", get("/users?sort=status&position=4").at("/users/0/name").asString());
        for (String sort : List.of("groups", "invite", "source")) {
            assertEquals(5, read("/users?limit=2&sort=" + sort, "name").size(), sort);
        }
        assertEquals(0, get("/users?position=5").get("users").size());
        for (String wrong : List.of("-1", "1.5", "x", "1000000000")) {
            assertEquals("position", field("/users?position=" + wrong));
        }
    }

    @Test
    void whatIsNotUnderstoodIsNamed() {
        assertEquals("limit", field("/users?limit=201"));
        assertEquals("sort", field("/users?sort=age"));
        assertEquals("sort", field("/groups?sort=userName"));
        assertEquals("state", field("/groups?state=active"));
        assertEquals(0, get("/groups?state=refused").get("groups").size());
        assertEquals("order", field("/users?order=up"));
        assertEquals("search", field("/users?search=" + "a".repeat(201)));
        assertEquals("cursor", field("/users?cursor=nonsense"));
        assertEquals("cursor", field("/users?cursor=name.00000000-0000-7000-8000-000000000000.%21"));
        assertEquals("cursor", field("/users?cursor=name.00000000-0000-7000-8000-000000000000.AA"));
        assertEquals("cursor", field("/users?cursor=name.%00.YQ"));
        assertEquals(200, send("/users?cursor=name.00000000-0000-7000-8000-000000000000." + "_".repeat(4_000))
                .status());
        user("a@acme.com", "Ada", true);
        user("b@acme.com", "Ben", true);
        String cursor = get("/users?limit=1").get("nextCursor").asString();
        assertEquals("cursor", field("/users?sort=userName&cursor=" + cursor));
        assertEquals("not-found", send("/users/nobody").problem());
        assertEquals("not-found", send("/groups/" + id(get("/users"))).problem());
        assertEquals("not-found", send("/groups/nothing/members").problem());
        String group = group("Staff");
        assertEquals("cursor", field("/groups/" + group + "/members?cursor=1"));
        assertEquals(200, send("/users?search=%00").status());
    }

    private String id(JsonNode page) {
        return page.at("/users/0/id").asString();
    }

    private List<String> read(String path, String member) {
        List<String> values = new ArrayList<>();
        JsonNode page = get(path);
        page.get("users").forEach(user -> values.add(user.get(member).asString()));
        while (!page.get("nextCursor").isNull()) {
            page = get(path + "&cursor=" + page.get("nextCursor").asString());
            page.get("users").forEach(user -> values.add(user.get(member).asString()));
        }
        return values;
    }

    private String field(String path) {
        Reply reply = send(path);
        assertEquals(400, reply.status(), path);
        return reply.json().get("field").asString();
    }

    private JsonNode get(String path) {
        Reply reply = send(path);
        assertEquals(200, reply.status(), reply.text());
        return reply.json();
    }

    private Reply send(String path) {
        return server.send("GET", path, "", "session", session);
    }

    private String user(String userName, String displayName, boolean active) {
        return scim("POST", "/Users",
                """
                        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "%1$s", "displayName": "%2$s",
                         "active": %3$s, "externalId": "x-%1$s",
                         "emails": [{"value": "%1$s", "type": "work", "primary": true}]}"""
                        .formatted(userName, displayName, active),
                OKTA).json().get("id").asString();
    }

    private String group(String displayName, String... members) {
        StringBuilder values = new StringBuilder();
        for (String member : members) {
            values.append(values.isEmpty() ? "" : ",").append("{\"value\": \"").append(member).append("\"}");
        }
        return scim("POST", "/Groups",
                """
                        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "%s", "members": [%s]}"""
                        .formatted(displayName, values),
                OKTA).json().get("id").asString();
    }

    private Reply scim(String method, String path, String body, String userAgent) {
        return server.sendTo("/scim/v2" + path, method, body, "Authorization", "Bearer " + token,
                "Content-Type",
                "application/scim+json", "User-Agent", userAgent);
    }
}
