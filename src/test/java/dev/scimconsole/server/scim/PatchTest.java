package dev.scimconsole.server.scim;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// PATCH, RFC 7644 §3.5.2.
@Tag("server")
@Tag("server.scim")
class PatchTest extends ScimTest {

    private String id;

    @BeforeEach
    void createTheUser() {
        id = createUser("bjensen", """
                , "title": "Guide", "name": {"givenName": "Barbara", "familyName": "Jensen"},
                "emails": [{"value": "b@example.com", "type": "work", "primary": true},
                           {"value": "h@example.com", "type": "home"}],
                "addresses": [{"type": "work", "locality": "Hollywood"}],
                "%s": {"department": "IT", "manager": {"value": "7", "$ref": "../Users/7"}}"""
                .formatted(ENTERPRISE)).id();
    }

    private JsonNode patched(String operations) {
        return patchOps("/Users/" + id, operations).is(200).json();
    }

    private Answer refused(String operations) {
        String before = get("/Users/" + id).text();
        Answer answer = patchOps("/Users/" + id, operations);
        assertEquals(before, get("/Users/" + id).text());
        return answer;
    }

    @Nested
    class Section3_5_2_1Add {

        @Test
        void aSingleValueIsSetOrReplaced() {
            assertEquals("Nick", patched("""
                    {"op": "add", "path": "nickName", "value": "Nick"}""").get("nickName").stringValue());
            assertEquals("Boss", patched("""
                    {"op": "add", "path": "title", "value": "Boss"}""").get("title").stringValue());
        }

        @Test
        void aComplexValueIsCompleted() {
            JsonNode name = patched("""
                    {"op": "add", "path": "name", "value": {"middleName": "Jane", "givenName": "Babs"}}""")
                    .get("name");
            assertEquals("Jane", name.get("middleName").stringValue());
            assertEquals("Babs", name.get("givenName").stringValue());
            assertEquals("Jensen", name.get("familyName").stringValue());
        }

        @Test
        void severalValuesGetMore() {
            assertEquals(3,
                    patched("""
                            {"op": "add", "path": "emails", "value": [{"value": "o@example.com", "type": "other"}]}""")
                            .get("emails").size());
        }

        @Test
        void aValueThatIsThereChangesNothing() {
            clock.advanceMillis(1_000);
            JsonNode user = patched("""
                    [{"op": "add", "path": "emails", "value": [{"value": "h@example.com", "type": "home"}]},
                     {"op": "add", "path": "title", "value": "Guide"}]""");
            assertEquals(2, user.get("emails").size());
            assertEquals("W/\"1\"", user.at("/meta/version").stringValue());
            assertEquals("2026-11-24T09:00:00Z", user.at("/meta/lastModified").stringValue());
        }

        @Test
        void aNewPrimaryValueTakesTheMarkFromTheOld() {
            JsonNode emails = patched("""
                    {"op": "add", "path": "emails", "value": {"value": "o@example.com", "primary": true}}""")
                    .get("emails");
            assertFalse(emails.at("/0/primary").booleanValue());
            assertTrue(emails.at("/2/primary").booleanValue());
            emails = patched("""
                    {"op": "replace", "path": "emails[type eq \\"home\\"].primary", "value": true}""")
                    .get("emails");
            assertTrue(emails.at("/1/primary").booleanValue());
            assertFalse(emails.at("/2/primary").booleanValue());
        }

        @Test
        void withoutAPathEachAttributeIsAdded() {
            JsonNode user = patched("""
                    {"op": "add", "value": {"nickName": "Babs", "emails": [{"value": "o@example.com"}],
                      "%s": {"division": "Parks"}}}""".formatted(ENTERPRISE));
            assertEquals("Babs", user.get("nickName").stringValue());
            assertEquals(3, user.get("emails").size());
            assertEquals("Parks", user.get(ENTERPRISE).get("division").stringValue());
            assertEquals("IT", user.get(ENTERPRISE).get("department").stringValue());
        }

        @Test
        void aNullAddsNothing() {
            assertEquals("W/\"1\"", patched("""
                    [{"op": "add", "path": "title", "value": null},
                     {"op": "add", "path": "emails", "value": null}]""").at("/meta/version").stringValue());
        }
    }

    @Nested
    class Section3_5_2_2Remove {

        @Test
        void anAttributeASubAttributeAndAnExtensionAttribute() {
            JsonNode user = patched("""
                    [{"op": "remove", "path": "title"}, {"op": "remove", "path": "name.givenName"},
                     {"op": "remove", "path": "%s:department"}]""".formatted(ENTERPRISE));
            assertFalse(user.has("title"));
            assertEquals("{\"familyName\":\"Jensen\"}", user.get("name").toString());
            assertFalse(user.get(ENTERPRISE).has("department"));
        }

        @Test
        void valuesThatMeetAFilter() {
            JsonNode emails = patched("""
                    {"op": "remove", "path": "emails[type eq \\"work\\" and value ew \\"example.com\\"]"}""")
                    .get("emails");
            assertEquals(1, emails.size());
            assertEquals("home", emails.at("/0/type").stringValue());
        }

        @Test
        void aSubAttributeOfValuesThatMeetAFilter() {
            JsonNode emails = patched("""
                    {"op": "remove", "path": "emails[type eq \\"work\\"].type"}""").get("emails");
            assertFalse(emails.get(0).has("type"));
            assertTrue(emails.get(1).has("type"));
        }

        @Test
        void theLastValueTakesTheAttributeAlong() {
            assertFalse(patched("""
                    {"op": "remove", "path": "addresses[type eq \\"work\\"]"}""").has("addresses"));
        }

        @Test
        void valuesInAList() {
            assertEquals(1,
                    patched("""
                            {"op": "remove", "path": "emails", "value": [{"value": "h@example.com"}]}""")
                            .get("emails")
                            .size());
        }

        @Test
        void whatIsNotThereIsNoError() {
            assertEquals("W/\"1\"", patched("""
                    [{"op": "remove", "path": "nickName"},
                     {"op": "remove", "path": "emails[type eq \\"other\\"]"}]""").at("/meta/version")
                    .stringValue());
        }

        @Test
        void withoutAPathThereIsNoTarget() {
            refused("{\"op\": \"remove\"}").isError(400, "noTarget", "path");
        }

        @Test
        void requiredAndReadOnlyAttributesStay() {
            refused("{\"op\": \"remove\", \"path\": \"userName\"}").isError(400, "mutability", "userName");
            refused("{\"op\": \"remove\", \"path\": \"id\"}").isError(400, "mutability", "id");
            refused("{\"op\": \"remove\", \"path\": \"active\"}").isError(400, "invalidValue", "active");
        }
    }

    @Nested
    class Section3_5_2_3Replace {

        @Test
        void severalValuesAreReplacedAsAWhole() {
            JsonNode emails = patched("""
                    {"op": "replace", "path": "emails", "value": [{"value": "n@example.com"}]}""")
                    .get("emails");
            assertEquals("[{\"value\":\"n@example.com\"}]", emails.toString());
        }

        @Test
        void ofAComplexValueOnlyWhatIsGiven() {
            JsonNode name = patched("""
                    {"op": "replace", "path": "name", "value": {"familyName": "New", "givenName": null}}""")
                    .get("name");
            assertEquals("{\"familyName\":\"New\"}", name.toString());
        }

        @Test
        void valuesThatMeetAFilterAreReplacedWhole() {
            JsonNode address = patched("""
                    {"op": "replace", "path": "addresses[type eq \\"work\\"]", "value":
                      {"type": "work", "streetAddress": "911 Universal City Plaza"}}""").at("/addresses/0");
            assertEquals("{\"type\":\"work\",\"streetAddress\":\"911 Universal City Plaza\"}",
                    address.toString());
        }

        @Test
        void aSubAttributeOfEveryValue() {
            JsonNode emails = patched("""
                    {"op": "replace", "path": "emails.type", "value": "other"}""").get("emails");
            assertEquals("other", emails.at("/0/type").stringValue());
            assertEquals("other", emails.at("/1/type").stringValue());
        }

        @Test
        void aNullRemoves() {
            JsonNode user = patched("""
                    [{"op": "replace", "path": "title", "value": null},
                     {"op": "replace", "path": "emails[type eq \\"home\\"].value", "value": null},
                     {"op": "replace", "value": {"addresses": null}}]""");
            assertFalse(user.has("title"));
            assertEquals(1, user.get("emails").size());
            assertEquals("work", user.at("/emails/0/type").stringValue());
            assertFalse(user.has("addresses"));
        }

        @Test
        void theManagersReferenceDoesNotOutliveTheManager() {
            JsonNode manager = patched("""
                    {"op": "replace", "path": "%s:manager", "value": "8"}""".formatted(ENTERPRISE))
                    .get(ENTERPRISE).get("manager");
            assertEquals("{\"value\":\"8\"}", manager.toString());
        }

        @Test
        void aFilterThatSaysMoreThanEqualsMakesNothing() {
            refused("""
                    {"op": "replace", "path": "emails[type sw \\"x\\"].value", "value": "x@example.com"}""")
                    .isError(400, "noTarget", "emails");
        }

        @Test
        void readOnlyAttributesAreRefusedByPathAndPassedOverWithout() {
            refused("{\"op\": \"replace\", \"path\": \"id\", \"value\": \"x\"}").isError(400, "mutability",
                    "id");
            refused("{\"op\": \"replace\", \"path\": \"meta.version\", \"value\": \"x\"}").isError(400,
                    "mutability", "meta");
            refused("{\"op\": \"add\", \"path\": \"groups\", \"value\": []}").isError(400, "mutability",
                    "groups");
            assertEquals("W/\"1\"", patched("""
                    {"op": "replace", "value": {"id": "x", "groups": [], "meta": {}, "schemas": []}}""")
                    .at("/meta/version").stringValue());
        }
    }

    @Nested
    class Section3_5_2Requests {

        @Test
        void anErrorUndoesAllOperations() {
            refused("""
                    [{"op": "replace", "path": "title", "value": "Boss"},
                     {"op": "replace", "path": "emails[type sw \\"x\\"].value", "value": "x@example.com"}]""")
                    .isError(400, "noTarget");
            String group = createGroup("G").id();
            patchOps("/Groups/" + group, """
                    [{"op": "add", "path": "members", "value": [{"value": "%s"}]},
                     {"op": "add", "path": "members", "value": [{"value": "%s"}]}]"""
                    .formatted(id, UNKNOWN_ID)).isError(400, "invalidValue", UNKNOWN_ID);
            assertTrue(get("/Groups/" + group).json().get("members").isEmpty());
        }

        @Test
        void operationsSeeWhatEarlierOnesDid() {
            JsonNode user = patched("""
                    [{"op": "remove", "path": "emails"},
                     {"op": "add", "path": "emails", "value": [{"value": "x@example.com", "type": "work"}]},
                     {"op": "replace", "path": "emails[type eq \\"work\\"].display", "value": "X"}]""");
            assertEquals("[{\"value\":\"x@example.com\",\"type\":\"work\",\"display\":\"X\"}]",
                    user.get("emails").toString());
        }

        @Test
        void aGroupAnswersWithABodyOnlyWhenAttributesAreAskedFor() {
            String group = createGroup("G", id).id();
            String op = "{\"op\": \"replace\", \"path\": \"displayName\", \"value\": \"%s\"}";
            assertEquals(0, patchOps("/Groups/" + group, op.formatted("H")).is(204).raw().body().length());
            JsonNode answer = patchOps("/Groups/" + group + "?attributes=displayName", op.formatted("I"))
                    .is(200).json();
            assertEquals("I", answer.get("displayName").stringValue());
            assertFalse(answer.has("members"));
        }

        private static final String REFUSED = """
                        {"op": "replace", "path": "nowhere", "value": "x"} | invalidPath | nowhere
                        {"op": "replace", "path": "name.nowhere", "value": "x"} | invalidPath | name.nowhere
                        {"op": "replace", "path": "emails[type eq", "value": "x"} | invalidPath | emails
                        {"op": "replace", "path": "emails[type eq work]", "value": "x"} | invalidPath | emails
                        {"op": "replace", "path": "emails[nowhere eq 1]", "value": "x"} | invalidPath | nowhere
                        {"op": "replace", "path": "name[givenName eq \\\"x\\\"].familyName", "value": "x"} | invalidPath | name
                        {"op": "replace", "path": "emails.value[type eq \\\"x\\\"]", "value": "x"} | invalidPath | emails
                        {"op": "replace", "path": "urn:ietf:params:scim:schemas:core:2.0:User:badge", "value": "x"} | invalidPath | badge
                        {"op": "replace", "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:badge", "value": "x"} | invalidPath | badge
                        {"op": "replace", "path": 5, "value": "x"} | invalidPath | path
                        {"op": "replace", "value": {"emails[type eq": 1}} | invalidPath | emails
                        {"op": "replace", "value": "x"} | invalidValue | value
                        {"op": "replace", "path": "title"} | invalidSyntax | value
                        {"op": "replace", "path": "title", "value": 5} | invalidValue | title
                        {"op": "replace", "path": "title", "value": ["a", "b"]} | invalidValue | title
                        {"op": "replace", "path": "active", "value": "maybe"} | invalidValue | active
                        {"op": "replace", "path": "name", "value": "x"} | invalidValue | name
                        {"op": "replace", "path": "emails[type eq \\\"work\\\"].value", "value": {"a": 1}} | invalidValue | emails.value
                        {"op": "move", "path": "title", "value": "x"} | invalidSyntax | move
                        {"op": 5, "path": "title", "value": "x"} | invalidSyntax | op
                        {"path": "title", "value": "x"} | invalidSyntax | op
                        {"op": "replace", "path": "userName", "value": ""} | invalidValue | userName
                        {"op": "replace", "path": "userName", "value": null} | mutability | userName
                        {"op": "replace", "path": "x509Certificates", "value": [{"value": "!"}]} | invalidValue | x509Certificates.value
                """;

        @Test
        void whatCantBeDoneIsRefusedByName() {
            assertAll(REFUSED.lines().map(line -> line.split(" \\| ", -1))
                    .map(row -> () -> refused(row[0]).isError(400, row[1], row[2])));
        }

        @Test
        void aBodyThatIsNoPatchIsRefused() {
            patch("/Users/" + id, "{}").isError(400, "invalidSyntax", "schemas");
            patchOps("/Users/" + id, "[]").isError(400, "invalidSyntax", "Operations");
            patchOps("/Users/" + id, "[5]").isError(400, "invalidSyntax", "Operations");
            patchOps("/Users/" + UNKNOWN_ID, "{\"op\": \"remove\", \"path\": \"title\"}").isError(404, null,
                    UNKNOWN_ID);
        }

        @Test
        void membersCanBePutInAndOutButNotChanged() {
            String group = createGroup("G", id).id();
            patchOps("/Groups/" + group, """
                    {"op": "replace", "path": "members[value eq \\"%s\\"].value", "value": "%s"}"""
                    .formatted(id, UNKNOWN_ID)).isError(400, "mutability", "members.value");
            patchOps("/Groups/" + group, """
                    {"op": "add", "path": "members", "value": [{"value": "%s"}]}""".formatted(group))
                    .isError(400, "invalidValue", "members.value");
        }

        @Test
        void membersLeaveByAnyFilter() {
            String other = createUser("other", ", \"displayName\": \"Other\"").id();
            String inner = createGroup("Inner").id();
            String group = createGroup("G", id, other, inner).id();
            patchOps("/Groups/" + group, """
                    {"op": "remove", "path": "members[type eq \\"Group\\" or display eq \\"OTHER\\"]"}""")
                    .is(204);
            JsonNode members = get("/Groups/" + group).json().get("members");
            assertEquals(1, members.size());
            assertEquals(id, members.at("/0/value").stringValue());
            patchOps("/Groups/" + group, """
                    {"op": "replace", "path": "members[value eq \\"%s\\"]", "value": {"value": "%s"}}"""
                    .formatted(id, other)).is(204);
            assertEquals(other, get("/Groups/" + group).json().at("/members/0/value").stringValue());
            patchOps("/Groups/" + group, "{\"op\": \"remove\", \"path\": \"members\"}").is(204);
            assertTrue(get("/Groups/" + group).json().get("members").isEmpty());
        }
    }
}
