package dev.scimconsole.server.http.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The connection test of Microsoft Entra ID is no provisioning: it tells that the token stands there.
@Tag("server")
@Tag("server.http")
@Tag("server.http.routes")
class ProvidersTestApiTest {

    private static final String GUID = "6a1f0e9a-9a41-4b9e-a5c0-3f6e2c1a8d47";
    private static final String UNKNOWN = "Some-Http-Client/3.1";
    private static final String TEST = "Microsoft Entra ID connection test";

    @TempDir(factory = MemoryFolder.class) Path folder;
    private RunningServer server;
    private String session;
    private String token;

    private void start() throws SQLException {
        server = setUp();
        session = server.signIn();
        token = server.addFirstDomain(session);
        find(UNKNOWN, "Groups", "excludedAttributes=members&filter=", "displayName eq \"Tours\"");
        token = server.post("/scim-configuration/token/refresh", "", "session", session, "If-Match",
                server.send("GET", "/scim-configuration", "", "session", session).header("ETag")).json()
                .get("issuedToken").asString();
    }

    RunningServer setUp() throws SQLException {
        return RunningServer.setUp(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aTestIsALastUseAndNoPickUp() throws SQLException {
        start();
        assertEquals(0, find(UNKNOWN, "Users", "filter=", "userName eq \"" + GUID + "\""));
        assertEquals(0, find(UNKNOWN, "Groups", "excludedAttributes=members&filter=",
                "displayName eq \"" + GUID + "\""));
        assertEquals("waiting", state());
        assertEquals(TEST, current().get("lastUsedBy").asString());
        assertEquals(TEST, current().get("lastUsedClient").asString());
        JsonNode clients = server.send("GET", "/provisioning-clients", "", "session", session).json()
                .get("clients");
        assertEquals(1, clients.size(), clients.toString());
        assertTrue(clients.at("/0/currentTokenLastUsedAt").isNull());
        assertEquals(0, find(UNKNOWN, "Users", "filter=", "userName eq \"kim@acme.com\""));
        assertEquals("picked-up", state());
        assertEquals(UNKNOWN, current().get("lastUsedBy").asString());
    }

    @Test
    void aTestTellsWhoAsksAllTheSame() throws SQLException {
        start();
        String other = "Another-Client/2.0";
        find(other, "Groups", "excludedAttributes=members&filter=", "displayName eq \"" + GUID + "\"");
        find(other, "Users", "filter=", "userName eq \"kim@acme.com\"");
        assertEquals("Microsoft Entra ID", current().get("lastUsedClient").asString());
    }

    @Test
    void whatIsNoTestIsAPickUp() throws SQLException {
        start();
        find("Okta SCIM Client 1.0.0", "Users", "filter=", "userName eq \"" + GUID + "\"");
        assertFalse(current().get("lastUsedBy").asString().equals(TEST), "Okta is not Microsoft");
        refresh();
        find(UNKNOWN, "Users", "filter=", "externalId eq \"" + GUID + "\"");
        assertEquals(UNKNOWN, current().get("lastUsedBy").asString(),
                "Entra ID looks people up by their ids");
        refresh();
        server.sendTo("/scim/v2/Users", "POST",
                "{\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:User\"],"
                        + " \"userName\": \"" + GUID + "\"}",
                "Authorization", "Bearer " + token, "Content-Type",
                "application/scim+json", "User-Agent", "Somebody/1");
        assertEquals(1, find(UNKNOWN, "Users", "filter=", "userName eq \"" + GUID + "\""));
        assertEquals(UNKNOWN, current().get("lastUsedBy").asString(), "somebody has that name");
        refresh();
        find(TEST, "Users", "filter=", "userName eq \"kim@acme.com\"");
        assertFalse(current().get("lastUsedBy").toString().contains(TEST), "nobody hides behind the name");
    }

    private void refresh() {
        token = server.post("/scim-configuration/token/refresh", "", "session", session, "If-Match",
                server.send("GET", "/scim-configuration", "", "session", session).header("ETag")).json()
                .get("issuedToken").asString();
    }

    private int find(String userAgent, String list, String query, String filter) {
        return server
                .sendTo("/scim/v2/" + list + "?" + query + URLEncoder.encode(filter, StandardCharsets.UTF_8),
                        "GET", "", "Authorization", "Bearer " + token, "User-Agent", userAgent)
                .json()
                .get("totalResults").asInt();
    }

    private String state() {
        return server.send("GET", "/rotation", "", "session", session).json().get("state").asString();
    }

    private JsonNode current() {
        return server.send("GET", "/scim-configuration", "", "session", session).json().get("token");
    }
}
