package dev.scimconsole.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.access.Role;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.RunningServer.Reply;
import dev.scimconsole.server.http.call.Route;
import dev.scimconsole.server.store.MemoryFolder;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Walks every route with every role and with none, and compares the table with the description.
@Tag("server")
@Tag("server.http")
class RoutesTest {

    @TempDir(factory = MemoryFolder.class) static Path folder;
    private static RunningServer server;
    private static List<Route> routes;

    @BeforeAll
    static void start() {
        server = RunningServer.setUp(folder);
        server.addViewer();
        routes = server.listener().routes();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void withoutASessionOnlyPublicRoutesAnswer() {
        for (Route route : routes) {
            Reply reply = call(route);
            if (route.leastRole().isPresent()) {
                assertEquals("not-signed-in", reply.problem(), route.path());
            } else {
                assertNotEquals("not-signed-in", reply.problem(), route.path());
                assertNotEquals("not-an-org-admin", reply.problem(), route.path());
                assertNotEquals(404, reply.status(), route.path());
            }
        }
    }

    @Test
    void aViewerMayLookAndChangeNothing() {
        for (Route route : routes.stream().filter(RoutesTest::endsByItself).toList()) {
            Reply reply = call(route, "session", server.signIn(RunningServer.VIEWER, RunningServer.PASSWORD));
            if (route.leastRole().equals(Optional.of(Role.ORG_ADMIN))) {
                assertEquals(403, reply.status(), route.path());
                assertEquals("not-an-org-admin", reply.problem(), route.path());
            } else {
                assertNotEquals("not-an-org-admin", reply.problem(), route.path());
                assertNotEquals("not-signed-in", reply.problem(), route.path());
            }
        }
    }

    @Test
    void anOrgAdminIsNeverRefusedForTheRole() {
        for (Route route : routes.stream().filter(RoutesTest::endsByItself).toList()) {
            Reply reply = call(route, "session", server.signIn());
            assertNotEquals("not-an-org-admin", reply.problem(), route.path());
            assertNotEquals("not-signed-in", reply.problem(), route.path());
            assertNotEquals(405, reply.status(), route.path());
            assertTrue(reply.status() < 500, route.path() + " " + reply.text());
        }
    }

    @Test
    void whatChangesAnythingOfTheOrganizationIsForOrgAdmins() {
        List<String> ownAffairs = List.of("/setup", "/sessions", "/sessions/current",
                "/administrators/current/password",
                "/invites/accept");
        for (Route route : routes) {
            if (!route.method().equals("GET") && !ownAffairs.contains(route.path())) {
                assertEquals(Optional.of(Role.ORG_ADMIN), route.leastRole(),
                        route.method() + " " + route.path());
            }
        }
    }

    @Test
    void theDescriptionDescribesEveryRouteAndNoOther() throws Exception {
        TreeMap<String, String> table = new TreeMap<>();
        for (Route route : routes) {
            table.put(route.method() + " " + route.path(),
                    route.leastRole().map(Role::toString).orElse("public"));
        }
        TreeMap<String, String> described = new TreeMap<>();
        JsonNode description = description();
        description.get("paths").properties().forEach(path -> path.getValue().properties().forEach(method -> {
            JsonNode operation = method.getValue();
            described.put(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                    operation.has("security") ? "public" : operation.get("x-least-role").asString());
        }));
        assertEquals(table, described);
    }

    @Test
    void theDescriptionSaysWhereStrangersAndForeignPagesAreRefused() throws Exception {
        description().get("paths").properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    JsonNode answers = method.getValue().get("responses");
                    String what = method.getKey() + " " + path.getKey();
                    assertTrue(answers.has("421"), what);
                    assertTrue(
                            answers.has("429") || List.of("/health", "/openapi.json").contains(path.getKey()),
                            what);
                    if (!method.getKey().equals("get")) {
                        assertTrue(answers.has("403") && answers.has("415"), what);
                    }
                }));
    }

    @Test
    void everySchemaThatTheDescriptionNamesIsThere() throws Exception {
        JsonNode description = description();
        List<JsonNode> references = description.findValues("$ref");
        assertFalse(references.isEmpty());
        for (JsonNode reference : references) {
            assertFalse(description.at(reference.asString().substring(1)).isMissingNode(),
                    reference.asString());
        }
    }

    @Test
    void theDescriptionIsServed() throws Exception {
        Reply reply = server.send("GET", "/openapi.json", "");
        assertEquals(200, reply.status());
        assertEquals(description(), reply.json());
    }

    private static Reply call(Route route, String... headers) {
        return server.send(route.method(),
                route.path().replace("{name}", "nothing.example").replaceAll("\\{\\w*[iI]d}", "nobody"),
                "", headers);
    }

    /// Streams never end by themselves.
    private static boolean endsByItself(Route route) {
        return !route.path().equals("/events/stream");
    }

    private static JsonNode description() throws Exception {
        try (InputStream in = RoutesTest.class.getResourceAsStream("routes/openapi.json")) {
            return new JsonMapper().readTree(in);
        }
    }
}
