package dev.scimconsole.demo.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.contract.clients.UserAgents;
import dev.scimconsole.contract.configuration.AddDomain;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.contract.connections.Connection;
import dev.scimconsole.contract.connections.CreateConnection;
import dev.scimconsole.contract.connections.CreateSecret;
import dev.scimconsole.contract.connections.IssuedSecret;
import dev.scimconsole.contract.connections.Trust;
import dev.scimconsole.demo.OfflineDemo;
import dev.scimconsole.demo.entra.WorkloadIdentity;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.wording.Languages;
import dev.scimconsole.wording.Saying;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every identity provider against the real service.
@Tag("demo")
@Tag("demo.simulator")
@Execution(ExecutionMode.CONCURRENT)
class IdentityProviderSimulatorTest {

    private static final String DOMAIN = "acme.com";

    private final List<Exchange> exchanges = new ArrayList<>();
    private final List<Progress> progress = new ArrayList<>();
    private OfflineDemo demo;
    private ConsoleClient client;
    private AdminSession admin;
    private ScimToken token;

    @BeforeEach
    void enableScim() throws Exception {
        demo = OfflineDemo.start(RunningServer.CHEAP);
        client = ConsoleClient.at(demo.address());
        admin = client.signIn(demo.orgAdmin());
        token = admin.addDomain(new AddDomain(DOMAIN, false)).value().issuedToken().orElseThrow();
    }

    @AfterEach
    void stop() {
        token.close();
        client.close();
        demo.close();
    }

    @ParameterizedTest
    @EnumSource
    void twentyFiveUsersAndThreeGroupsArrive(SimulatedProvider provider) throws Exception {
        try (IdentityProviderSimulator simulator = withToken(provider)) {
            assertEquals(new Outcome.Synchronized(25, 0, 1, 3, List.of()),
                    simulator.sync(DOMAIN, listener()));
        }
        JsonNode users = get("/Users?count=100");
        assertEquals(25, users.get("totalResults").asInt());
        assertEquals(1, stream(users).filter(user -> !user.get("active").asBoolean()).count());
        assertTrue(stream(users).allMatch(user -> user.get("userName").asString().endsWith("@" + DOMAIN)));
        assertEquals("García", get("/Users?filter=userName%20eq%20%22jgarcia@acme.com%22")
                .at("/Resources/0/name/familyName").asString());
        JsonNode groups = get("/Groups?count=100");
        assertEquals(Set.of("Employees 24", "Tour Guides 5", "Facilities 5"),
                stream(groups)
                        .map(group -> group.get("displayName").asString() + " " + group.get("members").size())
                        .collect(Collectors.toSet()));
        assertEquals(new Progress(Saying.of("say.simulator.step.group", "Facilities"), 29, 29),
                progress.getLast());
    }

    @ParameterizedTest
    @EnumSource
    void aSecondSyncUpdatesWhatIsThere(SimulatedProvider provider) throws Exception {
        try (IdentityProviderSimulator simulator = withToken(provider)) {
            simulator.sync(DOMAIN, listener());
            assertEquals(new Outcome.Synchronized(0, 25, 1, 3, List.of()),
                    simulator.sync(DOMAIN, listener()));
        }
        assertEquals(25, get("/Users").get("totalResults").asInt());
        assertEquals(3, get("/Groups").get("totalResults").asInt());
        assertEquals(24,
                get("/Groups?filter=displayName%20eq%20%22Employees%22").at("/Resources/0/members").size());
    }

    @Test
    void oneProviderTakesOverFromTheOther() {
        try (IdentityProviderSimulator okta = withToken(SimulatedProvider.OKTA);
                IdentityProviderSimulator entra = withToken(SimulatedProvider.ENTRA_ID)) {
            okta.sync(DOMAIN, listener());
            assertEquals(new Outcome.Synchronized(0, 25, 1, 3, List.of()), entra.sync(DOMAIN, listener()));
            assertEquals(new Outcome.Synchronized(0, 25, 1, 3, List.of()), okta.sync(DOMAIN, listener()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterARefreshItStopsUntilTheNewTokenIsPasted(SimulatedProvider provider) throws Exception {
        try (IdentityProviderSimulator simulator = withToken(provider)) {
            assertEquals(new Outcome.Connected(provider), simulator.testConnection(listener()));
            ScimToken refreshed = admin.refreshToken(admin.configuration().etag().orElseThrow()).value()
                    .issuedToken()
                    .orElseThrow();
            exchanges.clear();
            assertInstanceOf(Outcome.TokenRefused.class, simulator.sync(DOMAIN, listener()));
            assertEquals(1, exchanges.size(), "it stops at the first 401");
            assertEquals(401, exchanges.getFirst().answer().orElseThrow().status());
            assertInstanceOf(Outcome.TokenRefused.class, simulator.testConnection(listener()));
            simulator.paste(refreshed.copyCharacters());
            assertEquals(new Outcome.Connected(provider), simulator.testConnection(listener()));
            token.close();
            token = refreshed;
            assertEquals(new Outcome.Synchronized(25, 0, 1, 3, List.of()),
                    simulator.sync(DOMAIN, listener()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theServiceKnowsWhoCalled(SimulatedProvider provider) throws Exception {
        try (IdentityProviderSimulator simulator = withToken(provider)) {
            simulator.testConnection(listener());
        }
        assertEquals(provider == SimulatedProvider.ENTRA_ID ? UserAgents.ENTRA_ID_TEST : provider.userAgent(),
                admin.configuration().value().token().orElseThrow().lastUsedBy().orElseThrow());
        try (IdentityProviderSimulator simulator = withToken(provider)) {
            simulator.sync(DOMAIN, listener());
        }
        assertEquals(provider.userAgent(),
                admin.configuration().value().token().orElseThrow().lastUsedBy().orElseThrow());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsReportedNeverHoldsTheToken(SimulatedProvider provider) {
        try (IdentityProviderSimulator simulator = withToken(provider)) {
            simulator.sync(DOMAIN, listener());
        }
        String reported = exchanges.toString();
        assertFalse(reported.contains(token.reveal()));
        assertTrue(reported.contains("Bearer …" + token.hint()), "the hint stands in its place");
        assertTrue(reported.contains("bjensen@acme.com"));
    }

    @Test
    void whatWasPastedIsWiped() {
        char[] pasted = token.copyCharacters();
        try (var simulator = new IdentityProviderSimulator(SimulatedProvider.OKTA, baseUrl())) {
            simulator.paste(pasted);
            assertEquals("\0".repeat(pasted.length), new String(pasted));
        }
    }

    /// What is done, how far it is and how it ended; what the service says to an identity provider is
    /// English.
    @ParameterizedTest
    @EnumSource
    void everythingIsSaidInEachLanguage(SimulatedProvider provider) {
        List<Saying> said = new ArrayList<>();
        try (IdentityProviderSimulator simulator = withToken(provider)) {
            said.add(simulator.testConnection(listener()).saying());
            said.add(simulator.sync("elsewhere.org", listener()).saying());
            said.add(simulator.sync(DOMAIN, listener()).saying());
            said.add(simulator.sync(DOMAIN, listener()).saying());
            simulator.paste("scim_".toCharArray());
            said.add(simulator.testConnection(listener()).saying());
            said.add(simulator.shownToken().orElseThrow());
        }
        exchanges.forEach(exchange -> said.add(exchange.purpose()));
        progress.forEach(made -> said.add(made.step()));
        assertTrue(said.size() > 100, said::toString);
        for (Locale language : Languages.ALL.subList(1, Languages.ALL.size())) {
            assertEquals(List.of(),
                    said.stream().filter(one -> one.in(language).equals(one.inEnglish())).toList(),
                    language::toString);
        }
    }

    @Test
    void withoutATokenNothingIsSent() {
        try (var simulator = new IdentityProviderSimulator(SimulatedProvider.ENTRA_ID, baseUrl())) {
            assertEquals(new Outcome.Stopped(Saying.of("say.simulator.pasteToken")),
                    simulator.testConnection(listener()));
            simulator.paste("  ".toCharArray());
            assertEquals(new Outcome.Stopped(Saying.of("say.simulator.pasteToken")),
                    simulator.testConnection(listener()));
            simulator.paste("scim_\n".toCharArray());
            assertInstanceOf(Outcome.Stopped.class, simulator.testConnection(listener()));
        }
        assertEquals(List.of(), exchanges);
    }

    @Test
    void whatIsPastedWronglyIsSentAndRefusedByTheService() {
        try (var simulator = new IdentityProviderSimulator(SimulatedProvider.OKTA, baseUrl())) {
            simulator.paste(("Bearer " + token.reveal()).toCharArray());
            assertInstanceOf(Outcome.TokenRefused.class, simulator.testConnection(listener()));
        }
        assertFalse(exchanges.toString().contains(token.reveal()));
    }

    @Test
    void aCancelledSyncIsFinishedByTheNext() {
        try (IdentityProviderSimulator simulator = withToken(SimulatedProvider.OKTA)) {
            Outcome outcome = simulator.sync(DOMAIN, new SimulatorListener() {
                @Override
                public void exchanged(Exchange exchange) {
                    exchanges.add(exchange);
                }

                @Override
                public void progressed(Progress made) {
                    if (made.done() == 10) {
                        simulator.cancel();
                    }
                }
            });
            assertEquals(new Outcome.Cancelled(), outcome);
            assertEquals(new Outcome.Synchronized(15, 10, 1, 3, List.of()),
                    simulator.sync(DOMAIN, listener()));
        }
    }

    @Test
    void aDomainThatIsNotTheOrganizationsIsRefusedUserByUser() {
        try (IdentityProviderSimulator simulator = withToken(SimulatedProvider.OKTA)) {
            var outcome = assertInstanceOf(Outcome.Synchronized.class,
                    simulator.sync("elsewhere.org", listener()));
            assertEquals(25, outcome.refused().size());
            assertEquals(0, outcome.created());
            String first = outcome.refused().getFirst().inEnglish();
            assertTrue(first.contains("elsewhere.org"), first);
        }
    }

    @Test
    void aServiceThatIsGoneIsSaidInASentence() {
        try (IdentityProviderSimulator simulator = withToken(SimulatedProvider.ENTRA_ID)) {
            demo.close();
            var outcome = assertInstanceOf(Outcome.Stopped.class, simulator.testConnection(listener()));
            assertTrue(outcome.saying().inEnglish().startsWith("The service did not answer."),
                    outcome.saying().inEnglish());
            assertTrue(exchanges.getFirst().answer().isEmpty());
        }
    }

    /// Both places in which Entra ID may send them. One access token serves all runs of its life; a secret
    /// that is deleted ends it with the next request.
    @ParameterizedTest
    @EnumSource
    void entraIdProvisionsByClientCredentials(CredentialPlace place) throws Exception {
        Connection connection = admin.connections().create(
                new CreateConnection("Entra production", Optional.empty()));
        IssuedSecret issued = admin.connections().addSecret(connection.id(), new CreateSecret("One", 365));
        try (ScimToken secret = issued.secret();
                var simulator = new IdentityProviderSimulator(SimulatedProvider.ENTRA_ID, baseUrl())) {
            simulator.pasteClient(tokenUrl(), connection.clientId(), secret.copyCharacters(), place);
            assertEquals(Optional.of("…" + secret.hint()), simulator.shownToken().map(Saying::inEnglish));
            assertInstanceOf(Outcome.Connected.class, simulator.testConnection(listener()));
            assertEquals(new Outcome.Synchronized(25, 0, 1, 3, List.of()),
                    simulator.sync(DOMAIN, listener()));
            assertEquals(1, asked());
            Exchange first = exchanges.getFirst();
            assertEquals(place == CredentialPlace.BODY,
                    first.requestBody().contains("client_secret=(hidden)"));
            assertEquals(place == CredentialPlace.HEADER,
                    first.requestHeaders().toString().contains("Basic"));
            assertFalse(exchanges.toString().contains(secret.reveal()));
            assertFalse(exchanges.toString().matches("(?s).*scim_[0-9A-Za-z]{49}.*"), exchanges::toString);
            assertEquals(Optional.of("Entra production"), admin.connections().all().connections().stream()
                    .filter(one -> one.lastUsedAt().isPresent()).map(Connection::name).findFirst());
            admin.connections().deleteSecret(connection.id(), issued.secretId());
            assertInstanceOf(Outcome.TokenRefused.class, simulator.testConnection(listener()));
            assertEquals(1, asked(), "refused at the service, with the access token");
            var refused = assertInstanceOf(Outcome.TokenRefused.class, simulator.testConnection(listener()));
            assertEquals(2, asked());
            assertTrue(refused.saying().inEnglish().contains("the secret was deleted"),
                    refused.saying().inEnglish());
        }
    }

    @Test
    void entraIdProvisionsByAFederationWhoseKeysRoll() throws Exception {
        WorkloadIdentity identity = demo.entra().workloadIdentity();
        Connection connection = admin.connections()
                .create(new CreateConnection("Entra production", Optional.of(new Trust(identity.issuer(),
                        identity.keysUrl(), identity.subject(), "api://" + identity.audience()))));
        try (var simulator = new IdentityProviderSimulator(SimulatedProvider.ENTRA_ID, baseUrl())) {
            simulator.federate(tokenUrl(), connection.clientId(), demo.entra()::statement);
            assertEquals(new Outcome.Synchronized(25, 0, 1, 3, List.of()),
                    simulator.sync(DOMAIN, listener()));
            assertTrue(exchanges.getFirst().requestBody().contains("client_assertion=(hidden)"),
                    exchanges.getFirst()::requestBody);
            simulator.federate(tokenUrl(), connection.clientId(), demo.entra()::statement);
            assertInstanceOf(Outcome.Connected.class, simulator.testConnection(listener()));
            assertEquals(1, asked(), "what is the same is not forgotten");
            assertEquals(1, demo.entra().log().stream().filter("GET READ_KEYS 200"::equals).count());
        }
        demo.entra().rollKeys();
        try (var simulator = new IdentityProviderSimulator(SimulatedProvider.ENTRA_ID, baseUrl())) {
            simulator.federate(tokenUrl(), "another", demo.entra()::statement);
            var refused = assertInstanceOf(Outcome.TokenRefused.class, simulator.testConnection(listener()));
            assertTrue(refused.saying().inEnglish().contains("no federated connection"),
                    refused.saying().inEnglish());
        }
    }

    @Test
    void withoutASecretOrATokenUrlNothingIsSent() {
        try (var simulator = new IdentityProviderSimulator(SimulatedProvider.ENTRA_ID, baseUrl())) {
            simulator.pasteClient(tokenUrl(), "scim-1", "  ".toCharArray(), CredentialPlace.BODY);
            assertEquals(new Outcome.Stopped(Saying.of("say.simulator.pasteSecret")),
                    simulator.testConnection(listener()));
            simulator.federate("", "scim-1", () -> "");
            assertEquals(new Outcome.Stopped(Saying.of("say.simulator.pasteTokenUrl")),
                    simulator.testConnection(listener()));
        }
        assertEquals(List.of(), exchanges);
    }

    private long asked() {
        return exchanges.stream().filter(one -> one.path().equals("/oauth2/token")).count();
    }

    private String tokenUrl() {
        return demo.address() + "/oauth2/token";
    }

    private IdentityProviderSimulator withToken(SimulatedProvider provider) {
        IdentityProviderSimulator simulator = new IdentityProviderSimulator(provider, baseUrl());
        simulator.paste(token.copyCharacters());
        return simulator;
    }

    private String baseUrl() {
        return demo.scimBaseUrl().toString();
    }

    private SimulatorListener listener() {
        return new SimulatorListener() {
            @Override
            public void exchanged(Exchange exchange) {
                exchanges.add(exchange);
            }

            @Override
            public void progressed(Progress made) {
                progress.add(made);
            }
        };
    }

    private JsonNode get(String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String body = http.send(HttpRequest.newBuilder(URI.create(baseUrl() + path))
                    .header("Authorization", "Bearer " + token.reveal()).build(), BodyHandlers.ofString())
                    .body();
            return new JsonMapper().readTree(body);
        }
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return list.get("Resources").valueStream();
    }
}
