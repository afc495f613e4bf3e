package dev.scimconsole.server.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.scim.discovery.ScimLimits;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Bulk, RFC 7644 §3.7.
@Tag("server")
@Tag("server.scim")
class BulkTest extends ScimTest {

    private static final String USER = """
            {"method": "POST", "path": "/Users", "bulkId": "%s",
             "data": {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "%s"}}""";
    private static final String GROUP = """
            {"method": "POST", "path": "/Groups", "bulkId": "%s",
             "data": {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "%s",
                      "members": [{"type": "User", "value": "%s"}]}}""";

    private Answer bulk(String more, String... operations) {
        return post("/Bulk", """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"]%s, "Operations": [%s]}"""
                .formatted(more, String.join(",", operations)));
    }

    private static String status(JsonNode response, int index) {
        return response.at("/Operations/" + index + "/status").stringValue();
    }

    @Test
    void section3_7_answersEachOperationWithStatusVersionAndLocation() {
        String id = createUser("there").id();
        JsonNode response = bulk("", USER.formatted("a", "anna"), """
                {"method": "PATCH", "path": "/Users/%s", "version": "W/\\"1\\"", "data":
                  {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                   "Operations": [{"op": "replace", "path": "title", "value": "Boss"}]}}""".formatted(id), """
                {"method": "PUT", "path": "/Users/%s", "data":
                  {"schemas": ["%s"], "userName": "there2"}}""".formatted(id, CORE_USER), """
                {"method": "DELETE", "path": "/Users/%s"}""".formatted(id)).is(200).json();
        assertEquals("urn:ietf:params:scim:api:messages:2.0:BulkResponse",
                response.at("/schemas/0").stringValue());
        assertEquals(4, response.get("Operations").size());
        JsonNode created = response.at("/Operations/0");
        assertEquals("POST", created.get("method").stringValue());
        assertEquals("a", created.get("bulkId").stringValue());
        assertEquals("201", created.get("status").stringValue());
        assertEquals("W/\"1\"", created.get("version").stringValue());
        String location = created.get("location").stringValue();
        assertEquals("anna",
                get(location.substring(BASE.length())).is(200).json().get("userName").stringValue());
        assertEquals("200", status(response, 1));
        assertEquals("W/\"2\"", response.at("/Operations/1/version").stringValue());
        assertEquals("200", status(response, 2));
        assertEquals("204", status(response, 3));
        get("/Users/" + id).is(404);
    }

    /// As the RFC's own example has it, and as UnboundID's client sends it.
    @Test
    void section3_7_3_theDataOfAPatchMayBeItsOperationsAlone() {
        String id = createUser("there", ", \"nickName\": \"T\"").id();
        String group = createGroup("G").id();
        JsonNode response = bulk("", """
                {"method": "PATCH", "path": "/Users/%s", "data": [{"op": "remove", "path": "nickName"},
                  {"op": "add", "path": "title", "value": "Boss"}]}""".formatted(id), """
                {"method": "PATCH", "path": "/Users/%s", "data": {"Operations":
                  [{"op": "replace", "path": "displayName", "value": "D"}]}}""".formatted(id),
                USER.formatted("a", "anna"), """
                        {"method": "PATCH", "path": "/Groups/%s", "data": [{"op": "add", "path": "members",
                          "value": [{"value": "bulkId:a"}]}]}""".formatted(group), """
                        {"method": "PATCH", "path": "/Users/%s", "data": []}""".formatted(id), """
                        {"method": "PATCH", "path": "/Users/%s", "data": {"schemas": ["urn:x"], "Operations":
                          [{"op": "replace", "path": "title", "value": "x"}]}}""".formatted(id), """
                        {"method": "PATCH", "path": "/Users/%s", "data": "nonsense"}""".formatted(id)).is(200)
                .json();
        assertEquals(List.of("200", "200", "201", "204", "400", "400", "400"),
                IntStream.range(0, 7).mapToObj(i -> status(response, i)).toList());
        JsonNode user = get("/Users/" + id).json();
        assertFalse(user.has("nickName"));
        assertEquals("Boss", user.get("title").stringValue());
        assertEquals("D", user.get("displayName").stringValue());
        assertEquals(1, get("/Groups/" + group).json().get("members").size());
    }

    @Test
    void section3_7_1_circlesOfGroupsAreResolved() {
        JsonNode response = bulk("", GROUP.formatted("g1", "Group A", "bulkId:g2"),
                GROUP.formatted("g2", "Group B", "bulkId:g1"), USER.formatted("u", "anna")).is(200).json();
        for (int i = 0; i < 3; i++) {
            assertEquals("201", status(response, i));
        }
        String a = response.at("/Operations/0/location").stringValue();
        String b = response.at("/Operations/1/location").stringValue();
        assertEquals(b, get(a.substring(BASE.length())).json().at("/members/0/$ref").stringValue());
        assertEquals(a, get(b.substring(BASE.length())).json().at("/members/0/$ref").stringValue());
    }

    @Test
    void section3_7_1_aCircleFailsAsAWhole() {
        JsonNode response = bulk("", GROUP.formatted("g1", "Group A", "bulkId:g2"),
                GROUP.formatted("g2", "", "bulkId:g1"), USER.formatted("u", "anna")).is(200).json();
        assertEquals("400", status(response, 0));
        assertEquals("400", status(response, 1));
        assertEquals("201", status(response, 2));
        assertEquals(0, get("/Groups").json().get("totalResults").intValue());
    }

    @Test
    void section3_7_2_bulkIdsStandForIdsBeforeAndAfterTheirPost() {
        JsonNode response = bulk("", GROUP.formatted("g", "Tour Guides", "bulkId:u"),
                USER.formatted("u", "Alice"), """
                        {"method": "PATCH", "path": "/Users/bulkId:u", "data":
                          {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations":
                            [{"op": "add", "path": "%s:manager", "value": {"value": "bulkId:u"}}]}}"""
                        .formatted(ENTERPRISE))
                .is(200).json();
        assertEquals("201", status(response, 0));
        assertEquals("201", status(response, 1));
        assertEquals("200", status(response, 2));
        String user = response.at("/Operations/1/location").stringValue().substring(BASE.length());
        JsonNode alice = get(user).json();
        assertEquals("Tour Guides", alice.at("/groups/0/display").stringValue());
        assertEquals(alice.get("id"), alice.get(ENTERPRISE).at("/manager/value"));
    }

    @Test
    void section3_7_2_whatRefersToAFailureIsAConflict() {
        createUser("taken");
        JsonNode response = bulk("", USER.formatted("u", "taken"), GROUP.formatted("g", "G", "bulkId:u"),
                GROUP.formatted("h", "H", "bulkId:nobody"), USER.formatted("v", "free")).is(200).json();
        assertEquals("409", status(response, 0));
        assertEquals("uniqueness", response.at("/Operations/0/response/scimType").stringValue());
        assertFalse(response.at("/Operations/0").has("location"));
        assertEquals("409", status(response, 1));
        assertEquals("400", status(response, 2));
        assertTrue(response.at("/Operations/2/response/detail").stringValue().contains("bulkId:nobody"));
        assertEquals("201", status(response, 3));
        assertEquals(0, get("/Groups").json().get("totalResults").intValue());
    }

    @Test
    void section3_7_3_stopsAfterFailOnErrors() {
        JsonNode response = bulk(", \"failOnErrors\": 1", USER.formatted("a", "anna"),
                USER.formatted("b", "anna"), USER.formatted("c", "carl")).is(200).json();
        assertEquals(2, response.get("Operations").size());
        assertEquals("201", status(response, 0));
        assertEquals("409", status(response, 1));
        assertEquals(1, get("/Users").json().get("totalResults").intValue());
    }

    @Test
    void section3_7_3_withoutFailOnErrorsGoesOn() {
        JsonNode response = bulk("", USER.formatted("a", "anna"), USER.formatted("b", "anna"),
                USER.formatted("c", "carl"), """
                        {"method": "PATCH", "path": "/Users/%s", "version": "W/\\"7\\"", "data": {}}"""
                        .formatted(UNKNOWN_ID),
                """
                        {"method": "DELETE", "path": "/Users/%s"}""".formatted(UNKNOWN_ID),
                """
                        {"method": "GET", "path": "/Users/%s"}""".formatted(UNKNOWN_ID),
                """
                        {"method": "POST", "path": "/Users", "data": {}}""",
                """
                        {"method": "POST", "path": "/Nowhere", "bulkId": "x", "data": {}}""",
                """
                        {"method": "POST", "path": "/Users", "bulkId": "a", "data": {}}""").is(200).json();
        String[] expected = {"201", "409", "201", "400", "404", "400", "400", "400", "400"};
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], status(response, i), response::toString);
        }
    }

    @Test
    void section3_7_anOldVersionIsAPreconditionFailed() {
        String id = createUser("anna").id();
        JsonNode response = bulk("", """
                {"method": "DELETE", "path": "/Users/%s", "version": "W/\\"7\\""}""".formatted(id)).is(200)
                .json();
        assertEquals("412", status(response, 0));
        get("/Users/" + id).is(200);
    }

    @Test
    void section3_7_aUserIsChangedTwiceByTwoPatches() {
        String id = createUser("anna", ", \"active\": true").id();
        JsonNode response = bulk("", """
                {"method": "PATCH", "path": "/Users/%s", "data":
                  {"Operations": [{"op": "replace", "path": "active", "value": false}]}}""".formatted(id), """
                {"method": "PATCH", "path": "/Users/%s", "data":
                  {"Operations": [{"op": "replace", "path": "title", "value": "Boss"}]}}""".formatted(id))
                .is(200).json();
        requireBoth(response, "PATCH");
        JsonNode anna = get("/Users/" + id).is(200).json();
        assertFalse(anna.get("active").booleanValue());
        assertEquals("Boss", anna.get("title").stringValue());
        assertEquals("anna", anna.get("userName").stringValue());
    }

    @Test
    void section3_7_aUserIsChangedTwiceByAPutAndAPatch() {
        String id = createUser("anna", ", \"active\": true").id();
        JsonNode response = bulk("", """
                {"method": "PUT", "path": "/Users/%s", "version": "W/\\"1\\"", "data":
                  {"schemas": ["%s"], "userName": "anne", "title": "Clerk", "active": true}}"""
                .formatted(id, CORE_USER),
                """
                        {"method": "PATCH", "path": "/Users/%s", "version": "W/\\"2\\"", "data":
                          {"Operations": [{"op": "replace", "path": "active", "value": false}]}}"""
                        .formatted(id))
                .is(200).json();
        requireBoth(response, "PUT");
        JsonNode anne = get("/Users/" + id).is(200).json();
        assertFalse(anne.get("active").booleanValue());
        assertEquals("Clerk", anne.get("title").stringValue());
        assertEquals("anne", anne.get("userName").stringValue());
    }

    private static void requireBoth(JsonNode response, String first) {
        assertEquals(first, response.at("/Operations/0/method").stringValue());
        assertEquals("200", status(response, 0), response::toString);
        assertEquals("W/\"2\"", response.at("/Operations/0/version").stringValue());
        assertEquals("200", status(response, 1), response::toString);
        assertEquals("W/\"3\"", response.at("/Operations/1/version").stringValue());
    }

    @Test
    void section3_7_4_tooManyOperationsAreRefused() {
        String[] operations = new String[ScimLimits.STANDARD.maxBulkOperations() + 1];
        for (int i = 0; i < operations.length; i++) {
            operations[i] = USER.formatted("b" + i, "user" + i);
        }
        bulk("", operations).isError(413, null, "maxOperations", "1000");
        assertEquals(0, get("/Users").json().get("totalResults").intValue());
    }

    @Test
    void section3_7_4_tooLargeABodyIsRefused() {
        bulk("", USER.formatted("a", "a".repeat(ScimLimits.STANDARD.maxBulkBytes()))).isError(413, null,
                "1048576", "maxPayloadSize");
    }

    @Test
    void section3_7_aThousandOperationsRun() {
        String[] operations = new String[ScimLimits.STANDARD.maxBulkOperations()];
        for (int i = 0; i < operations.length; i++) {
            operations[i] = USER.formatted("b" + i, "user" + i);
        }
        assertEquals(1_000, bulk("", operations).is(200).json().get("Operations").size());
        assertEquals(1_000, get("/Users?count=0").json().get("totalResults").intValue());
    }

    @Test
    void section3_7_aChainOfReferencesRuns() {
        String[] operations = new String[500];
        for (int i = 0; i < operations.length - 1; i++) {
            operations[i] = GROUP.formatted("g" + i, "Group " + i, "bulkId:g" + (i + 1));
        }
        operations[499] = USER.formatted("g499", "last");
        JsonNode response = bulk("", operations).is(200).json();
        assertEquals("201", status(response, 0));
        assertEquals("201", status(response, 499));
    }

    @Test
    void section3_7_whatIsNoBulkRequestIsRefused() {
        post("/Bulk", "{}").isError(400, "invalidSyntax", "schemas");
        post("/Bulk", """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": 5}""")
                .isError(400, "invalidSyntax", "Operations");
        bulk(", \"failOnErrors\": 0").isError(400, "invalidValue", "failOnErrors");
        bulk("", "5").isError(400, "invalidSyntax", "Operations");
        assertEquals(405, get("/Bulk").status());
    }
}
