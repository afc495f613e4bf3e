package dev.scimconsole.server.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What Okta sends.
@Tag("server")
@Tag("server.scim")
class OktaRequestsTest extends ScimTest {

    private static final String[] OKTA = {"User-Agent", "Okta SCIM Client 1.0.0", "Content-Type",
            "application/scim+json; charset=utf-8"};

    private static final String USER = """
            {
              "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
              "userName": "test.user@example.com",
              "name": {"givenName": "Test", "familyName": "User"},
              "emails": [{"primary": true, "value": "test.user@example.com", "type": "work"}],
              "displayName": "Test User",
              "locale": "en-US",
              "externalId": "00ujl29u0le5T6Aj10h7",
              "groups": [],
              "password": "1mz050nq",
              "active": true
            }""";

    private String id;

    @BeforeEach
    void createTheUser() {
        id = post("/Users", USER, OKTA).is(201).id();
    }

    @Test
    void settingUpReadsTwoUsersAndAHundredGroups() {
        JsonNode users = get("/Users?startIndex=1&count=2", OKTA).is(200).json();
        assertTrue(users.get("startIndex").isIntegralNumber());
        assertTrue(users.get("itemsPerPage").isIntegralNumber());
        assertTrue(users.get("totalResults").isIntegralNumber());
        assertEquals(1, users.get("totalResults").intValue());
        assertEquals(0, get("/Groups?startIndex=1&count=100", OKTA).is(200).json().get("totalResults")
                .intValue());
    }

    @Test
    void lookingUpFindsNobodyOrTheUser() {
        assertEquals(0, get("/Users?filter=userName%20eq%20%22nobody%40example.com%22&startIndex=1&count=100",
                OKTA).is(200).json().get("Resources").size());
        assertEquals(id,
                get("/Users?filter=userName%20eq%20%22TEST.USER%40EXAMPLE.COM%22&startIndex=1&count=100",
                        OKTA)
                        .is(200).json().at("/Resources/0/id").stringValue());
    }

    @Test
    void creatingKeepsNoPasswordAndRefusesASecond() {
        JsonNode user = get("/Users/" + id, OKTA).is(200).json();
        assertFalse(user.has("password"));
        assertFalse(user.has("groups"));
        assertEquals("en-US", user.get("locale").stringValue());
        post("/Users", USER, OKTA).isError(409, "uniqueness", "exists already");
    }

    @Test
    void aProfileChangePutsTheWholeUserBack() {
        String whole = get("/Users/" + id, OKTA).text();
        String changed = whole.replace("\"familyName\":\"User\"", "\"familyName\":\"Changed\"")
                .replaceFirst("\\{", "{\"groups\":[],\"password\":\"secret\",");
        JsonNode user = put("/Users/" + id, changed, OKTA).is(200).json();
        assertEquals("Changed", user.at("/name/familyName").stringValue());
        assertEquals(id, user.get("id").stringValue());
        assertEquals("W/\"2\"", user.at("/meta/version").stringValue());
    }

    @Test
    void deactivatingAndReactivatingIsAReplaceWithoutAPath() {
        assertFalse(patchOps("/Users/" + id, """
                {"op": "replace", "value": {"active": false}}""", OKTA).is(200).json().get("active")
                .booleanValue());
        assertTrue(patchOps("/Users/" + id, """
                {"op": "replace", "value": {"active": true}}""", OKTA).is(200).json().get("active")
                .booleanValue());
    }

    @Test
    void aCustomAppDeactivatesByPut() {
        JsonNode user = put("/Users/" + id, USER.replace("\"active\": true", "\"active\": false"), OKTA)
                .is(200)
                .json();
        assertFalse(user.get("active").booleanValue());
    }

    @Test
    void aPasswordSyncChangesNothing() {
        Answer answer = patchOps("/Users/" + id, """
                {"op": "replace", "value": {"password": "new_Password"}}""", OKTA).is(200);
        assertFalse(answer.text().contains("assword"));
        assertEquals("W/\"1\"", answer.header("ETag"));
    }

    @Nested
    class PushedGroups {

        private String groupId;

        @BeforeEach
        void pushTheGroup() {
            groupId = post("/Groups", """
                    {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"],
                     "displayName": "Test SCIMv2", "members": []}""", OKTA).is(201).id();
        }

        @Test
        void aNewNameComesWithTheReadOnlyId() {
            patchOps("/Groups/" + groupId, """
                    {"op": "replace", "value": {"id": "%s", "displayName": "Test SCIMv0"}}"""
                    .formatted(groupId), OKTA).is(204);
            assertEquals("Test SCIMv0", get("/Groups/" + groupId).json().get("displayName").stringValue());
        }

        @Test
        void membersComeAndGoInOneRequest() {
            String other = createUser("other").id();
            patchOps("/Groups/" + groupId,
                    """
                            {"op": "add", "path": "members", "value": [{"value": "%s", "display": "x@example.com"}]}"""
                            .formatted(id),
                    OKTA).is(204);
            patchOps("/Groups/" + groupId, """
                    [{"op": "remove", "path": "members[value eq \\"%s\\"]"},
                     {"op": "add", "path": "members", "value": [{"value": "%s", "display": "y"}]}]"""
                    .formatted(id, other), OKTA).is(204);
            JsonNode members = get("/Groups/" + groupId).json().get("members");
            assertEquals(1, members.size());
            assertEquals(other, members.at("/0/value").stringValue());
        }

        @Test
        void allMembersAreReplaced() {
            String other = createUser("other").id();
            createGroup("unrelated", id);
            patchOps("/Groups/" + groupId, """
                    {"op": "replace", "path": "members", "value": [{"value": "%s"}, {"value": "%s"}]}"""
                    .formatted(id, other), OKTA).is(204);
            assertEquals(2, get("/Groups/" + groupId).json().get("members").size());
            patchOps("/Groups/" + groupId, """
                    {"op": "replace", "path": "members", "value": [{"value": "%s"}]}""".formatted(other),
                    OKTA)
                    .is(204);
            assertEquals(1, get("/Groups/" + groupId).json().get("members").size());
            patchOps("/Groups/" + groupId, """
                    {"op": "replace", "path": "members", "value": []}""", OKTA).is(204);
            assertTrue(get("/Groups/" + groupId).json().get("members").isEmpty());
        }

        @Test
        void aCustomAppPutsTheGroup() {
            JsonNode group = put("/Groups/" + groupId, """
                    {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "id": "%s",
                     "displayName": "Put", "members": [{"value": "%s", "display": "Test User"}]}"""
                    .formatted(groupId, id), OKTA).is(200).json();
            assertEquals("Put", group.get("displayName").stringValue());
            assertEquals("Test User", group.at("/members/0/display").stringValue());
        }

        @Test
        void unlinkingDeletesTheGroup() {
            delete("/Groups/" + groupId, OKTA).is(204);
            get("/Groups/" + groupId).is(404);
        }
    }

    @Nested
    class SpecTest {

        @Test
        void theFirstUserHasAllThatOktaNeeds() {
            JsonNode user = get("/Users?count=1&startIndex=1").is(200).json().at("/Resources/0");
            for (String attribute : new String[]{"id", "userName", "active"}) {
                assertTrue(user.has(attribute), attribute);
            }
            assertEquals("Test", user.at("/name/givenName").stringValue());
            assertEquals("User", user.at("/name/familyName").stringValue());
            assertEquals("test.user@example.com", user.at("/emails/0/value").stringValue());
            get("/Users/" + user.get("id").stringValue()).is(200);
        }

        @Test
        void anUnknownUserIs404WithADetail() {
            get("/Users/00919288221112222").isError(404, null, "00919288221112222");
        }

        @Test
        void aWrongTokenIs401WithADetail() {
            get("/Users", "Authorization", "non-token").isError(401, null, "token");
        }

        @Test
        void aCreateWithPlainJsonWorks() {
            post("/Users", USER.replace("test.user", "second").replace("00ujl", "00ujm"), "Content-Type",
                    "application/json").is(201);
        }
    }
}
