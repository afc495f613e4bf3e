package dev.scimconsole.server.http.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.RunningServer.Reply;
import dev.scimconsole.server.store.MemoryFolder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Who is calling, as the admin API tells it of requests that really came.
@Tag("server")
@Tag("server.http")
@Tag("server.http.routes")
class ClientsApiTest {

    private static final String PATCH = """
            {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
             "Operations": [{"op": "%s", "path": "title", "value": "Boss"}]}""";

    @TempDir(factory = MemoryFolder.class) Path folder;
    private RunningServer server;
    private String token;

    @BeforeEach
    void start() {
        server = RunningServer.setUpBehind(folder, List.of("127.0.0.1"));
        token = server.addFirstDomain(server.signIn());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void twoApplicationsOfOneProductHaveARhythmEachAndGoOnThroughAnUpdate() {
        for (int i = 0; i < 6; i++) {
            call("authentik@2026.5.3", "10.0.0.1", "GET", "/Users?count=0", "");
            server.passTime(Duration.ofMinutes(10));
            call("authentik@2026.5.3", "10.0.0.2", "GET", "/Users?count=0", "");
            server.passTime(Duration.ofMinutes(20));
        }
        List<JsonNode> before = clients();
        assertEquals(List.of("10.0.0.2", "10.0.0.1"), told(before, "/address"));
        assertEquals(List.of("authentik", "authentik"), told(before, "/name"));
        assertEquals(List.of("1800", "1800"), told(before, "/rhythm/usualGapSeconds"));
        // One is updated, the other falls silent.
        for (int i = 0; i < 6; i++) {
            call("authentik@2026.5.4", "10.0.0.1", "GET", "/Users?count=0", "");
            server.passTime(Duration.ofMinutes(30));
        }
        List<JsonNode> after = clients();
        assertEquals(List.of("authentik@2026.5.4", "authentik@2026.5.3"), told(after, "/userAgent"));
        assertEquals(List.of("as-usual", "silent"), told(after, "/rhythm/state"));
        assertEquals(List.of("12", "6"), told(after, "/rhythm/syncs"));
    }

    @Test
    void oneOktaTenantIsOneClientFromWhicheverAddress() {
        for (int i = 0; i < 12; i++) {
            call("Okta SCIM Client 1.0.0", "10.0.0." + i, "GET", "/Users?count=0", "");
            server.passTime(Duration.ofMinutes(20));
        }
        assertEquals(List.of("Okta"), told(clients(), "/name"));
        assertEquals(List.of("12"), told(clients(), "/rhythm/syncs"));
        assertEquals(List.of(""), told(clients(), "/address"));
    }

    /// Its health probe (Microsoft Learn, "Develop and plan provisioning for a SCIM endpoint"): two look-ups
    /// of what does not exist. The first of them tells nothing yet.
    @Test
    void entraIdIsRecognizedByItsProbeAndSoIsWhatItAskedBefore() {
        String users = "/Users?filter=" + encoded("userName eq \"7a1b6e0c-0000-4e2a-9d53-0a6cf1d2e001\"");
        String groups = "/Groups?excludedAttributes=members&filter=" + encoded("displayName eq \"7a1b6e0c\"");
        for (String agent : List.of("", "Java-http-client/21.0.2")) {
            assertEquals(200, call(agent, "20.0.0.1", "GET", users, "").status());
            assertEquals(agent.isEmpty() ? "" : "Java-http-client", newestEvent("/origin/client"));
            assertEquals(200, call(agent, "20.0.0.1", "GET", groups, "").status());
            clients();
            assertEquals(List.of("Microsoft Entra ID", "Microsoft Entra ID"),
                    told(list(get("/events?limit=2&kind=request").get("events")), "/origin/client"));
        }
        assertEquals(List.of("Microsoft Entra ID"), told(clients(), "/name"));
        assertEquals(List.of("entra"), told(clients(), "/identityProvider"));
        assertEquals("Microsoft Entra ID", get("/scim-configuration").at("/token/lastUsedClient").asString());
        assertEquals("Java-http-client/21.0.2",
                get("/scim-configuration").at("/token/lastUsedBy").asString());
        assertTrue(list(get("/events?limit=10&text=entra").get("events")).size() >= 4);
    }

    @Test
    void entraIdIsRecognizedByItsDialect() {
        String id = create("", "20.0.0.9");
        assertEquals("", newestEvent("/origin/client"));
        call("", "20.0.0.1", "PATCH", "/Users/" + id, PATCH.formatted("Replace"));
        call("", "20.0.0.2", "POST", "/Groups",
                """
                        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group",
                         "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"], "displayName": "Guides"}""");
        call("Java-http-client/21", "20.0.0.3", "GET", "/Users?aadOptscim062020&count=1", "");
        call("PowerShell/7.4.6", "20.0.0.4", "PATCH", "/Users/" + id, PATCH.formatted("Replace"));
        call("", "20.0.0.5", "PATCH", "/Users/" + id, PATCH.formatted("replace"));
        assertEquals(List.of("", "", "Microsoft Entra ID", "PowerShell"),
                told(clients(), "/name").stream().sorted().toList());
        assertEquals(List.of("20.0.0.3", "20.0.0.2", "20.0.0.1"),
                told(list(clients().stream().filter(one -> one.get("name").asString().startsWith("Microsoft"))
                        .findFirst()
                        .orElseThrow().get("addresses")), ""));
    }

    @Test
    void nobodyIsTakenForAnotherByAPartOfAWord() {
        for (String agent : List.of(
                "Mozilla/5.0 (Windows NT 10.0; Microsoft Windows 10.0.22631) PowerShell/7.4.6",
                "azuredevops-agent/3",
                "Oktavia-HR/1.0")) {
            call(agent, "10.0.0.1", "GET", "/Users?count=0", "");
        }
        assertEquals(List.of("Oktavia-HR", "PowerShell", "azuredevops-agent"),
                told(clients(), "/name").stream().sorted().toList());
        assertEquals(List.of("other", "other", "other"), told(clients(), "/identityProvider"));
    }

    /// It sends no user agent, and its templates name the schemas as the drafts did.
    @Test
    void oneLoginHasNoNameAndIsToldApartByItsAddress() {
        String body = """
                {"schemas": ["urn:scim:schemas:core:2.0"], "userName": "%s@acme.com"}""";
        call("", "52.0.0.1", "POST", "/Users", body.formatted("a"));
        call("", "52.0.0.2", "POST", "/Users", body.formatted("b"));
        assertEquals(List.of("OneLogin 52.0.0.1", "OneLogin 52.0.0.2"), clients().stream()
                .map(client -> client.get("name").asString() + " " + client.get("address").asString())
                .sorted().toList());
    }

    private String create(String agent, String address) {
        return call(agent, address, "POST", "/Users", """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "zoe@acme.com"}""")
                .json()
                .get("id").asString();
    }

    private Reply call(String agent, String address, String method, String path, String body) {
        return server.sendTo("/scim/v2" + path, method, body, "Authorization", "Bearer " + token,
                "User-Agent", agent,
                "X-Forwarded-For", address, "Content-Type", "application/scim+json");
    }

    private List<JsonNode> clients() {
        return list(get("/provisioning-clients").get("clients"));
    }

    private String newestEvent(String pointer) {
        return get("/events?limit=1&kind=request").at("/events/0" + pointer).asString();
    }

    /// A session for each, because the clock runs away from them.
    private JsonNode get(String path) {
        return server.send("GET", path, "", "session", server.signIn()).json();
    }

    private static List<String> told(List<JsonNode> all, String pointer) {
        return all.stream().map(one -> one.at(pointer).asString()).toList();
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
