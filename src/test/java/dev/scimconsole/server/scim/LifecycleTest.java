package dev.scimconsole.server.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Creating, reading, replacing and deleting resources, RFC 7644 §3.3 to §3.6, RFC 7643 §2 to §4.
@Tag("server")
@Tag("server.scim")
class LifecycleTest extends ScimTest {

    @Nested
    class Rfc7644Section3_3Creating {

        @Test
        void answers201WithLocationETagAndTheResource() {
            Answer answer = createUser("bjensen");
            JsonNode user = answer.json();
            assertEquals(BASE + "/Users/" + answer.id(), answer.header("Location"));
            assertEquals(answer.header("Location"), user.at("/meta/location").stringValue());
            assertEquals("W/\"1\"", answer.header("ETag"));
            assertEquals("W/\"1\"", user.at("/meta/version").stringValue());
            assertEquals("User", user.at("/meta/resourceType").stringValue());
            assertEquals("2026-11-24T09:00:00Z", user.at("/meta/created").stringValue());
            assertEquals("2026-11-24T09:00:00Z", user.at("/meta/lastModified").stringValue());
            assertEquals("[\"" + CORE_USER + "\"]", user.get("schemas").toString());
            assertEquals("application/scim+json", answer.header("Content-Type"));
        }

        @Test
        void readOnlyAttributesInTheBodyAreIgnored() {
            JsonNode user = createUser("bjensen", """
                    , "id": "mine", "meta": {"version": "x"}, "groups": [{"value": "g"}]""").json();
            assertFalse(user.get("id").stringValue().equals("mine"));
            assertFalse(user.has("groups"));
            assertEquals("W/\"1\"", user.at("/meta/version").stringValue());
        }

        @Test
        void aUserWithoutActiveIsActive() {
            assertTrue(createUser("bjensen").json().get("active").booleanValue());
            assertFalse(createUser("off", ", \"active\": false").json().get("active").booleanValue());
        }

        @Test
        void userNamesAreUniqueWithoutRegardToCase() {
            createUser("Straße");
            post("/Users", "{\"schemas\": [\"" + CORE_USER + "\"], \"userName\": \"STRASSE\"}")
                    .isError(409, "uniqueness", "userName");
        }

        @Test
        void rfc7643Section3_1_externalIdsAreNotUnique() {
            String first = createUser("a", ", \"externalId\": \"x\"").id();
            createUser("b", ", \"externalId\": \"X\"");
            String third = createUser("c", ", \"externalId\": \"x\"").id();
            for (String name : List.of("c", "d")) {
                post("/Groups", "{\"schemas\": [\"" + CORE_GROUP + "\"], \"displayName\": \"" + name + "\", "
                        + "\"externalId\": \"x\"}").is(201);
            }
            JsonNode found = get("/Users?filter=externalId eq \"x\"").is(200).json();
            assertEquals(2, found.get("totalResults").intValue());
            assertEquals(List.of(first, third), List.of(found.at("/Resources/0/id").stringValue(),
                    found.at("/Resources/1/id").stringValue()));
            assertEquals(2, get("/Groups?filter=externalId eq \"x\"").json().get("totalResults").intValue());
        }

        /// Microsoft Entra ID's default mapping sends it so where the directory has no value.
        @Test
        void anEmptyExternalIdIsNone() {
            Answer user = createUser("a", ", \"externalId\": \"\"");
            createUser("b", ", \"externalId\": \"\"");
            assertFalse(user.json().has("externalId"));
            assertEquals(2, get("/Users?filter=externalId eq null").json().get("totalResults").intValue());
            String set = "{\"op\": \"add\", \"path\": \"externalId\", \"value\": \"%s\"}";
            assertEquals("e", patchOps("/Users/" + user.id(), set.formatted("e")).is(200).json()
                    .get("externalId").stringValue());
            assertFalse(patchOps("/Users/" + user.id(), set.replace("add", "replace").formatted("")).is(200)
                    .json().has("externalId"));
            patchOps("/Users/" + user.id(), set.formatted("e")).is(200);
            assertFalse(put("/Users/" + user.id(), "{\"schemas\": [\"" + CORE_USER
                    + "\"], \"userName\": \"a\", \"externalId\": \"\"}").is(200).json().has("externalId"));
            String group = post("/Groups", "{\"schemas\": [\"" + CORE_GROUP
                    + "\"], \"displayName\": \"g\", \"externalId\": \"\"}").is(201).id();
            assertFalse(get("/Groups/" + group).json().has("externalId"));
        }

        @Test
        void requiredAttributesAreRequired() {
            String head = "{\"schemas\": [\"" + CORE_USER + "\"]";
            post("/Users", head + "}").isError(400, "invalidValue", "userName");
            post("/Users", head + ", \"userName\": null}").isError(400, "invalidValue", "userName");
            post("/Users", head + ", \"userName\": \" \"}").isError(400, "invalidValue", "userName");
            post("/Groups", "{\"schemas\": [\"" + CORE_GROUP + "\"]}").isError(400, "invalidValue",
                    "displayName");
        }

        @Test
        void thePasswordIsAcceptedAndNotKept() {
            Answer answer = createUser("bjensen", ", \"password\": \"t1meMa$heen\"");
            assertFalse(answer.text().contains("t1me"));
            assertFalse(get("/Users/" + answer.id() + "?attributes=password").text().contains("t1me"));
            String stored = store.read(transaction -> transaction.resources().find(organizationId,
                    dev.scimconsole.server.values.ResourceType.USER, answer.id())).orElseThrow().document();
            assertFalse(stored.contains("t1me"));
        }

        @Test
        void membersMustExist() {
            post("/Groups", """
                    {"schemas": ["%s"], "displayName": "G", "members": [{"value": "%s"}]}"""
                    .formatted(CORE_GROUP, UNKNOWN_ID)).isError(400, "invalidValue", "members.value",
                            UNKNOWN_ID);
            assertEquals(0, get("/Groups").json().get("totalResults").intValue());
        }
    }

    @Nested
    class Rfc7644Section3_4_1Reading {

        @Test
        void anUnknownIdIs404() {
            get("/Users/" + UNKNOWN_ID).isError(404, null, UNKNOWN_ID);
            get("/Users/nonsense").isError(404, null, "nonsense");
            get("/Groups/" + createUser("a").id()).isError(404, null);
        }

        @Test
        void aSlashAtTheEndDoesNotCount() {
            get("/Users/" + createUser("a").id() + "/").is(200);
        }
    }

    @Nested
    class Rfc7644Section3_5_1Replacing {

        @Test
        void whatIsLeftOutIsRemovedAndReadOnlyStays() {
            String id = createUser("a", ", \"title\": \"Boss\", \"externalId\": \"e\"").id();
            clock.advanceMillis(5_000);
            Answer answer = put("/Users/" + id, """
                    {"schemas": ["%s"], "id": "%s", "meta": {"created": "2001-01-01T00:00:00Z"},
                     "userName": "a2"}""".formatted(CORE_USER, UNKNOWN_ID)).is(200);
            JsonNode user = answer.json();
            assertEquals(id, user.get("id").stringValue());
            assertEquals("a2", user.get("userName").stringValue());
            assertFalse(user.has("title"));
            assertFalse(user.has("externalId"));
            assertEquals("2026-11-24T09:00:00Z", user.at("/meta/created").stringValue());
            assertEquals("2026-11-24T09:00:05Z", user.at("/meta/lastModified").stringValue());
            assertEquals("W/\"2\"", answer.header("ETag"));
            assertEquals(answer.text(), get("/Users/" + id).text());
        }

        @Test
        void leavingActiveOutNeverBringsADeactivatedUserBack() {
            String id = createUser("a", ", \"active\": false").id();
            assertFalse(put("/Users/" + id, "{\"schemas\": [\"" + CORE_USER + "\"], \"userName\": \"a\"}")
                    .is(200).json().get("active").booleanValue());
        }

        @Test
        void theSameAgainChangesNothing() {
            Answer before = createUser("a");
            clock.advanceMillis(1_000);
            Answer after = put("/Users/" + before.id(), before.text()).is(200);
            assertEquals(before.text(), after.text());
        }

        @Test
        void requiredAttributesAreRequired() {
            String id = createUser("a").id();
            put("/Users/" + id, "{\"schemas\": [\"" + CORE_USER + "\"]}").isError(400, "invalidValue",
                    "userName");
        }

        @Test
        void aTakenUserNameIsAConflict() {
            createUser("a");
            String id = createUser("b").id();
            put("/Users/" + id, "{\"schemas\": [\"" + CORE_USER + "\"], \"userName\": \"A\"}").isError(409,
                    "uniqueness", "userName");
        }

        @Test
        void aGroupsMembersAreReplaced() {
            String a = createUser("a").id();
            String b = createUser("b").id();
            String id = createGroup("G", a).id();
            JsonNode group = put("/Groups/" + id, """
                    {"schemas": ["%s"], "displayName": "G", "members": [{"value": "%s"}]}"""
                    .formatted(CORE_GROUP, b)).is(200).json();
            assertEquals(1, group.get("members").size());
            assertEquals(b, group.at("/members/0/value").stringValue());
            assertEquals("W/\"2\"", group.at("/meta/version").stringValue());
            assertFalse(get("/Users/" + a).json().has("groups"));
        }

        @Test
        void anUnknownIdIs404() {
            put("/Users/" + UNKNOWN_ID, "{\"schemas\": [\"" + CORE_USER + "\"], \"userName\": \"a\"}")
                    .isError(404, null, UNKNOWN_ID);
        }
    }

    @Nested
    class Rfc7644Section3_6Deleting {

        @Test
        void aDeletedUserIsGoneFromEverywhere() {
            String id = createUser("a", ", \"externalId\": \"e\"").id();
            String group = createGroup("G", id).id();
            Answer answer = delete("/Users/" + id).is(204);
            assertEquals(0, answer.raw().body().length());
            get("/Users/" + id).is(404);
            delete("/Users/" + id).isError(404, null, id);
            assertTrue(get("/Groups/" + group).json().get("members").isEmpty());
            assertEquals(0, get("/Groups?filter=members.value eq \"" + id + "\"").json().get("totalResults")
                    .intValue());
            createUser("a", ", \"externalId\": \"e\"");
        }
    }

    @Nested
    class Rfc7643Section2Attributes {

        @Test
        void section2_1_namesDoNotDependOnCase() {
            JsonNode user = post("/Users", """
                    {"SCHEMAS": ["%s"], "USERNAME": "a", "Name": {"FamilyName": "F"},
                     "EMAILS": [{"VALUE": "a@example.com"}]}""".formatted(CORE_USER)).is(201).json();
            assertEquals("F", user.at("/name/familyName").stringValue());
            assertEquals("a@example.com", user.at("/emails/0/value").stringValue());
        }

        @Test
        void section2_4_onlyOneValueIsPrimary() {
            post("/Users",
                    """
                            {"schemas": ["%s"], "userName": "a", "emails": [
                              {"value": "a@example.com", "primary": true}, {"value": "b@example.com", "primary": true}]}
                            """
                            .formatted(CORE_USER))
                    .isError(400, "invalidValue", "emails", "primary");
        }

        @Test
        void section2_5_nullAndEmptyArraysAreUnassigned() {
            JsonNode user = createUser("a", ", \"title\": null, \"emails\": [], \"name\": {}").json();
            assertFalse(user.has("title"));
            assertFalse(user.has("emails"));
            assertFalse(user.has("name"));
        }

        @Test
        void section3_3_theExtensionsUrnStandsInSchemas() {
            JsonNode user = createUser("a", ", \"" + ENTERPRISE + "\": {\"department\": \"IT\"}").json();
            assertEquals("[\"" + CORE_USER + "\",\"" + ENTERPRISE + "\"]", user.get("schemas").toString());
            user = patchOps("/Users/" + user.get("id").stringValue(),
                    "{\"op\": \"remove\", \"path\": \"" + ENTERPRISE + "\"}").is(200).json();
            assertEquals("[\"" + CORE_USER + "\"]", user.get("schemas").toString());
            assertFalse(user.has(ENTERPRISE));
        }

        @Test
        void section4_2_groupsShowMembersAndUsersShowGroups() {
            String user = createUser("a", ", \"displayName\": \"Anna\"").id();
            String inner = createGroup("Inner", user).id();
            JsonNode outer = createGroup("Outer", user, inner).json();
            assertEquals(2, outer.get("members").size());
            JsonNode first = outer.at("/members/0");
            assertEquals(user, first.get("value").stringValue());
            assertEquals("User", first.get("type").stringValue());
            assertEquals("Anna", first.get("display").stringValue());
            assertEquals(BASE + "/Users/" + user, first.get("$ref").stringValue());
            assertEquals("Group", outer.at("/members/1/type").stringValue());
            JsonNode groups = get("/Users/" + user).json().get("groups");
            assertEquals(2, groups.size());
            assertEquals("direct", groups.at("/0/type").stringValue());
            assertEquals("Inner", groups.at("/0/display").stringValue());
            assertEquals(BASE + "/Groups/" + inner, groups.at("/0/$ref").stringValue());
        }
    }

    @Nested
    class Rfc7644Section3_11Me {

        @Test
        void isNotImplemented() {
            get("/Me").isError(501, null);
        }
    }

    @Nested
    class Rfc7644Section3_14Versions {

        @Test
        void ifNoneMatchSparesTheBody() {
            String id = createUser("a").id();
            Answer answer = get("/Users/" + id, "If-None-Match", "W/\"1\"").is(304);
            assertEquals(0, answer.raw().body().length());
            assertEquals("W/\"1\"", answer.header("ETag"));
            get("/Users/" + id, "If-None-Match", "W/\"2\"").is(200);
            get("/Users/" + id, "If-None-Match", "\"7\", W/\"1\"").is(304);
            get("/Users/" + id, "If-None-Match", "*").is(304);
        }

        @Test
        void ifMatchGuardsEveryChange() {
            String id = createUser("a").id();
            String body = "{\"schemas\": [\"" + CORE_USER + "\"], \"userName\": \"b\"}";
            put("/Users/" + id, body, "If-Match", "W/\"2\"").isError(412, null, "W/\"1\"");
            patchOps("/Users/" + id, "{\"op\": \"add\", \"path\": \"title\", \"value\": \"x\"}", "If-Match",
                    "W/\"2\"").isError(412, null);
            delete("/Users/" + id, "If-Match", "W/\"2\"").isError(412, null);
            put("/Users/" + id, body, "If-Match", "W/\"1\"").is(200);
            delete("/Users/" + id, "If-Match", "W/\"2\"").is(204);
            delete("/Users/" + id, "If-Match", "W/\"2\"").isError(404, null);
        }

        @Test
        void membersCountAsAChangeOfTheGroup() {
            String user = createUser("a").id();
            String id = createGroup("G").id();
            Answer answer = patchOps("/Groups/" + id, """
                    {"op": "add", "path": "members", "value": [{"value": "%s"}]}""".formatted(user),
                    "If-Match", "W/\"1\"").is(204);
            assertEquals("W/\"2\"", answer.header("ETag"));
            assertEquals("W/\"2\"", get("/Groups/" + id).json().at("/meta/version").stringValue());
        }
    }

    @Nested
    class Rfc7644Section3_8Types {

        @Test
        void bothTypesAreTakenAndGiven() {
            String body = "{\"schemas\": [\"" + CORE_USER + "\"], \"userName\": \"%s\"}";
            post("/Users", body.formatted("a"), "Content-Type", "application/json; charset=UTF-8").is(201);
            post("/Users", body.formatted("b"), "Content-Type", "application/scim+json; charset=utf-8")
                    .is(201);
            post("/Users", body.formatted("c"), "Content-Type", "text/plain").isError(415, null,
                    "application/scim+json");
            assertEquals("application/json",
                    get("/Users", "Accept", "application/json").header("Content-Type"));
            assertEquals("application/scim+json",
                    get("/Users", "Accept", "application/json, application/scim+json")
                            .header("Content-Type"));
            assertEquals("application/scim+json", get("/Users", "Accept", "*/*").header("Content-Type"));
        }

        @Test
        void otherMethodsAreRefusedWithThosePossible() {
            assertEquals("GET, HEAD, POST", delete("/Users").is(405).header("Allow"));
            assertEquals("POST", get("/Users/.search").is(405).header("Allow"));
            assertEquals("GET, HEAD", post("/Schemas", "{}").is(405).header("Allow"));
            get("/Nowhere").isError(404, null);
            get("/Users/a/b").isError(404, null);
        }
    }
}
