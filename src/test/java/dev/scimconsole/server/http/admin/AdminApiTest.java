package dev.scimconsole.server.http.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.RunningServer.Reply;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Each status in the design's table, over HTTP.
@Tag("server")
@Tag("server.http")
@Tag("server.http.admin")
class AdminApiTest {

    @TempDir(factory = MemoryFolder.class) Path folder;
    private RunningServer server;
    private String session;

    @BeforeEach
    void start() {
        server = RunningServer.setUp(folder);
        session = server.signIn();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aNewOrganizationHasNoDomainAndNoToken() {
        Reply reply = send("GET", "", "");
        assertEquals(200, reply.status());
        assertEquals("application/json", reply.header("Content-Type"));
        assertEquals("\"1\"", reply.header("ETag"));
        assertEquals("""
                {"enabled":false,"domains":[],"sendEmailInvites":false,"mailSender":null,"baseUrl":"%s",\
                "tokenLifetimeDays":null,"token":null,"paused":null}"""
                .formatted(server.server().scimBaseUrl()), reply.text());
    }

    @Test
    void theFirstDomainEnablesScimAndIssuesTheFirstTokenOnce() {
        Reply first = send("POST", "/domains", "{\"name\": \" Acme.COM \"}");
        assertEquals(201, first.status());
        assertEquals("no-store", first.header("Cache-Control"));
        assertEquals("\"2\"", first.header("ETag"));
        String token = first.json().get("issuedToken").asString();
        assertTrue(ScimToken.parse(token).isPresent());
        JsonNode configuration = first.json().get("configuration");
        assertTrue(configuration.get("enabled").asBoolean());
        assertEquals("acme.com", configuration.at("/domains/0/name").asString());
        assertEquals(RunningServer.OWNER, configuration.at("/domains/0/addedBy").asString());
        assertEquals(token.substring(token.length() - 6), configuration.at("/token/hint").asString());
        assertEquals(RunningServer.OWNER, configuration.at("/token/createdBy").asString());
        assertTrue(configuration.at("/token/lastUsedAt").isNull());

        Reply second = send("POST", "/domains", "{\"name\": \"eu.acme.com\"}");
        assertEquals(201, second.status());
        assertFalse(second.json().has("issuedToken"));
        Reply later = send("GET", "", "");
        assertEquals(second.json().get("configuration"), later.json());
        assertFalse(later.text().contains(token));
        assertEquals(second.header("ETag"), later.header("ETag"));
    }

    @Test
    void aDomainThatIsNoneIsRefusedWithASentence() {
        Reply reply = send("POST", "/domains", "{\"name\": \"@acme.com\"}");
        assertEquals(400, reply.status());
        assertEquals("not-a-domain", reply.problem());
        assertEquals("name", reply.json().get("field").asString());
        assertEquals("Leave out the @: type acme.com.", reply.json().get("detail").asString());
        assertFalse(reply.json().has("changedBy"));
    }

    @Test
    void aDomainTwiceIsRefused() {
        send("POST", "/domains", "{\"name\": \"acme.com\"}");
        Reply reply = send("POST", "/domains", "{\"name\": \"ACME.com\"}");
        assertEquals(409, reply.status());
        assertEquals("domain-exists", reply.problem());
        assertEquals("\"2\"", send("GET", "", "").header("ETag"));
    }

    @Test
    void aPublicMailDomainNeedsAConfirmation() {
        Reply asked = send("POST", "/domains", "{\"name\": \"gmail.com\"}");
        assertEquals(409, asked.status());
        assertEquals("public-mail-domain", asked.problem());
        assertEquals(201,
                send("POST", "/domains", "{\"name\": \"gmail.com\", \"confirmPublicMailDomain\": true}")
                        .status());
    }

    @Test
    void removingTheLastDomainDisablesScimAndRevokesTheToken() {
        send("POST", "/domains", "{\"name\": \"acme.com\"}");
        send("POST", "/domains", "{\"name\": \"bücher.example\"}");
        Reply first = send("DELETE", "/domains/acme.com", "");
        assertEquals(200, first.status());
        assertTrue(first.json().at("/configuration/enabled").asBoolean());
        Reply last = send("DELETE", "/domains/xn--bcher-kva.example", "");
        assertEquals(200, last.status());
        assertFalse(last.json().at("/configuration/enabled").asBoolean());
        assertTrue(last.json().at("/configuration/token").isNull());
        assertEquals(404, send("DELETE", "/domains/acme.com", "").status());
        assertEquals("not-found", send("DELETE", "/domains/%FF%2F", "").problem());
        assertEquals("invalid-request", send("DELETE", "/domains/%00", "").problem());
    }

    @Test
    void invitesAreSwitchedOnAndOff() {
        Reply on = send("PATCH", "", "{\"sendEmailInvites\": true}");
        assertEquals(200, on.status());
        assertTrue(on.json().at("/configuration/sendEmailInvites").asBoolean());
        assertFalse(on.json().has("issuedToken"));
        assertTrue(send("PATCH", "", "{}").json().at("/configuration/sendEmailInvites").asBoolean());
        assertEquals("invalid-request", send("PATCH", "", "{\"sendEmailInvites\": \"yes\"}").problem());
    }

    @Test
    void aRefreshIssuesANewToken() {
        Reply before = send("POST", "/domains", "{\"name\": \"acme.com\"}");
        Reply reply = refresh(before.header("ETag"));
        assertEquals(200, reply.status());
        assertEquals("no-store", reply.header("Cache-Control"));
        assertNotEquals(before.json().get("issuedToken"), reply.json().get("issuedToken"));
        assertNotEquals(before.json().at("/configuration/token/id"),
                reply.json().at("/configuration/token/id"));
        assertEquals("\"3\"", reply.header("ETag"));
    }

    @Test
    void aRefreshNeedsAVersion() {
        send("POST", "/domains", "{\"name\": \"acme.com\"}");
        Reply missing = send("POST", "/token/refresh", "");
        assertEquals(428, missing.status());
        assertEquals("version-required", missing.problem());
        assertEquals(428, refresh("*").status());
    }

    @Test
    void aRefreshOfAnOldVersionSaysWhoChangedWhatWhen() {
        String seen = send("POST", "/domains", "{\"name\": \"acme.com\"}").header("ETag");
        assertEquals(200, refresh(seen).status());
        Reply second = refresh(seen);
        assertEquals(412, second.status());
        assertEquals("changed-meanwhile", second.problem());
        assertEquals(RunningServer.OWNER, second.json().get("changedBy").asString());
        assertTrue(second.json().get("changedAt").asString().endsWith("Z"));
        assertEquals(412, refresh("garbage").status());
        assertEquals(412, refresh("\"99\"").status());
    }

    @Test
    void aRefreshWithoutATokenIsRefused() {
        Reply reply = refresh("\"1\"");
        assertEquals(409, reply.status());
        assertEquals("not-enabled", reply.problem());
        assertEquals("\"1\"", send("GET", "", "").header("ETag"));
    }

    @Test
    void otherChangesHonourAVersionToo() {
        send("PATCH", "", "{\"sendEmailInvites\": true}");
        assertEquals(412, send("POST", "/domains", "{\"name\": \"acme.com\"}", "If-Match", "\"1\"").status());
        assertEquals(412, send("PATCH", "", "{\"sendEmailInvites\": false}", "If-Match", "\"1\"").status());
        Reply added = send("POST", "/domains", "{\"name\": \"acme.com\"}", "If-Match", "\"2\"");
        assertEquals(201, added.status());
        assertEquals(412, send("DELETE", "/domains/acme.com", "", "If-Match", "\"2\"").status());
        assertEquals(200, send("DELETE", "/domains/acme.com", "", "If-Match", added.header("ETag")).status());
    }

    @Test
    void whoIsNotSignedInIsToldSo() {
        Reply reply = server.send("GET", "/scim-configuration", "");
        assertEquals(401, reply.status());
        assertEquals("not-signed-in", reply.problem());
        assertTrue(reply.header("WWW-Authenticate").startsWith("Bearer"));
        assertEquals(401, server.send("GET", "/scim-configuration", "", "session", "wrong").status());
        assertEquals(401,
                server.send("GET", "/scim-configuration", "", "Authorization", "Basic YTpi").status());
    }

    @Test
    void afterSigningOutTheSessionIsOver() {
        assertEquals(204, server.send("DELETE", "/sessions/current", "", "session", session).status());
        assertEquals(401, send("GET", "", "").status());
    }

    @Test
    void wrongAddressesAndMethodsAreTold() {
        Reply nothing = server.send("GET", "/nothing", "");
        assertEquals(404, nothing.status());
        assertEquals("not-found", nothing.problem());
        assertEquals("not-found", server.sendTo("/api", "GET", "").problem());
        Reply method = server.send("PUT", "/scim-configuration", "{}", "session", session);
        assertEquals(405, method.status());
        assertEquals("method-not-allowed", method.problem());
        assertEquals("GET, HEAD, PATCH", method.header("Allow"));
    }

    @Test
    void garbageIsRefusedWithoutBeingQuoted() {
        for (String body : new String[]{"", "secret", "[]", "null", "{\"name\": {\"secret\": 1}}",
                "{\"name\"",
                "{}", "{\"name\": null}", "\u0000", "{\"name\": \"a\"} secret"}) {
            Reply reply = send("POST", "/domains", body);
            assertEquals(400, reply.status(), body);
            assertEquals("invalid-request", reply.problem(), body);
            assertFalse(reply.text().contains("secret"), body);
        }
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        Reply reply = send("POST", "/domains", "{\"name\": \"" + "a".repeat(70_000) + "\"}");
        assertEquals(413, reply.status());
        assertEquals("too-large", reply.problem());
        assertEquals(200, send("GET", "", "").status());
    }

    @Test
    void healthTellsWhetherTheServerIsSetUp() {
        Reply reply = server.send("GET", "/health", "");
        assertEquals(200, reply.status());
        assertEquals("{\"status\":\"ok\",\"setUp\":true}", reply.text());
        assertEquals(200, server.send("HEAD", "/health", "").status());
    }

    @Test
    void noAnswerTellsWhatTheServerIsMadeOf() {
        Reply reply = server.send("GET", "/nothing", "");
        assertEquals("", reply.header("Server"));
        assertFalse(reply.text().toLowerCase(Locale.ROOT).contains("jetty"));
    }

    private Reply refresh(String etag) {
        return send("POST", "/token/refresh", "", "If-Match", etag);
    }

    private Reply send(String method, String path, String body, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "session";
        all[headers.length + 1] = session;
        return server.send(method, "/scim-configuration" + path, body, all);
    }
}
