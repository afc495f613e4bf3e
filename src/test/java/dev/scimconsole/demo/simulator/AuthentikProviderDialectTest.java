package dev.scimconsole.demo.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.contract.configuration.AddDomain;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.demo.OfflineDemo;
import dev.scimconsole.server.RunningServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// authentik's own way against the real service, as its source has it (goauthentik/authentik,
/// `authentik/providers/scim/clients`).
@Tag("demo")
@Tag("demo.simulator")
@Execution(ExecutionMode.CONCURRENT)
class AuthentikProviderDialectTest {

    private static final String DOMAIN = "acme.com";
    private static final JsonMapper JSON = new JsonMapper();

    private final List<Exchange> exchanges = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private OfflineDemo demo;
    private ConsoleClient client;
    private ScimToken token;

    @BeforeEach
    void enableScim() throws Exception {
        demo = OfflineDemo.start(RunningServer.CHEAP);
        client = ConsoleClient.at(demo.address());
        AdminSession admin = client.signIn(demo.orgAdmin());
        token = admin.addDomain(new AddDomain(DOMAIN, false)).value().issuedToken().orElseThrow();
    }

    @AfterEach
    void stop() {
        http.close();
        token.close();
        client.close();
        demo.close();
    }

    @Test
    void itAsksWhatIsSupportedAndWhoIsThereBeforeItWrites() {
        sync(demo.scimBaseUrl().toString());
        assertEquals(
                List.of("GET /scim/v2/ServiceProviderConfig", "GET /scim/v2/Users", "GET /scim/v2/Groups"),
                exchanges.stream().limit(3).map(AuthentikProviderDialectTest::line).toList());
        assertTrue(exchanges.stream().allMatch(exchange -> exchange.requestHeaders()
                .contains(new Exchange.Header("User-Agent", "authentik@2026.5.3"))));
    }

    @Test
    void aKnownGroupIsWrittenWholeByAPatchWithoutAPath() throws Exception {
        sync(demo.scimBaseUrl().toString());
        exchanges.clear();
        sync(demo.scimBaseUrl().toString());
        Exchange patch = exchanges.stream().filter(exchange -> exchange.method().equals("PATCH")).findFirst()
                .orElseThrow();
        JsonNode operation = JSON.readTree(patch.requestBody()).at("/Operations/0");
        assertEquals("replace", operation.path("op").asString());
        assertTrue(operation.path("path").isMissingNode());
        assertEquals("Employees", operation.at("/value/displayName").asString());
        assertEquals(groupNamed("Employees").path("id").asString(), operation.at("/value/id").asString());
        assertTrue(patch.answer().orElseThrow().succeeded());
        assertEquals(3, exchanges.stream().filter(exchange -> exchange.method().equals("PATCH")).count(),
                "members that are right are left alone");
    }

    @Test
    void membersThatDifferAreRepaired() throws Exception {
        sync(demo.scimBaseUrl().toString());
        JsonNode group = groupNamed("Facilities");
        String stranger = send("POST", "/Users",
                """
                        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "stranger@acme.com"}""")
                .path("id").asString();
        send("PATCH", "/Groups/" + group.path("id").asString(), """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [
                  {"op": "remove", "path": "members[value eq \\"%s\\"]"},
                  {"op": "add", "path": "members", "value": [{"value": "%s"}]}]}"""
                .formatted(group.at("/members/0/value").asString(), stranger));
        assertEquals(new Outcome.Synchronized(0, 25, 1, 3, List.of()), sync(demo.scimBaseUrl().toString()));
        List<String> members = groupNamed("Facilities").path("members").valueStream()
                .map(member -> member.path("value").asString()).toList();
        assertEquals(5, members.size());
        assertTrue(members.contains(group.at("/members/0/value").asString()));
        assertTrue(!members.contains(stranger));
    }

    /// It leaves a group as it is whose answer has no `members` at all.
    @Test
    void aGroupThatLostAllItsMembersIsFilledAgain() throws Exception {
        sync(demo.scimBaseUrl().toString());
        send("PATCH", "/Groups/" + groupNamed("Facilities").path("id").asString(), """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations": [{"op": "remove", "path": "members"}]}""");
        sync(demo.scimBaseUrl().toString());
        assertEquals(5, groupNamed("Facilities").path("members").size());
    }

    @Test
    void aServiceWithoutPatchGetsWholeGroups() throws Exception {
        try (Withholding proxy = new Withholding()) {
            assertEquals(new Outcome.Synchronized(25, 0, 1, 3, List.of()), sync(proxy.url()));
            exchanges.clear();
            assertEquals(new Outcome.Synchronized(0, 25, 1, 3, List.of()), sync(proxy.url()));
        }
        assertEquals(3, exchanges.stream().filter(exchange -> exchange.method().equals("PUT")
                && exchange.path().startsWith("/Groups/")).count());
        assertTrue(exchanges.stream().noneMatch(exchange -> exchange.method().equals("PATCH")));
        assertEquals(24, groupNamed("Employees").path("members").size());
    }

    @Test
    void aWrongUrlIsSaidInASentence() {
        var outcome = assertInstanceOf(Outcome.Stopped.class, sync(demo.address().toString()));
        assertTrue(outcome.saying().inEnglish().endsWith("Check the URL."), outcome.saying().inEnglish());
    }

    private Outcome sync(String baseUrl) {
        try (var simulator = new IdentityProviderSimulator(SimulatedProvider.AUTHENTIK, baseUrl)) {
            simulator.paste(token.copyCharacters());
            return simulator.sync(DOMAIN, new SimulatorListener() {
                @Override
                public void exchanged(Exchange exchange) {
                    exchanges.add(exchange);
                }

                @Override
                public void progressed(Progress made) {}
            });
        }
    }

    private JsonNode groupNamed(String name) throws Exception {
        return send("GET", "/Groups?filter=displayName%20eq%20%22" + name + "%22", "").at("/Resources/0");
    }

    private JsonNode send(String method, String path, String body) throws Exception {
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(URI.create(demo.scimBaseUrl() + path))
                .header("Authorization", "Bearer " + token.reveal())
                .header("Content-Type", "application/scim+json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build(), BodyHandlers.ofString());
        assertTrue(answer.statusCode() < 300, answer::body);
        return JSON.readTree(answer.body());
    }

    private static String line(Exchange exchange) {
        return exchange.method() + " " + exchange.path();
    }

    /// The real service behind a proxy that answers for it that it supports nothing, as authentik assumes
    /// where it can't ask.
    private final class Withholding implements AutoCloseable {

        private final HttpServer server = HttpServer
                .create(new InetSocketAddress(InetAddress.getLoopbackAddress(),
                        0), 0);

        Withholding() throws IOException {
            server.createContext("/ServiceProviderConfig", exchange -> answer(exchange, 404, ""));
            server.createContext("/", this::pass);
            server.start();
        }

        String url() {
            return "http://localhost:" + server.getAddress().getPort();
        }

        private void pass(HttpExchange exchange) throws IOException {
            HttpRequest.Builder request = HttpRequest
                    .newBuilder(URI.create(demo.scimBaseUrl() + exchange.getRequestURI().toString()))
                    .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"))
                    .method(exchange.getRequestMethod(),
                            BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            if (type != null) {
                request.header("Content-Type", type);
            }
            try {
                HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
                answer(exchange, answer.statusCode(), answer.body());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }

        private static void answer(HttpExchange exchange, int status, String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            try (exchange; var out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
