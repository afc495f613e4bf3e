package dev.scimconsole.server.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.activity.PassedOver;
import dev.scimconsole.contract.activity.PassedOver.Reason;
import dev.scimconsole.server.scim.discovery.ScimLimits;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What identity providers and the people who run them have reported of other services, kind by kind. Kind A
/// has a test of its own, [LeaverTest]; so has the size of groups, [LargeGroupTest].
@Tag("server")
@Tag("server.scim")
class FieldFaultsTest extends ScimTest {

    private static final String DRAFT_CORE = "urn:scim:schemas:core:2.0";
    private static final String DRAFT_ENTERPRISE = "urn:scim:schemas:extension:enterprise:2.0";
    private static final String OKTA_GROUP = "urn:okta:custom:group:1.0";

    private static List<PassedOver> passedOver(Answer answer) {
        return answer.raw().outcome().orElseThrow().passedOver();
    }

    private Answer postUser(String more) {
        return post("/Users", "{\"schemas\": [\"" + CORE_USER + "\"], \"userName\": \"a\"" + more + "}");
    }

    private JsonNode patched(String id, String operations) {
        return patchOps("/Users/" + id, operations).is(200).json();
    }

    private static String op(String op, String path, String value) {
        return "{\"op\": \"" + op + "\", \"path\": \"" + path.replace("\"", "\\\"") + "\", \"value\": "
                + value + "}";
    }

    @Nested
    class BExternalIds {

        /// RFC 7643 §3.1: "the server does not enforce uniqueness"; Okta deactivates whoever gets a new user
        /// name, and creates them anew with the same externalId.
        @Test
        void rfc7643Section3_1_theSameExternalIdComesBackWithAnotherName() {
            String old = createUser("old@example.com", ", \"externalId\": \"00u1\"").id();
            patched(old, "{\"op\": \"replace\", \"value\": {\"active\": false}}");
            createUser("new@example.com", ", \"externalId\": \"00u1\"");
            assertEquals(2,
                    get("/Users?filter=externalId eq \"00u1\"").json().get("totalResults").intValue());
            assertEquals("00u1", patched(createUser("third").id(), op("replace", "externalId", "\"00u1\""))
                    .get("externalId").stringValue());
        }
    }

    @Nested
    class CUnknownSchemas {

        /// Okta sends it with every group that has a description.
        @Test
        void oktasGroupDescriptionIsPassedOverAndNoted() {
            Answer answer = post("/Groups",
                    """
                            {"schemas": ["%1$s", "%2$s"], "displayName": "x", "members": [], "%2$s": {"description": "All"}}"""
                            .formatted(CORE_GROUP, OKTA_GROUP))
                    .is(201);
            assertFalse(answer.text().contains(OKTA_GROUP));
            assertEquals(List.of(new PassedOver(OKTA_GROUP, Reason.UNKNOWN_SCHEMA)), passedOver(answer));
            Answer put = put("/Groups/" + answer.id(),
                    """
                            {"schemas": ["%1$s"], "displayName": "y", "members": [], "%2$s": {"description": "All"}}"""
                            .formatted(CORE_GROUP, OKTA_GROUP))
                    .is(200);
            assertEquals(List.of(new PassedOver(OKTA_GROUP, Reason.UNKNOWN_SCHEMA)), passedOver(put));
        }

        @Test
        void anUnknownSchemaIsPassedOverWhereverItIsNamed() {
            String id = createUser("a").id();
            String group = createGroup("G", id).id();
            String acme = "urn:ietf:params:scim:schemas:extension:acme:2.0:User";
            List<PassedOver> noted = List.of(new PassedOver(acme, Reason.UNKNOWN_SCHEMA));
            for (String operation : List.of(op("Replace", acme + ":badge", "\"x\""),
                    op("Add", acme + ":badge", "null"),
                    op("Add", acme + ":badges[type eq \"x\"].value", "5"),
                    "{\"op\": \"remove\", \"path\": \"" + acme + ":badge\"}",
                    "{\"op\": \"replace\", \"value\": {\"" + acme + "\": {\"badge\": \"x\"}}}",
                    "{\"op\": \"replace\", \"value\": {\"" + acme + ":badge\": \"x\"}}",
                    "{\"op\": \"add\", \"value\": {\"" + acme
                            + ":badges[type eq \\\"x\\\"].value\": \"x\"}}")) {
                Answer user = patchOps("/Users/" + id, operation).is(200);
                assertEquals("W/\"1\"", user.header("ETag"), operation);
                assertEquals(noted, passedOver(user), operation);
                assertEquals(noted, passedOver(patchOps("/Groups/" + group, operation).is(204)), operation);
            }
            Answer mixed = patchOps("/Users/" + id, "[" + op("Replace", acme + ":badge", "\"x\"") + ","
                    + op("Replace", "title", "\"Boss\"") + "]").is(200);
            assertEquals("Boss", mixed.json().get("title").stringValue());
            for (String body : List.of("\"schemas\": [\"" + CORE_USER + "\", \"" + acme + "\"]",
                    "\"schemas\": [\"" + CORE_USER + "\"], \"" + acme + "\": {\"badge\": \"x\"}",
                    "\"" + acme + "\": 5, \"schemas\": [\"" + CORE_USER + "\", \"" + acme + "\"]")) {
                assertEquals(noted,
                        passedOver(post("/Users", "{" + body + ", \"userName\": \"u" + body.hashCode()
                                + "\"}").is(201)));
                assertEquals(noted,
                        passedOver(put("/Users/" + id, "{" + body + ", \"userName\": \"a\"}").is(200)));
            }
            // Entra ID's own, with every group.
            String microsoft = "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group";
            assertEquals(List.of(new PassedOver(microsoft, Reason.UNKNOWN_SCHEMA)),
                    passedOver(put("/Groups/" + group,
                            "{\"schemas\": [\"" + CORE_GROUP + "\", \"" + microsoft
                                    + "\"], \"displayName\": \"G\", \"" + microsoft
                                    + "\": {\"a\": 1}}")
                            .is(200)));
        }

        /// RFC 7644 §3.12: a path that names no attribute is `invalidPath`.
        @Test
        void anUnknownNameInASchemaOfOursIsPassedOverInBodiesAndAMistakeAsAPath() {
            String id = createUser("a").id();
            for (String name : List.of("badge", "name.badge", "emails.badge", CORE_USER + ":badge",
                    ENTERPRISE + ":badge",
                    DRAFT_CORE + ":badge", DRAFT_ENTERPRISE + ":badge", CORE_GROUP + ":displayName")) {
                patchOps("/Users/" + id, op("replace", name, "\"x\"")).isError(400, "invalidPath",
                        name.substring(name.lastIndexOf(':') + 1));
                Answer answer = patchOps("/Users/" + id, "{\"op\": \"replace\", \"value\": {\"" + name
                        + "\": \"x\"}}").is(200);
                assertEquals(List.of(new PassedOver(name, Reason.UNKNOWN_ATTRIBUTE)), passedOver(answer),
                        name);
            }
            Answer nested = patchOps("/Users/" + id,
                    "{\"op\": \"replace\", \"value\": {\"emails[type eq \\\"work\\\"].badge\": 1,"
                            + " \"badges[type eq \\\"work\\\"].value\": 2, \"name\": {\"badge\": 3}, \""
                            + ENTERPRISE
                            + "\": {\"badge\": 4}}}")
                    .is(200);
            assertEquals(
                    List.of("emails[type eq \"work\"].badge", "badges[type eq \"work\"].value", "name.badge",
                            ENTERPRISE + ":badge"),
                    passedOver(nested).stream().map(PassedOver::what).toList());
            Answer created = post("/Users", "{\"schemas\": [\"" + CORE_USER
                    + "\"], \"userName\": \"b\", \"badge\": 1, \"name\": "
                    + "{\"badge\": 2}, \"emails\": [{\"value\": \"x\", \"badge\": 3}, {\"value\": \"y\","
                    + " \"badge\": 3}], \""
                    + DRAFT_ENTERPRISE + "\": {\"badge\": 4}, \"department\": 5}").is(201);
            assertEquals(List.of("badge", "name.badge", "emails.badge", ENTERPRISE + ":badge", "department"),
                    passedOver(created).stream().map(PassedOver::what).toList());
            assertTrue(
                    passedOver(created).stream().allMatch(part -> part.reason() == Reason.UNKNOWN_ATTRIBUTE));
        }

        /// Passed over, it would find what was not asked for.
        @Test
        void inAFilterAnUnknownNameIsAMistakeOfWhateverSchema() {
            get("/Users?filter=badge eq \"x\"").isError(400, "invalidFilter", "badge");
            get("/Users?filter=urn:acme:2.0:User:badge eq \"x\"").isError(400, "invalidFilter", "badge");
        }

        @Test
        void notesAreBounded() {
            StringBuilder many = new StringBuilder();
            for (int i = 0; i < 1_000; i++) {
                many.append(", \"").append("x".repeat(300)).append(i).append("\": 1");
            }
            List<PassedOver> noted = passedOver(postUser(many.toString()).is(201));
            assertTrue(noted.size() <= 20 && noted.stream().allMatch(part -> part.what().length() < 120));
        }

        /// OneLogin sends the drafts' names, and WSO2 Identity Server by default.
        @Test
        void theDraftsNamesAreNamesOfTheRfcs() {
            Answer oneLogin = post("/Users", "{\"schemas\": [\"" + DRAFT_CORE + "\", \"" + DRAFT_ENTERPRISE
                    + "\"], \"userName\": \"a@example.com\", \"" + DRAFT_ENTERPRISE
                    + "\": {\"department\": \"IT\"}}").is(201);
            assertEquals("[\"" + CORE_USER + "\",\"" + ENTERPRISE + "\"]",
                    oneLogin.json().get("schemas").toString());
            assertEquals("IT", oneLogin.json().get(ENTERPRISE).get("department").stringValue());
            assertEquals(List.of(), passedOver(oneLogin));
            for (String suffix : List.of("", ":User")) {
                String core = DRAFT_CORE + suffix;
                String enterprise = DRAFT_ENTERPRISE + suffix;
                String name = "b" + suffix.length();
                Answer user = post("/Users",
                        "{\"schemas\": [\"" + core.toUpperCase(Locale.ROOT) + "\"], \"userName\": \""
                                + name + "\", \"" + enterprise + "\": {\"manager\": {\"value\": \"7\"}}}")
                        .is(201);
                String id = user.id();
                assertEquals("x",
                        patched(id, op("replace", core + ":title", "\"x\"")).get("title").stringValue());
                assertEquals("G",
                        patched(id, op("replace", core + ":name.givenName", "\"G\"")).at("/name/givenName")
                                .stringValue());
                JsonNode changed = patched(id,
                        op("add", core + ":emails[type eq \"work\"].value", "\"w@example.com\""));
                assertEquals("w@example.com", changed.at("/emails/0/value").stringValue());
                changed = patched(id, "[" + op("add", enterprise + ":department", "\"IT\"") + ","
                        + op("add", enterprise, "{\"division\": \"D\"}")
                        + ", {\"op\": \"replace\", \"value\": {\"" + enterprise
                        + ":costCenter\": \"C\", \"" + core + ":nickName\": \"N\", \"" + enterprise
                        + "\": {\"organization\": \"O\"}}}]");
                assertEquals(
                        "{\"manager\":{\"value\":\"7\"},\"department\":\"IT\",\"division\":\"D\",\"costCenter\":\"C\","
                                + "\"organization\":\"O\"}",
                        changed.get(ENTERPRISE).toString());
                assertEquals("N", changed.get("nickName").stringValue());
                for (String filter : List.of(core + ":userName eq \"" + name + "\"",
                        enterprise + ":department eq \"IT\" and userName eq \"" + name + "\"",
                        enterprise + ":manager.value eq \"7\" and userName eq \"" + name + "\"",
                        core + ":emails[type eq \"work\"].value eq \"w@example.com\" and userName eq \""
                                + name + "\"")) {
                    assertEquals(1,
                            get("/Users?filter=" + filter.replace(" ", "+")).is(200).json()
                                    .get("totalResults")
                                    .intValue(),
                            filter);
                }
                JsonNode asked = get(
                        "/Users/" + id + "?attributes=" + core + ":title," + enterprise + ":division").json();
                assertEquals("x", asked.get("title").stringValue());
                assertEquals("{\"division\":\"D\"}", asked.get(ENTERPRISE).toString());
                assertFalse(asked.has("nickName"));
                assertFalse(get("/Users/" + id + "?excludedAttributes=" + enterprise).json().has(ENTERPRISE));
                get("/Users?sortBy=" + core + ":userName").is(200);
                assertFalse(patched(id, "{\"op\": \"remove\", \"path\": \"" + enterprise + "\"}")
                        .has(ENTERPRISE));
                Answer put = put("/Users/" + id,
                        "{\"schemas\": [\"" + core + "\"], \"userName\": \"" + name + "\"}").is(200);
                assertEquals(List.of(), passedOver(put));
            }
            for (String urn : List.of(DRAFT_CORE, DRAFT_CORE + ":Group")) {
                String id = post("/Groups",
                        "{\"schemas\": [\"" + urn + "\"], \"displayName\": \"" + urn + "\"}").is(201).id();
                patchOps("/Groups/" + id, op("replace", urn + ":displayName", "\"G\"")).is(204);
                patchOps("/Groups/" + id,
                        op("add", urn + ":members", "[{\"value\": \"" + oneLogin.id() + "\"}]")).is(204);
                patchOps("/Groups/" + id,
                        "{\"op\": \"remove\", \"path\": \"" + urn + ":members[value eq \\\"" + oneLogin.id()
                                + "\\\"]\"}")
                        .is(204);
                JsonNode group = get("/Groups/" + id).json();
                assertEquals("G", group.get("displayName").stringValue());
                assertEquals("[\"" + CORE_GROUP + "\"]", group.get("schemas").toString());
                assertTrue(group.get("members").isEmpty());
            }
            get("/Schemas/" + DRAFT_CORE + ":User").is(200);
        }
    }

    @Nested
    class DWhatIsReadIsWrittenBack {

        @Test
        void rfc7644Section3_5_1_usersAndGroupsComeBackAsTheyWereRead() {
            String id = createUser("a",
                    ", \"title\": \"Guide\", \"emails\": [{\"value\": \"a@example.com\","
                            + " \"type\": \"work\"}]")
                    .id();
            String group = createGroup("G", id).id();
            for (String path : List.of("/Users/" + id, "/Groups/" + group)) {
                Answer read = get(path);
                Answer put = put(path, read.text()).is(200);
                assertEquals(read.text(), put.text());
                assertEquals(List.of(), passedOver(put));
            }
        }

        /// RFC 7643 §5: `maxPayloadSize` is that of Bulk.
        @Test
        void rfc7643Section5_theServiceTellsTheLimitOfBulk() {
            assertEquals(ScimLimits.STANDARD.maxBulkBytes(),
                    get("/ServiceProviderConfig").json().at("/bulk/maxPayloadSize").intValue());
        }
    }

    @Nested
    class EWhatIsLeftOutOrLeftOver {

        private String newUser() {
            return createUser("e", """
                    , "emails": [{"value": "w@example.com", "type": "work", "primary": true, "display": "W"},
                      {"value": "h@example.com", "type": "home"}],
                    "addresses": [{"type": "work", "primary": true, "locality": "Hollywood"}],
                    "%s": {"manager": {"value": "7", "$ref": "../Users/7"}}""".formatted(ENTERPRISE)).id();
        }

        /// authentik compares the members of a group only where it finds the key.
        @Test
        void aGroupWithoutMembersSaysSo() {
            Answer created = createGroup("G");
            assertEquals("[]", created.json().get("members").toString());
            String id = created.id();
            for (String query : List.of("/Groups/" + id, "/Groups?filter=displayName eq \"G\"", "/Groups",
                    "/Groups/" + id + "?attributes=members")) {
                JsonNode answer = get(query).is(200).json();
                assertEquals("[]",
                        (answer.has("Resources") ? answer.at("/Resources/0") : answer).path("members")
                                .toString(),
                        query);
            }
            assertFalse(get("/Groups/" + id + "?excludedAttributes=members").json().has("members"));
            assertFalse(get("/Groups/" + id + "?attributes=displayName").json().has("members"));
            assertFalse(get("/Users/" + createUser("a").id()).json().has("members"));
        }

        /// RFC 7643 §2.5: what has no value is unassigned.
        @Test
        void rfc7643Section2_5_whatLosesItsValueIsGone() {
            for (String operation : List.of(op("replace", "emails[type eq \"work\"].value", "null"),
                    op("replace", "emails[type eq \"work\"].value", "\"\""),
                    op("remove", "emails[type eq \"work\"].value", "null"),
                    "{\"op\": \"remove\", \"path\": \"emails[type eq \\\"work\\\"].value\"}",
                    "{\"op\": \"replace\", \"value\": {\"emails[type eq \\\"work\\\"].value\": \"\"}}",
                    op("replace", "emails[type eq \"work\"]", "{\"value\": \"\", \"type\": \"work\"}"))) {
                String id = newUser();
                JsonNode emails = patched(id, operation).get("emails");
                assertEquals("[{\"value\":\"h@example.com\",\"type\":\"home\"}]", emails.toString(),
                        operation);
                assertEquals(0, get("/Users?filter=emails eq \"w@example.com\"").json().get("totalResults")
                        .intValue());
                delete("/Users/" + id);
            }
            String id = newUser();
            assertFalse(patched(id,
                    "{\"op\": \"remove\", \"path\": \"addresses[type eq \\\"work\\\"].locality\"}")
                    .has("addresses"));
            delete("/Users/" + id);
            JsonNode sent = createUser("s",
                    ", \"emails\": [{\"type\": \"work\", \"primary\": true, \"value\": \"\"}, {\"type\":"
                            + " \"home\"}, "
                            + "{\"value\": null}], \"addresses\": [{\"type\": \"work\"}],"
                            + " \"phoneNumbers\": []")
                    .json();
            assertFalse(sent.has("emails") || sent.has("addresses") || sent.has("phoneNumbers"));
        }

        @Test
        void aManagerWhoIsEmptyIsNone() {
            for (String operation : List.of(op("replace", ENTERPRISE + ":manager", "\"\""),
                    op("replace", ENTERPRISE + ":manager", "{\"value\": \"\"}"),
                    op("replace", ENTERPRISE + ":manager", "[{\"value\": \"\"}]"),
                    op("replace", ENTERPRISE + ":manager", "{\"value\": null}"),
                    op("replace", ENTERPRISE + ":manager", "[]"),
                    op("replace", ENTERPRISE + ":manager.value", "\"\""),
                    "{\"op\": \"remove\", \"path\": \"" + ENTERPRISE + ":manager.value\"}",
                    op("replace", "manager", "\"\""),
                    "{\"op\": \"replace\", \"value\": {\"" + ENTERPRISE + "\": {\"manager\": \"\"}}}")) {
                String id = newUser();
                assertFalse(patched(id, operation).has(ENTERPRISE), operation);
                delete("/Users/" + id);
            }
            assertFalse(
                    createUser("m", ", \"" + ENTERPRISE + "\": {\"manager\": \"\"}").json().has(ENTERPRISE));
            assertFalse(createUser("n", ", \"" + ENTERPRISE + "\": {\"manager\": {\"value\": \"\"}}").json()
                    .has(ENTERPRISE));
        }

        /// RFC 7644 §3.5.2.2: without a filter all values are removed; a remove has no value, and an empty
        /// one is none.
        @Test
        void rfc7644Section3_5_2_2_removingMembersWithAnEmptyValueRemovesThem() {
            String user = createUser("u").id();
            for (String value : List.of("\"\"", "null")) {
                String id = createGroup("G", user).id();
                patchOps("/Groups/" + id, op("remove", "members", value)).is(204);
                assertTrue(get("/Groups/" + id).json().get("members").isEmpty(), value);
            }
            String id = createGroup("G", user).id();
            for (String value : List.of("[{\"value\": \"\"}]", "[\"\"]", "[{}]", "{\"value\": null}",
                    "[null]")) {
                patchOps("/Groups/" + id, op("remove", "members", value)).isError(400, "invalidValue",
                        "members");
            }
            assertEquals(1, get("/Groups/" + id).json().get("members").size());
            String e = newUser();
            assertFalse(patched(e, op("remove", "emails", "\"\"")).has("emails"));
        }

        /// RFC 7643 §2.4: the same `type` and `value` stand in an attribute once.
        @Test
        void rfc7643Section2_4_theSameValueTwiceIsThereOnce() {
            String twice = "[{\"value\": \"a@example.com\", \"type\": \"work\"}, {\"value\":"
                    + " \"A@example.com\", \"type\": \"Work\", "
                    + "\"primary\": true}, {\"value\": \"a@example.com\", \"type\": \"home\"}]";
            JsonNode user = createUser("t", ", \"emails\": " + twice).json();
            assertEquals("[{\"value\":\"A@example.com\",\"type\":\"Work\",\"primary\":true},"
                    + "{\"value\":\"a@example.com\",\"type\":\"home\"}]", user.get("emails").toString());
            String id = user.get("id").stringValue();
            String clear = "{\"op\": \"remove\", \"path\": \"emails\"}";
            for (String operations : List.of("[" + clear + "," + op("add", "emails", twice) + "]",
                    op("replace", "emails", twice),
                    "{\"op\": \"replace\", \"value\": {\"emails\": " + twice + "}}",
                    op("add", "emails", "{\"value\": \"a@example.com\", \"type\": \"work\"}"))) {
                assertEquals(2, patched(id, operations).get("emails").size(), operations);
            }
            assertEquals(2,
                    put("/Users/" + id,
                            "{\"schemas\": [\"" + CORE_USER + "\"], \"userName\": \"t\", \"emails\": "
                                    + twice + "}")
                            .is(200).json().get("emails").size());
            patched(id, op("replace", "emails",
                    "[{\"value\": \"p@example.com\", \"primary\": true}, {\"value\": \"q@example.com\"}]"));
            assertEquals(
                    "[{\"value\":\"p@example.com\",\"primary\":false},{\"value\":\"q@example.com\",\"primary\":true}]",
                    patched(id, op("add", "emails", "{\"value\": \"q@example.com\", \"primary\": true}"))
                            .get("emails")
                            .toString());
            JsonNode photos = createUser("p",
                    ", \"photos\": [{\"value\": \"https://x/A\"}, {\"value\": \"https://x/a\"}, "
                            + "{\"value\": \"https://x/a\"}]")
                    .json().get("photos");
            assertEquals(2, photos.size());
        }

        /// RFC 7644 §3.5.2.3: a filter that matches nothing is `noTarget`. Entra ID needs the value where the
        /// filter says what kind it is.
        @Test
        void rfc7644Section3_5_2_3_aFilterThatMatchesNothingMakesNothingButAValueOfItsKind() {
            String id = newUser();
            for (String operation : List.of(
                    op("replace", "emails[value eq \"zz@example.com\"].value", "\"x@example.com\""),
                    op("add", "emails[value eq \"zz@example.com\"].type", "\"other\""),
                    op("replace", "emails[display eq \"zz\"].value", "\"x@example.com\""),
                    op("replace", "emails[type eq \"other\" and value eq \"zz\"].value", "\"x@example.com\""),
                    op("replace", "emails[type eq \"other\" or type eq \"x\"].value", "\"x@example.com\""),
                    op("replace", "emails[not (type eq \"work\") and type ne \"home\"].value",
                            "\"x@example.com\""),
                    op("replace", "emails[type eq \"other\"]",
                            "{\"type\": \"third\", \"value\": \"x@example.com\"}"),
                    op("add", "emails[type eq \"other\"]",
                            "{\"type\": \"other\", \"value\": \"x@example.com\"}"),
                    op("replace", "emails[type eq \"other\"].primary", "true"),
                    op("replace", "emails[type eq \"other\"].type", "\"third\""))) {
                patchOps("/Users/" + id, operation).isError(400, "noTarget", "emails");
            }
            JsonNode emails = patched(id,
                    op("replace", "emails[type eq \"other\"].value", "\"o@example.com\""))
                    .get("emails");
            assertEquals("{\"type\":\"other\",\"value\":\"o@example.com\"}", emails.get(2).toString());
            assertEquals("[{\"primary\":true,\"value\":\"Boss\"}]",
                    patched(id, op("add", "roles[primary eq \"True\"].value",
                            "\"Boss\"")).get("roles").toString());
            assertEquals(3, patched(id, op("replace", "emails[type eq \"nothing\"].value", "null"))
                    .get("emails").size());
        }

        /// Microsoft's older samples name the manager without a URN, and send it as an array of one.
        @Test
        void theManagerComesAsInMicrosoftsOlderSamples() {
            String manager = createUser("boss").id();
            String id = createUser("a").id();
            String value = ("[{\"$ref\": \"https://scim.example.com/scim/v2/Users/%1$s\","
                    + " \"value\": \"%1$s\"}]")
                    .formatted(manager);
            for (String path : List.of("manager", "Manager", ENTERPRISE + ":manager")) {
                JsonNode user = patched(id, op("Add", path, value));
                assertEquals(manager, user.get(ENTERPRISE).at("/manager/value").stringValue(), path);
                assertFalse(patched(id, "{\"op\": \"Remove\", \"path\": \"" + path + "\"}").has(ENTERPRISE));
            }
            patched(id, op("Add", "manager", value));
            for (String attribute : List.of("manager", "manager.value", ENTERPRISE + ":manager")) {
                JsonNode found = get(
                        "/Users?filter=id eq \"" + id + "\" and " + attribute + " eq \"" + manager
                                + "\"&attributes=id")
                        .is(200).json();
                assertEquals(1, found.get("totalResults").intValue(), attribute);
            }
            assertEquals("IT",
                    patched(id, op("Add", "department", "\"IT\"")).get(ENTERPRISE).get("department")
                            .stringValue());
            assertFalse(createUser("b", ", \"manager\": \"7\"").json().has(ENTERPRISE));
        }
    }

    @Nested
    class ISingleValues {

        @Test
        void rfc7644Section3_5_2_1_anEmptyTextIsNoValueOfSeveral() {
            String id = createUser("a", ", \"emails\": [{\"value\": \"a@example.com\"}]").id();
            for (String operation : List.of("add", "replace")) {
                for (String value : List.of("\"\"", "[\"\"]")) {
                    patchOps("/Users/" + id, op(operation, "emails", value)).isError(400, "invalidValue",
                            "emails");
                    patchOps("/Users/" + id,
                            "{\"op\": \"" + operation + "\", \"value\": {\"emails\": " + value + "}}")
                            .isError(400, "invalidValue", "emails");
                }
            }
            patchOps("/Users/" + id, op("replace", "emails[value pr]", "\"\"")).isError(400, "invalidValue",
                    "emails");
            postUser(", \"emails\": \"\"").isError(400, "invalidValue", "emails");
            postUser(", \"roles\": [\"\"]").isError(400, "invalidValue", "roles");
            assertEquals(1, get("/Users/" + id).json().get("emails").size());
            String group = createGroup("G", id).id();
            for (String operation : List.of("add", "replace")) {
                patchOps("/Groups/" + group, op(operation, "members", "\"\"")).isError(400, "invalidValue",
                        "members");
            }
            assertEquals(1, get("/Groups/" + group).json().get("members").size());
        }

        @Test
        void aNullInAnArrayOfOneIsNotLost() {
            String id = createUser("a", ", \"name\": {\"givenName\": \"G\", \"honorificSuffix\": \"Dr\"}")
                    .id();
            assertEquals("{\"givenName\":\"G\",\"formatted\":\"f\"}", patched(id,
                    op("replace", "name", "[{\"formatted\": \"f\", \"honorificSuffix\": null}]")).get("name")
                    .toString());
        }

        /// RFC 7643 §2.5: null is unassigned. To add it adds nothing, at whatever depth; to replace by it
        /// removes.
        @Test
        void rfc7643Section2_5_aNullAddsNothingAndReplacesByNothing() {
            String id = createUser("a",
                    ", \"locale\": \"de\", \"name\": {\"givenName\": \"G\", \"honorificSuffix\": \"Dr\"}, "
                            + "\"emails\": [{\"value\": \"a@example.com\", \"type\": \"work\","
                            + " \"display\": \"A\"}]")
                    .id();
            for (String operation : List.of(op("add", "locale", "null"), op("add", "name", "null"),
                    op("add", "name", "{\"honorificSuffix\": null}"),
                    op("add", "name.honorificSuffix", "null"),
                    op("add", "emails[type eq \"work\"]", "{\"display\": null}"),
                    op("add", "emails[type eq \"work\"].display", "null"), op("add", "emails", "[]"),
                    "{\"op\": \"add\", \"value\": {\"locale\": null, \"name\":"
                            + " {\"honorificSuffix\": null}}}")) {
                assertEquals("W/\"1\"", patchOps("/Users/" + id, operation).is(200).header("ETag"),
                        operation);
            }
            JsonNode user = patched(id, "[" + op("replace", "locale", "null") + ","
                    + op("replace", "name", "{\"honorificSuffix\": null}") + ","
                    + op("replace", "emails[type eq \"work\"].display", "null") + "]");
            assertFalse(user.has("locale"));
            assertEquals("{\"givenName\":\"G\"}", user.get("name").toString());
            assertFalse(user.at("/emails/0").has("display"));
        }
    }
}
