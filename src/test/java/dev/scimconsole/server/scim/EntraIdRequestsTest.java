package dev.scimconsole.server.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What Microsoft Entra ID sends, with and without the flag `aadOptscim062020`.
@Tag("server")
@Tag("server.scim")
class EntraIdRequestsTest extends ScimTest {

    private static final String USER = """
            {
              "schemas": [
                "urn:ietf:params:scim:schemas:core:2.0:User",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
              "externalId": "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef",
              "userName": "Test_User_ab6490ee@example.com",
              "active": true,
              "emails": [{"primary": true, "type": "work", "value": "test_user_ab6490ee@example.com"}],
              "meta": {"resourceType": "User"},
              "name": {"formatted": "givenName familyName", "familyName": "familyName", "givenName": "givenName"},
              "roles": [],
              "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {
                "department": "IT", "employeeNumber": "00001"}
            }""";

    private String id;

    @BeforeEach
    void createTheUser() {
        id = post("/Users", USER).is(201).id();
    }

    @Nested
    class Matching {

        @Test
        void testConnectionLooksForAUserThatDoesNotExist() {
            JsonNode list = get("/Users?filter=userName+eq+%22non-existent%22").is(200).json();
            assertEquals(0, list.get("totalResults").intValue());
            assertTrue(list.get("Resources").isArray());
            list = get("/Groups?excludedAttributes=members&filter=displayName eq \"random\"").is(200).json();
            assertEquals(0, list.get("totalResults").intValue());
        }

        @Test
        void savingTheSettingsReadsTheSchemas() {
            JsonNode list = get("/Schemas").is(200).json();
            assertEquals(3, list.get("totalResults").intValue());
            assertFalse(list.toString().contains("null"));
            get("/ResourceTypes").is(200);
            get("/ServiceProviderConfig").is(200);
        }

        @Test
        void everyMatchingAttributeFindsTheUser() {
            for (String filter : new String[]{
                    "userName eq \"test_user_AB6490ee@example.com\"",
                    "externalId eq \"0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef\"",
                    "emails[type eq \"work\"].value eq \"test_user_ab6490ee@example.com\"",
                    "emails[type eq \"work\" and value eq \"test_user_ab6490ee@example.com\"]",
                    "emails.value eq \"test_user_ab6490ee@example.com\""}) {
                JsonNode list = get("/Users?filter=" + filter.replace(" ", "+")).is(200).json();
                assertEquals(1, list.get("totalResults").intValue(), filter);
                assertEquals(id, list.at("/Resources/0/id").stringValue(), filter);
            }
            assertEquals(0, get("/Users?filter=emails[type eq \"home\"].value eq "
                    + "\"test_user_ab6490ee@example.com\"").is(200).json().get("totalResults").intValue());
        }
    }

    @Nested
    class Creating {

        @Test
        void valuesAreStoredAsTheyWereSent() {
            JsonNode user = get("/Users/" + id).is(200).json();
            assertEquals("Test_User_ab6490ee@example.com", user.get("userName").stringValue());
            assertEquals("IT", user.get(ENTERPRISE).get("department").stringValue());
            assertEquals("familyName", user.at("/name/familyName").stringValue());
            assertTrue(user.get("active").booleanValue());
            assertFalse(user.has("roles"));
            assertEquals(BASE + "/Users/" + id, user.at("/meta/location").stringValue());
        }

        @Test
        void aTakenUserNameIsAConflict() {
            post("/Users", USER.replace("0a21f0f2", "1b21f0f2")).isError(409, "uniqueness", "userName");
        }

        @Test
        void namesMayComeInAnotherCaseAndTruthAsText() {
            JsonNode user = post("/Users", """
                    {"UserName": "UserName123", "Active": "True", "DisplayName": "BobIsAmazing",
                     "schemas": ["urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
                                 "urn:ietf:params:scim:schemas:core:2.0:User"],
                     "externalId": "22fbc523-6032-4c5f-939d-5d4850cf3e52",
                     "name": {"formatted": "Ryan Leenay", "familyName": "Leenay", "givenName": "Ryan"},
                     "emails": [{"Primary": "True", "type": "work", "value": "testing@example.com"}],
                     "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
                        {"Department": "bob", "Manager": {"Value": "SuzzyQ"}}}""").is(201).json();
            assertEquals("UserName123", user.get("userName").stringValue());
            assertTrue(user.get("active").booleanValue());
            assertTrue(user.at("/emails/0/primary").booleanValue());
            assertEquals("bob", user.get(ENTERPRISE).get("department").stringValue());
            assertEquals("SuzzyQ", user.get(ENTERPRISE).at("/manager/value").stringValue());
        }

        @Test
        void aManagerAsABareTextComesBackAsAnObject() {
            JsonNode user = post("/Users", """
                    {"schemas": ["%s", "%s"], "userName": "bare", "%s": {"manager": "5"}}"""
                    .formatted(CORE_USER, ENTERPRISE, ENTERPRISE)).is(201).json();
            assertEquals("5", user.get(ENTERPRISE).at("/manager/value").stringValue());
        }
    }

    @Nested
    class Changing {

        @Test
        void severalOperationsEachWithAPath() {
            JsonNode user = patchOps("/Users/" + id,
                    """
                            [{"op": "Replace", "path": "displayName", "value": "New Name"},
                             {"op": "Replace", "path": "emails[type eq \\"work\\"].value", "value": "new@example.com"},
                             {"op": "Replace", "path": "name.familyName", "value": "updatedFamilyName"},
                             {"op": "Add", "path": "nickName", "value": "Babs"},
                             {"op": "Replace", "path": "externalId", "value": "e2"},
                             {"op": "Replace", "value": "7",
                              "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber"}]""")
                    .is(200).json();
            assertEquals("New Name", user.get("displayName").stringValue());
            assertEquals("new@example.com", user.at("/emails/0/value").stringValue());
            assertEquals("work", user.at("/emails/0/type").stringValue());
            assertEquals("updatedFamilyName", user.at("/name/familyName").stringValue());
            assertEquals("givenName", user.at("/name/givenName").stringValue());
            assertEquals("Babs", user.get("nickName").stringValue());
            assertEquals("e2", user.get("externalId").stringValue());
            assertEquals("7", user.get(ENTERPRISE).get("employeeNumber").stringValue());
            assertEquals("IT", user.get(ENTERPRISE).get("department").stringValue());
        }

        @Test
        void aPlainTextMayComeAsAnObjectInAnArray() {
            assertEquals("Babs", patchOps("/Users/" + id, """
                    {"op": "Add", "path": "nickName", "value": [{"value": "Babs"}]}""").is(200).json()
                    .get("nickName").stringValue());
        }

        @Test
        void aFilteredPathMakesWhatItDoesNotFind() {
            JsonNode user = patchOps("/Users/" + id,
                    """
                            [{"op": "Replace", "path": "phoneNumbers[type eq \\"mobile\\"].value", "value": "+1 555"},
                             {"op": "Add", "path": "addresses[type eq \\"work\\"].streetAddress", "value": "1 Main St"},
                             {"op": "Add", "path": "addresses[type eq \\"work\\"].locality", "value": "Springfield"},
                             {"op": "Add", "path": "roles[primary eq \\"True\\"].value", "value": "Engineer"}]""")
                    .is(200).json();
            assertEquals("[{\"type\":\"mobile\",\"value\":\"+1 555\"}]", user.get("phoneNumbers").toString());
            assertEquals(1, user.get("addresses").size());
            assertEquals("Springfield", user.at("/addresses/0/locality").stringValue());
            assertEquals("1 Main St", user.at("/addresses/0/streetAddress").stringValue());
            assertEquals("[{\"primary\":true,\"value\":\"Engineer\"}]", user.get("roles").toString());
            user = patchOps("/Users/" + id, """
                    {"op": "Replace", "path": "roles[primary eq \\"True\\"].value", "value": "Boss"}""")
                    .is(200).json();
            assertEquals("[{\"primary\":true,\"value\":\"Boss\"}]", user.get("roles").toString());
        }

        @Test
        void withTheFlagOneReplaceHasPathsInPlaceOfNames() {
            JsonNode user = patchOps("/Users/" + id + "?aadOptscim062020", """
                    {"op": "replace", "value": {
                       "displayName": "Flagged",
                       "name.givenName": "G", "name.familyName": "F",
                       "emails[type eq \\"work\\"].value": "flag@example.com",
                       "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber": "9"}}""")
                    .is(200).json();
            assertEquals("Flagged", user.get("displayName").stringValue());
            assertEquals("G", user.at("/name/givenName").stringValue());
            assertEquals("F", user.at("/name/familyName").stringValue());
            assertEquals("flag@example.com", user.at("/emails/0/value").stringValue());
            assertEquals("9", user.get(ENTERPRISE).get("employeeNumber").stringValue());
            assertEquals("IT", user.get(ENTERPRISE).get("department").stringValue());
            assertFalse(user.has("name.givenName"));
        }

        @Test
        void theManagerIsABareTextAndAnswersAsAnObject() {
            JsonNode user = patchOps("/Users/" + id, """
                    {"op": "Add", "value": "42",
                     "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager"}""").is(200)
                    .json();
            assertEquals("42", user.get(ENTERPRISE).at("/manager/value").stringValue());
            user = patchOps("/Users/" + id, """
                    {"op": "Replace", "value": [{"value": "43"}],
                     "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager"}""").is(200)
                    .json();
            assertEquals("43", user.get(ENTERPRISE).at("/manager/value").stringValue());
            user = patchOps("/Users/" + id, """
                    {"op": "Remove",
                     "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager"}""").is(200)
                    .json();
            assertFalse(user.get(ENTERPRISE).has("manager"));
        }

        @Test
        void disableEnableAndDelete() {
            assertFalse(patchOps("/Users/" + id, """
                    {"op": "Replace", "path": "active", "value": "False"}""").is(200).json().get("active")
                    .booleanValue());
            JsonNode found = get("/Users?filter=userName eq \"Test_User_ab6490ee@example.com\"").is(200)
                    .json();
            assertFalse(found.at("/Resources/0/active").booleanValue());
            assertTrue(patchOps("/Users/" + id, """
                    {"op": "Replace", "path": "active", "value": ["True"]}""").is(200).json().get("active")
                    .booleanValue());
            assertFalse(patchOps("/Users/" + id + "?aadOptscim062020", """
                    {"op": "replace", "path": "active", "value": false}""").is(200).json().get("active")
                    .booleanValue());
            assertEquals(204, delete("/Users/" + id).status());
            get("/Users/" + id).isError(404, null, id);
            assertEquals(0, get("/Users?filter=userName eq \"Test_User_ab6490ee@example.com\"").json()
                    .get("totalResults").intValue());
        }
    }

    @Nested
    class Groups {

        private String groupId;

        @BeforeEach
        void createTheGroup() {
            groupId = post("/Groups", """
                    {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group",
                       "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"],
                     "externalId": "8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159",
                     "displayName": "displayName",
                     "meta": {"resourceType": "Group"}}""").is(201).id();
        }

        @Test
        void aGroupIsReadWithoutItsMembers() {
            addMember();
            assertFalse(get("/Groups/" + groupId + "?excludedAttributes=members").is(200).json()
                    .has("members"));
            JsonNode list = get("/Groups?excludedAttributes=members&filter=displayName eq \"DISPLAYNAME\"")
                    .is(200).json();
            assertEquals(groupId, list.at("/Resources/0/id").stringValue());
            assertFalse(list.get("Resources").get(0).has("members"));
        }

        @Test
        void aNewNameIsAnsweredWith204() {
            patchOps("/Groups/" + groupId, """
                    {"op": "Replace", "path": "displayName", "value": "1879db59"}""").is(204);
            assertEquals("1879db59", get("/Groups/" + groupId).json().get("displayName").stringValue());
        }

        @Test
        void membersComeInAListWithANullReference() {
            addMember();
            assertEquals(id, get("/Groups/" + groupId).json().at("/members/0/value").stringValue());
            assertEquals(groupId, get("/Users/" + id).json().at("/groups/0/value").stringValue());
        }

        @Test
        void membersLeaveByAList() {
            addMember();
            String other = createUser("other").id();
            patchOps("/Groups/" + groupId, """
                    {"op": "Add", "path": "members", "value": [{"$ref": null, "value": "%s"}]}"""
                    .formatted(other)).is(204);
            patchOps("/Groups/" + groupId, """
                    {"op": "Remove", "path": "members", "value": [{"$ref": null, "value": "%s"}]}"""
                    .formatted(id)).is(204);
            JsonNode members = get("/Groups/" + groupId).json().get("members");
            assertEquals(1, members.size());
            assertEquals(other, members.at("/0/value").stringValue());
        }

        @Test
        void anEmptyListRemovesNobody() {
            addMember();
            patchOps("/Groups/" + groupId, """
                    {"op": "Remove", "path": "members", "value": []}""").is(204);
            assertEquals(1, get("/Groups/" + groupId).json().get("members").size());
        }

        @Test
        void withTheFlagMembersLeaveByAFilter() {
            addMember();
            patchOps("/Groups/" + groupId + "?aadOptscim062020", """
                    {"op": "remove", "path": "members[value eq \\"%s\\"]"}""".formatted(id)).is(204);
            assertTrue(get("/Groups/" + groupId).json().get("members").isEmpty());
        }

        @Test
        void membershipIsAskedForByIdAndMembersTogether() {
            addMember();
            String filter = "/Groups?excludedAttributes=members&filter=id eq \"" + groupId
                    + "\" and members eq \"%s\"";
            assertEquals(1, get(filter.formatted(id)).is(200).json().get("totalResults").intValue());
            assertEquals(0, get(filter.formatted(UNKNOWN_ID)).is(200).json().get("totalResults").intValue());
        }

        @Test
        void deletingTheGroupLeavesItsMembers() {
            addMember();
            assertEquals(204, delete("/Groups/" + groupId).status());
            assertFalse(get("/Users/" + id).is(200).json().has("groups"));
        }

        private void addMember() {
            patchOps("/Groups/" + groupId, """
                    {"op": "Add", "path": "members", "value": [{"$ref": null, "value": "%s"}]}"""
                    .formatted(id)).is(204);
        }
    }
}
