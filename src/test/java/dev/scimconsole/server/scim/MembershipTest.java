package dev.scimconsole.server.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Members in large numbers, and writers side by side.
@Tag("server")
@Tag("server.scim")
class MembershipTest extends ScimTest {

    private List<String> createUsers(int count) {
        List<String> ids = new ArrayList<>();
        for (int from = 0; from < count; from += 1_000) {
            List<String> operations = new ArrayList<>();
            for (int i = from; i < Math.min(count, from + 1_000); i++) {
                operations.add("""
                        {"method": "POST", "path": "/Users", "bulkId": "b%d", "data":
                          {"schemas": ["%s"], "userName": "user%d", "displayName": "User %d"}}"""
                        .formatted(i, CORE_USER, i, i));
            }
            JsonNode response = post("/Bulk", """
                    {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [%s]}"""
                    .formatted(String.join(",", operations))).is(200).json();
            for (JsonNode operation : response.get("Operations")) {
                String location = operation.get("location").stringValue();
                ids.add(location.substring(location.lastIndexOf('/') + 1));
            }
        }
        return ids;
    }

    @Test
    void thousandsOfMembersComeOneByOne() {
        List<String> ids = createUsers(2_000);
        String group = createGroup("Everyone").id();
        for (String id : ids) {
            patchOps("/Groups/" + group,
                    """
                            {"op": "Add", "path": "members", "value": [{"$ref": null, "value": "%s"}]}"""
                            .formatted(id))
                    .is(204);
        }
        JsonNode read = get("/Groups/" + group).is(200).json();
        assertEquals(2_000, read.get("members").size());
        assertEquals("W/\"2001\"", read.at("/meta/version").stringValue());
        Set<String> members = new HashSet<>();
        read.get("members").forEach(member -> members.add(member.get("value").stringValue()));
        assertEquals(new HashSet<>(ids), members);
        patchOps("/Groups/" + group, "{\"op\": \"remove\", \"path\": \"members[value eq \\\"" + ids.get(7)
                + "\\\"]\"}").is(204);
        assertFalse(get("/Users/" + ids.get(7)).json().has("groups"));
        assertEquals("Everyone", get("/Users/" + ids.get(8)).json().at("/groups/0/display").stringValue());
        delete("/Users/" + ids.get(8)).is(204);
        assertEquals(1_998, get("/Groups/" + group).json().get("members").size());
    }

    @Test
    void allMembersAreReplacedInOneRequest() {
        List<String> ids = createUsers(2_000);
        String group = createGroup("Half", ids.subList(0, 1_500).toArray(String[]::new)).id();
        StringBuilder members = new StringBuilder();
        ids.subList(500, 2_000)
                .forEach(id -> members.append(members.isEmpty() ? "" : ",").append("{\"value\":\"")
                        .append(id).append("\"}"));
        patchOps("/Groups/" + group,
                "{\"op\": \"replace\", \"path\": \"members\", \"value\": [" + members + "]}")
                .is(204);
        JsonNode read = get("/Groups/" + group).json().get("members");
        assertEquals(1_500, read.size());
        assertEquals(ids.get(500), read.at("/0/value").stringValue());
    }

    @Test
    void aMemberAddedTwiceIsThereOnceAndChangesNothing() {
        String id = createUser("a").id();
        String group = createGroup("G", id, id).id();
        Answer answer = patchOps("/Groups/" + group, """
                {"op": "add", "path": "members", "value": [{"value": "%s"}]}""".formatted(id)).is(204);
        assertEquals("W/\"1\"", answer.header("ETag"));
        assertEquals(1, get("/Groups/" + group).json().get("members").size());
    }

    @Test
    void ofConcurrentCreatesWithOneNameExactlyOneSucceeds() {
        ConcurrentLinkedQueue<Integer> statuses = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 32; i++) {
                String name = i % 2 == 0 ? "same" : "SAME";
                threads.execute(() -> statuses.add(post("/Users",
                        "{\"schemas\": [\"" + CORE_USER + "\"], \"userName\": \"" + name + "\"}").status()));
            }
        }
        assertEquals(32, statuses.size());
        assertEquals(1, statuses.stream().filter(status -> status == 201).count());
        assertEquals(31, statuses.stream().filter(status -> status == 409).count());
    }

    @Test
    void concurrentChangesOfOneResourceAreAllKept() {
        List<String> ids = createUsers(64);
        String group = createGroup("G").id();
        ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String id : ids) {
                threads.execute(() -> answers.add(patchOps("/Groups/" + group, """
                        {"op": "add", "path": "members", "value": [{"value": "%s"}]}""".formatted(id))));
            }
        }
        assertTrue(answers.stream().allMatch(answer -> answer.status() == 204));
        assertEquals(64, get("/Groups/" + group).json().get("members").size());
        assertEquals("W/\"65\"", get("/Groups/" + group).header("ETag"));
    }
}
