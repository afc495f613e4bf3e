package dev.scimconsole.server.connections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.RunningServer.Reply;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Two applications of one product, each by a connection of its own: one that falls silent is noticed though
/// the other goes on.
@Tag("server")
@Tag("server.connections")
class ConnectionRhythmTest {

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void aQuietConnectionIsNoticedBesideOneThatGoesOn(String database,
            @TempDir(factory = MemoryFolder.class) Path folder)
            throws Exception {
        try (ConnectedServer server = ConnectedServer.on(database, folder)) {
            JsonNode production = server.connection("Entra production");
            JsonNode pilot = server.connection("Entra pilot");
            String first = server.secret(production, "One").get("secret").asString();
            String second = server.secret(pilot, "One").get("secret").asString();
            for (int i = 0; i < 7; i++) {
                call(server, server.accessToken(production, first));
                call(server, server.accessToken(pilot, second));
                server.nodes.forEach(node -> node.passTime(Duration.ofMinutes(40)));
            }
            assertEquals(Map.of("Entra pilot", "as-usual", "Entra production", "as-usual"), states(server));
            for (int i = 0; i < 4; i++) {
                call(server, server.accessToken(production, first));
                server.nodes.forEach(node -> node.passTime(Duration.ofMinutes(40)));
            }
            assertEquals(Map.of("Entra pilot", "silent", "Entra production", "as-usual"), states(server));
            // Who moves from the token to a connection has not fallen silent there.
            call(server, server.scimToken);
            for (int i = 0; i < 4; i++) {
                call(server, server.accessToken(production, first));
                server.nodes.forEach(node -> node.passTime(Duration.ofMinutes(40)));
            }
            assertEquals("as-usual", states(server).get("the token"));
            assertEquals(204,
                    server.first().send("DELETE", "/connections/" + pilot.get("id").asString(), "", "session",
                            server.first().signIn()).status());
            assertEquals(List.of("Entra production", "the token"), new ArrayList<>(states(server).keySet()));
        }
    }

    private static void call(ConnectedServer server, String bearer) {
        Reply reply = server.scim(server.first(), "GET", "/Users?startIndex=1&count=1", "", bearer);
        assertEquals(200, reply.status(), reply::text);
    }

    private static Map<String, String> states(ConnectedServer server) {
        // Sessions end while hours pass.
        JsonNode read = server.first().send("GET", "/provisioning-clients", "", "session",
                server.first().signIn()).json();
        Map<String, String> states = new TreeMap<>();
        read.get("clients").forEach(client -> {
            assertEquals("Microsoft Entra ID", client.get("name").asString());
            states.put(client.get("connection").asString("the token"),
                    client.at("/rhythm/state").asString());
        });
        assertTrue(!states.isEmpty(), read::toString);
        return states;
    }
}
