package dev.scimconsole.server.http.origin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a proxy says of a client counts when it was named at the start, and never else.
@Tag("server")
@Tag("server.http")
@Tag("server.http.origin")
class ProxyTest {

    private static final String[] FORWARDED = {"X-Forwarded-For", "203.0.113.7", "X-Forwarded-Proto", "https",
            "X-Forwarded-Host", "scim.acme.com"};

    @TempDir(factory = MemoryFolder.class) private Path folder;

    @Test
    void aNamedProxyIsBelieved() {
        try (RunningServer server = RunningServer.setUpBehind(folder, List.of("127.0.0.0/8"))) {
            assertEquals("https://scim.acme.com/scim/v2", baseUrl(server, FORWARDED));
            assertEquals("203.0.113.7", addressInTheLastEvent(server, FORWARDED));
        }
    }

    @Test
    void theNearestHopThatIsNoProxyIsTheClient() {
        try (RunningServer server = RunningServer.setUpBehind(folder, List.of("127.0.0.1", "10.0.0.0/8"))) {
            assertEquals("203.0.113.7", addressInTheLastEvent(server, "X-Forwarded-For",
                    "198.51.100.1, 203.0.113.7, 10.1.2.3"));
            assertEquals("2001:db8:0:0:0:0:0:7", addressInTheLastEvent(server, "X-Forwarded-For",
                    "[2001:db8::7]:4711"));
            assertEquals("127.0.0.1", addressInTheLastEvent(server, "X-Forwarded-For", "unknown"));
        }
    }

    @Test
    void anybodyElseIsNot() {
        try (RunningServer server = RunningServer.setUpBehind(folder, List.of("10.0.0.1"))) {
            assertEquals(server.server().address() + "/scim/v2", baseUrl(server, FORWARDED));
            assertEquals("127.0.0.1", addressInTheLastEvent(server, FORWARDED));
        }
    }

    @Test
    void withoutAProxyNobodyIs() {
        try (RunningServer server = RunningServer.setUp(folder)) {
            assertEquals(server.server().address() + "/scim/v2", baseUrl(server, FORWARDED));
            assertEquals("127.0.0.1", addressInTheLastEvent(server, FORWARDED));
        }
    }

    private static String baseUrl(RunningServer server, String... headers) {
        return server.send("GET", "/scim-configuration", "", with(headers, "session", server.signIn())).json()
                .get("baseUrl").asString();
    }

    private static String addressInTheLastEvent(RunningServer server, String... headers) {
        String session = server.signIn();
        server.send("POST", "/scim-configuration/domains", "{\"name\": \"acme.com\"}",
                with(headers, "session", session));
        String address = server
                .send("GET", "/events?kind=audit&text=domain.added&limit=1", "", "session", session)
                .json().get("events").get(0).get("origin").get("address").asString();
        server.send("DELETE", "/scim-configuration/domains/acme.com", "", "session", session);
        return address;
    }

    private static String[] with(String[] headers, String name, String value) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = name;
        all[headers.length + 1] = value;
        return all;
    }
}
