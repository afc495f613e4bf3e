package dev.scimconsole.server.http.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.json.JsonMapper;

/// What following live costs. It counts all threads of the process, so nothing else may run beside it.
@Tag("server")
@Tag("server.http")
@Tag("server.http.routes")
@Isolated
@Timeout(60)
class WatchersTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void manyWatchersTakeNoThreadsOfTheSystem(@TempDir(factory = MemoryFolder.class) Path folder)
            throws Exception {
        List<BufferedReader> streams = new ArrayList<>();
        try (RunningServer server = RunningServer.setUp(folder);
                HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            try {
                // A session may have four.
                List<String> sessions = IntStream.range(0, 16).mapToObj(_ -> server.signIn()).toList();
                streams.add(watch(client, server, sessions.getLast()));
                int before = serverThreads();
                for (int i = 0; i < 60; i++) {
                    streams.add(watch(client, server, sessions.get(i / 4)));
                }
                server.send("PATCH", "/scim-configuration", "{\"sendEmailInvites\": true}", "session",
                        sessions.getLast());
                for (BufferedReader stream : streams) {
                    assertEquals("settings.changed", action(stream));
                }
                int after = serverThreads();
                assertTrue(after <= before + 4, before + " threads became " + after);
            } finally {
                for (BufferedReader stream : streams) {
                    stream.close();
                }
            }
        }
    }

    private static int serverThreads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith("HttpClient")).count();
    }

    /// Opens a stream, and waits for what comes before all events: from there on none is missed.
    private static BufferedReader watch(HttpClient client, RunningServer server, String session)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest
                .newBuilder(URI.create(server.server().address() + "/api/v1/events/stream"))
                .header("Authorization", "Bearer " + session).build();
        BufferedReader stream = new BufferedReader(new InputStreamReader(
                client.send(request, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8));
        assertEquals("retry: 2000", stream.readLine());
        assertTrue(stream.readLine().startsWith(": follows from "));
        return stream;
    }

    private static String action(BufferedReader stream) throws IOException {
        String line = stream.readLine();
        while (line != null && !line.startsWith("data: ")) {
            line = stream.readLine();
        }
        assertNotNull(line, "the stream has ended");
        return JSON.readTree(line.substring("data: ".length())).get("action").asString();
    }
}
