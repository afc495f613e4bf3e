package dev.scimconsole.desktop.guides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.contract.activity.Event;
import dev.scimconsole.contract.activity.EventFilter;
import dev.scimconsole.contract.activity.EventOrigin;
import dev.scimconsole.contract.configuration.AddDomain;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.contract.connections.Connection;
import dev.scimconsole.contract.connections.ConnectionKind;
import dev.scimconsole.contract.connections.CreateConnection;
import dev.scimconsole.contract.connections.CreateSecret;
import dev.scimconsole.desktop.ManualTime;
import dev.scimconsole.desktop.TestFailures;
import dev.scimconsole.desktop.guides.GuidesViewModel.Place;
import dev.scimconsole.desktop.settings.MemorySettings;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which guide's steps a client ticks, and which guide opens, on a real service and without a toolkit.
@Tag("desktop")
@Tag("desktop.guides")
class GuidesViewModelTest {

    private static final String OKTA = "Okta SCIM Client 1.0.0";
    private static final String NAMELESS = "";
    private static final Guides GUIDES = EnglishGuides.ALL;

    @TempDir(factory = MemoryFolder.class) private Path folder;
    private final ManualTime time = new ManualTime();
    private final MemorySettings settings = new MemorySettings();
    private final TestFailures failures = new TestFailures();
    private RunningServer server;
    private ConsoleClient client;
    private AdminSession session;
    private String token;

    @BeforeEach
    void start() throws CallFailedException {
        server = RunningServer.setUp(folder);
        client = ConsoleClient.at(server.server().address());
        session = client.signIn(new SignIn(RunningServer.OWNER, RunningServer.PASSWORD));
        token = reveal(session.addDomain(new AddDomain("acme.com", false)).value().issuedToken());
    }

    @AfterEach
    void end() {
        client.close();
        server.close();
        assertEquals(List.of(), failures.defects());
    }

    @Test
    void theTestOfJumpCloudTicksItsStepsAndThoseOfNoKnownProvider() throws CallFailedException {
        GuidesViewModel model = opened();
        send(NAMELESS, "POST", "/Users", "{\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:User\"],"
                + " \"userName\": \"jumpcloud-test@acme.com\"}");
        model.take(newest());
        assertTrue(model.arrivals().containsKey(new Place("jumpcloud", "token")));
        assertTrue(model.arrivals().containsKey(new Place("jumpcloud", "test")));
        assertFalse(model.arrivals().containsKey(new Place("jumpcloud", "groups")));
        assertTrue(model.arrivals().containsKey(new Place("onelogin", "enable")));
        send(NAMELESS, "POST", "/Groups",
                "{\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:Group\"], \"displayName\": \"Test\"}");
        model.take(newest());
        assertTrue(model.arrivals().containsKey(new Place("jumpcloud", "groups")));
        assertTrue(model.arrivals().keySet().stream()
                .noneMatch(place -> List.of("okta", "entra-id", "authentik").contains(place.guide())));
    }

    @Test
    void authentikInWhateverVersionTicksItsGuideAndNoOther() throws CallFailedException {
        GuidesViewModel model = opened();
        send("authentik@2026.5.3", "GET", "/ServiceProviderConfig", "");
        send("authentik@2026.5.4", "POST", "/Users",
                "{\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:User\"], \"userName\": \"a@acme.com\"}");
        model.take(newest());
        assertEquals(Set.of(new Place("authentik", "application"), new Place("authentik", "assign")),
                model.arrivals().keySet());
        assertEquals("authentik", opened().openProperty().get().id());
    }

    /// Microsoft publishes no user agent of Entra ID, so that the service knows it only by its look-up of a
    /// group.
    @Test
    void entraIdTicksItsGuideThoughItBecomesKnownALittleLater() throws CallFailedException {
        GuidesViewModel model = opened();
        send("Provisioning-Agent/1.0", "GET", "/Users?filter=userName%20eq%20%22nobody%22", "");
        send("Provisioning-Agent/1.0", "GET",
                "/Groups?excludedAttributes=members&filter=displayName%20eq%20%22none%22", "");
        Place test = new Place("entra-id", "token");
        model.take(newest().stream().map(GuidesViewModelTest::unnamed).toList());
        assertFalse(model.arrivals().containsKey(test));
        assertEquals(1, time.waiting());
        session.configuration();
        time.pass(Duration.ofSeconds(2));
        assertTrue(model.arrivals().containsKey(test));
        assertEquals(0, time.waiting());
        model.take(newest().stream().map(GuidesViewModelTest::unnamed).toList());
        assertEquals(0, time.waiting(), "who is still not told is not asked for again");
        model.close();
    }

    @Test
    void oneLoginIsKnownByItsOwnTemplate() throws CallFailedException {
        send(NAMELESS, "POST", "/Users", "{\"schemas\": [\"urn:scim:schemas:core:2.0\"],"
                + " \"userName\": \"b@acme.com\"}");
        session.configuration();
        GuidesViewModel model = opened();
        assertEquals(Set.of(new Place("onelogin", "enable"), new Place("onelogin", "assign")),
                model.arrivals().keySet());
        assertEquals("onelogin", model.openProperty().get().id());
    }

    @Test
    void anotherTokenMakesTheStepsThatNeedItDueAgain() throws CallFailedException {
        GuidesViewModel model = opened();
        send(NAMELESS, "GET", "/Users", "");
        model.take(newest());
        assertTrue(model.arrivals().containsKey(new Place("rippling", "token")));
        token = reveal(session.refreshToken(session.configuration().etag().orElseThrow()).value()
                .issuedToken());
        model.take(session.configuration().value());
        assertFalse(model.arrivals().containsKey(new Place("rippling", "token")));
    }

    @Test
    void theGuideThatWasChosenStaysWhereTheClientMayBeItsProvider() throws CallFailedException {
        settings.setGuide("pingone");
        send(NAMELESS, "GET", "/Users", "");
        newest();
        assertEquals("pingone", opened().openProperty().get().id());
        send(OKTA, "GET", "/Users", "");
        newest();
        assertEquals("okta", opened().openProperty().get().id());
        settings.setGuide("okta");
        send(NAMELESS, "GET", "/Users", "");
        newest();
        assertEquals("other", opened().openProperty().get().id());
    }

    @Test
    void aClientOfNoKnownProviderPointsAtTheGuideThatIsOpenIfThatPastesAToken() throws CallFailedException {
        GuidesViewModel model = opened();
        Optional<Guide> other = GUIDES.find("other");
        model.choose(GUIDES.find("rippling").orElseThrow());
        model.pointAtToken(other);
        assertEquals(Optional.of(new Place("rippling", "token")), model.pointedAtProperty().get());
        model.choose(GUIDES.find("keycloak").orElseThrow());
        model.pointAtToken(other);
        assertEquals(Optional.of(new Place("other", "token")), model.pointedAtProperty().get());
        model.choose(GUIDES.find("okta").orElseThrow());
        model.pointAtToken(other);
        assertEquals(Optional.of(new Place("other", "token")), model.pointedAtProperty().get());
        model.choose(GUIDES.find("rippling").orElseThrow());
        model.pointAtToken(GUIDES.find("okta"));
        assertEquals(Optional.of(new Place("okta", "token")), model.pointedAtProperty().get());
    }

    /// The steps of a way are done by the connection that is set up, whatever its client is called, and by no
    /// other credential.
    @Test
    void aConnectionTicksItsOwnStepsAndNoOther() throws CallFailedException {
        settings.setGuide("entra-id");
        GuidesViewModel model = opened();
        model.take(session.connections().all());
        assertEquals(Optional.empty(), model.wayProperty().get());
        assertTrue(
                model.steps(model.openProperty().get()).stream().anyMatch(step -> step.id().equals("token")));
        model.chooseWay(Optional.of(ConnectionKind.CLIENT_CREDENTIALS));
        assertEquals("", model.valuesProperty().getValue().fill(CopyValue.CLIENT_ID));
        Connection other = connection("Entra test");
        Connection made = connection("Entra production");
        model.take(session.connections().all());
        assertEquals(Optional.of(made.id()), model.connectionProperty().get().map(Connection::id));
        assertEquals(made.clientId(), model.valuesProperty().getValue().fill(CopyValue.CLIENT_ID));
        assertTrue(model.valuesProperty().getValue().fill(CopyValue.TOKEN_URL).endsWith("/oauth2/token"));
        Place asked = new Place("entra-id", "client-secret");
        Place tested = new Place("entra-id", "client-test");
        token = accessToken(other);
        send("Provisioning-Agent/1.0", "GET", "/Users?filter=userName%20eq%20%22nobody%22", "");
        model.take(newest());
        assertFalse(model.arrivals().containsKey(asked) || model.arrivals().containsKey(tested));
        token = accessToken(made);
        model.take(newest());
        assertTrue(model.arrivals().containsKey(asked));
        assertFalse(model.arrivals().containsKey(tested));
        send("Provisioning-Agent/1.0", "GET", "/Users?filter=userName%20eq%20%22nobody%22", "");
        model.take(newest());
        assertTrue(model.arrivals().containsKey(tested));
        model.choose(other);
        assertTrue(model.arrivals().containsKey(asked), "what the other has done before is looked up");
        model.chooseWay(Optional.empty());
        assertFalse(model.arrivals().containsKey(asked));
        model.chooseWay(Optional.of(ConnectionKind.FEDERATION));
        model.pointAtToken(GUIDES.find("entra-id"));
        assertEquals(Optional.empty(), model.wayProperty().get());
        model.close();
    }

    @Test
    void withoutATokenTheNewestConnectionIsSetUp() throws CallFailedException {
        settings.setGuide("entra-id");
        connection("Entra production");
        session.revokeToken(session.configuration().etag().orElseThrow());
        GuidesViewModel model = opened();
        model.take(session.connections().all());
        assertEquals(Optional.of(ConnectionKind.CLIENT_CREDENTIALS), model.wayProperty().get());
        assertEquals(Optional.of("Entra production"), model.connectionProperty().get().map(Connection::name));
    }

    private Connection connection(String name) throws CallFailedException {
        return session.connections().create(new CreateConnection(name, Optional.empty()));
    }

    private String accessToken(Connection connection) throws CallFailedException {
        try (ScimToken secret = session.connections().addSecret(connection.id(), new CreateSecret("One", 365))
                .secret()) {
            return server.sendTo("/oauth2/token", "POST", "grant_type=client_credentials&client_id="
                    + connection.clientId() + "&client_secret=" + secret.reveal(), "Content-Type",
                    "application/x-www-form-urlencoded", "User-Agent", "Provisioning-Agent/1.0").json()
                    .get("access_token").asString();
        }
    }

    private GuidesViewModel opened() throws CallFailedException {
        GuidesViewModel model = new GuidesViewModel(GUIDES, session.events(),
                new Tasks(Runnable::run, Runnable::run, failures), settings, time);
        model.take(session.configuration().value());
        return model;
    }

    private void send(String agent, String method, String path, String body) {
        int status = server.sendTo("/scim/v2" + path, method, body, "Authorization", "Bearer " + token,
                "Content-Type", "application/scim+json", "User-Agent", agent).status();
        assertTrue(status < 300, () -> method + " " + path + ": " + status);
    }

    /// The newest events, once they are stored.
    private List<Event> newest() throws CallFailedException {
        return session.events().page(EventFilter.all(), Optional.empty(), 20).events();
    }

    /// As an event is told that comes before the service knows its client.
    private static Event unnamed(Event event) {
        EventOrigin origin = event.origin();
        return new Event(event.id(), event.at(), event.kind(), event.action(), event.actor(), event.outcome(),
                event.status(), event.reason(), event.target(), event.detail(), event.passedOver(),
                new EventOrigin(origin.address(), origin.userAgent(), "Provisioning-Agent"),
                event.requestId());
    }

    private static String reveal(Optional<ScimToken> issued) {
        try (ScimToken shown = issued.orElseThrow()) {
            // The client sends it over HTTP.
            return shown.reveal();
        }
    }
}
