package dev.scimconsole.server.http.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.RunningServer.Reply;
import dev.scimconsole.server.store.MemoryFolder;
import dev.scimconsole.server.store.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Who came to a group and who left it, in the group's history, however that came about.
@Tag("server")
@Tag("server.http")
@Tag("server.http.routes")
class MemberHistoryApiTest {

    private static final String GROUP = "\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:Group\"]";

    @TempDir(factory = MemoryFolder.class) private Path folder;

    @Test
    void whoCameAndWhoLeftIsToldOnSqlite() {
        try (RunningServer server = RunningServer.setUp(folder)) {
            new Play(server).run();
        }
    }

    @Test
    @Tag("whole")
    void whoCameAndWhoLeftIsToldOnPostgres() throws SQLException {
        try (RunningServer server = RunningServer.setUpOn(PostgresServer.emptyDatabase())) {
            new Play(server).run();
        }
    }

    @Test
    void ofMoreThanAreKeptOneByOneTheNumberIsTold() {
        try (RunningServer server = RunningServer.setUp(folder)) {
            Play play = new Play(server);
            List<String> ids = play.users(1_003);
            String group = play.group("Everyone", ids.toArray(String[]::new));
            JsonNode came = play.changes("target=" + group).at("/0/changes").valueStream()
                    .filter(one -> one.get("attribute").asString().equals("members")).findFirst()
                    .orElseThrow();
            assertEquals(3, came.get("moreAfter").asInt());
            assertEquals(0, came.get("moreBefore").asInt());
            assertEquals(1_000, came.get("after").asString().split(",").length);
            play.send("PUT", "/Groups/" + group, "{" + GROUP + ", \"displayName\": \"Everyone\"}");
            JsonNode left = play.changes("target=" + group).at("/0/changes/0");
            assertEquals(3, left.get("moreBefore").asInt());
            assertEquals(0, left.get("moreAfter").asInt());
        }
    }

    private static final class Play {

        private final RunningServer server;
        private final String session;
        private final String token;

        Play(RunningServer server) {
            this.server = server;
            session = server.signIn();
            token = server.addFirstDomain(session);
        }

        void run() {
            String ada = user("ada");
            String bob = user("bob");
            String cleo = user("cleo");
            String group = group("Staff", ada, bob);
            assertEquals("came ada bob", latest(group));

            patch(group, add(ada, cleo));
            assertEquals("came cleo", latest(group), "only who was none before");
            patch(group, "{\"op\": \"remove\", \"path\": \"members[value eq \\\"" + ada + "\\\"]\"}");
            assertEquals("left ada", latest(group));
            patch(group, "{\"op\": \"remove\", \"path\": \"members\", \"value\": [" + value(bob) + ","
                    + value(ada) + "]}");
            assertEquals("left bob", latest(group), "only who was one");
            patch(group, "{\"op\": \"remove\", \"path\": \"members[display co \\\"leo\\\"]\"}," + add(ada));
            assertEquals("left cleo came ada", latest(group));
            patch(group, "{\"op\": \"replace\", \"path\": \"members\", \"value\": [" + value(bob) + ","
                    + value(cleo) + "]}");
            assertEquals("left ada came bob cleo", latest(group));
            patch(group, "{\"op\": \"remove\", \"path\": \"members\"}," + add(ada, bob));
            assertEquals("left cleo came ada", latest(group), "who stays in the end neither came nor left");

            int before = changes("target=" + group).size();
            String version = send("GET", "/Groups/" + group, "").header("ETag");
            patch(group, add(cleo) + ",{\"op\": \"remove\", \"path\": \"members\", \"value\": ["
                    + value(cleo) + "]}");
            assertEquals("", latest(group), "what cancels out is no change");
            assertEquals(version, send("GET", "/Groups/" + group, "").header("ETag"));
            assertEquals(before + 1, changes("target=" + group).size());

            send("PUT", "/Groups/" + group, "{" + GROUP + ", \"displayName\": \"Staff\", \"members\": ["
                    + value(bob) + "," + value(cleo) + "]}");
            assertEquals("left ada came cleo", latest(group));
            patch(group, "{\"op\": \"replace\", \"path\": \"displayName\", \"value\": \"Crew\"}");
            assertEquals("", latest(group));
            circle(ada);
            deletions(group, bob, cleo);
        }

        /// Two groups of a bulk request that refer to each other.
        private void circle(String ada) {
            send("POST", "/Bulk", """
                    {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [
                     {"method": "POST", "path": "/Groups", "bulkId": "1", "data": {%1$s, "displayName": "One",
                      "members": [{"value": "bulkId:2"}, {"value": "%2$s"}]}},
                     {"method": "POST", "path": "/Groups", "bulkId": "2", "data": {%1$s, "displayName": "Two",
                      "members": [{"value": "bulkId:1"}]}}]}""".formatted(GROUP, ada));
            String one = send("GET", "/Groups?filter=displayName%20eq%20%22One%22", "").json()
                    .at("/Resources/0/id").asString();
            assertEquals("came Two ada", latest(one));
        }

        private void deletions(String group, String bob, String cleo) {
            String other = group("Other", group, bob);
            send("DELETE", "/Users/" + bob, "");
            assertEquals("left bob", latest(group), "by the name of before");
            assertEquals("user.deleted", changes("target=" + group).at("/0/action").asString());
            assertEquals("left bob", latest(other));
            JsonNode told = changes("event=" + changes("target=" + other).at("/0/eventId").asString());
            assertEquals(List.of(bob, group, other).stream().sorted().toList(),
                    told.valueStream().map(one -> one.at("/target/id").asString()).sorted().toList());
            assertFalse(told.valueStream().anyMatch(one -> one.get("cut").asBoolean()));
            assertEquals(List.of("Crew true", "Other true", "bob@acme.com false"), told.valueStream()
                    .map(one -> one.at("/target/name").asString() + " " + one.get("targetExists").asBoolean())
                    .sorted().toList(), "who is there, who is gone");
            assertEquals(List.of("came ada bob"), changes("target=" + group).valueStream().map(Play::moved)
                    .filter(moved -> moved.startsWith("came ada b")).toList(), "also of what was before");

            send("DELETE", "/Groups/" + group, "");
            assertEquals("left cleo", latest(group));
            assertEquals("left Crew", latest(other));
            send("DELETE", "/Users/" + cleo, "");
            assertEquals("left cleo", latest(group), "nobody leaves a group that is gone");
            assertEquals(404, send("DELETE", "/Users/" + cleo, "").status());
            assertEquals(1, changes("target=" + cleo).valueStream()
                    .filter(change -> change.get("action").asString().equals("user.deleted")).count());
        }

        /// Those who came and left by the latest change, in the order of their names.
        private String latest(String group) {
            return moved(changes("target=" + group).get(0));
        }

        private static String moved(JsonNode change) {
            return change.get("changes").valueStream()
                    .filter(one -> one.get("attribute").asString().equals("members"))
                    .map(one -> (names("left", one.get("before")) + " " + names("came", one.get("after")))
                            .strip())
                    .collect(Collectors.joining());
        }

        private static String names(String what, JsonNode array) {
            return array.isNull()
                    ? ""
                    : what + " " + Stream.of(array.asString().replaceAll("[\\[\\]\"]", "").split(","))
                            .map(name -> name.replace("@acme.com", "")).sorted()
                            .collect(Collectors.joining(" "));
        }

        JsonNode changes(String query) {
            return server.send("GET", "/changes?limit=50&" + query, "", "session", session).json()
                    .get("changes");
        }

        private static String value(String id) {
            return "{\"value\": \"" + id + "\"}";
        }

        private static String values(String... ids) {
            return Arrays.stream(ids).map(Play::value).collect(Collectors.joining(","));
        }

        private static String add(String... ids) {
            return "{\"op\": \"add\", \"path\": \"members\", \"value\": [" + values(ids) + "]}";
        }

        private void patch(String group, String operations) {
            assertEquals(204, send("PATCH", "/Groups/" + group,
                    "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"], \"Operations\": ["
                            + operations + "]}")
                    .status());
        }

        private String user(String name) {
            return send("POST", "/Users",
                    "{\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:User\"], \"userName\": \"" + name
                            + "@acme.com\", \"displayName\": \"" + name + "\"}")
                    .json().get("id").asString();
        }

        List<String> users(int count) {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                ids.add(user("user" + i));
            }
            return ids;
        }

        String group(String name, String... members) {
            return send("POST", "/Groups", "{" + GROUP + ", \"displayName\": \"" + name + "\", \"members\": ["
                    + values(members) + "]}").json().get("id").asString();
        }

        Reply send(String method, String path, String body) {
            return server.sendTo("/scim/v2" + path, method, body, "Authorization", "Bearer " + token,
                    "Content-Type", "application/scim+json", "User-Agent", "Okta SCIM Client 1.0.0");
        }
    }
}
