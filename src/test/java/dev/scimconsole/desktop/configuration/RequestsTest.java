package dev.scimconsole.desktop.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.contract.activity.EventFilter;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.desktop.ManualTime;
import dev.scimconsole.desktop.TestFailures;
import dev.scimconsole.desktop.TestScreen;
import dev.scimconsole.desktop.WatchedSockets;
import dev.scimconsole.desktop.guides.EnglishGuides;
import dev.scimconsole.desktop.guides.GuidesViewModel;
import dev.scimconsole.desktop.live.LiveEvents;
import dev.scimconsole.desktop.rotation.RotationViewModel;
import dev.scimconsole.desktop.settings.MemorySettings;
import dev.scimconsole.desktop.task.Loads;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the page asks the service for, while it follows the stream: on a real service, without a toolkit.
/// This thread is the screen's, and no time passes by itself.
@Tag("desktop")
@Tag("desktop.configuration")
@Timeout(90)
class RequestsTest {

    private static final String OKTA = "Okta SCIM Client 1.0.0";

    @TempDir(factory = MemoryFolder.class) private Path folder;
    private final WatchedSockets sockets = WatchedSockets.withoutToolkit();
    private final ManualTime time = new ManualTime();
    private final TestFailures failures = new TestFailures();
    private final TestScreen screen = new TestScreen();
    private final Messages messages = new Messages();
    private RunningServer server;
    private ConsoleClient client;
    private ScimConfigurationViewModel page;
    private LiveEvents live;

    @BeforeEach
    void open() throws CallFailedException {
        server = RunningServer.setUp(folder);
        client = new ConsoleClient(server.server().address(), sockets);
        AdminSession session = client.signIn(new SignIn(RunningServer.OWNER, RunningServer.PASSWORD));
        Tasks tasks = Tasks.onVirtualThreads(screen, failures);
        Loads loads = new Loads(tasks, time, session::health, messages);
        RotationViewModel rotation = new RotationViewModel(session.rotation(), loads, EnglishGuides.ALL, time,
                (_, _) -> {});
        page = new ScimConfigurationViewModel(session, loads, new Rig.Copies(), () -> {}, rotation,
                new GuidesViewModel(EnglishGuides.ALL, session.events(), tasks, new MemorySettings(), time),
                time);
        live = new LiveEvents(session.events(), tasks, screen, time, page::take, rotation::take);
        live.stateProperty().subscribe(rotation::heed);
        page.load();
        live.start(EventFilter.all());
        screen.await(() -> page.configurationProperty().get().isPresent()
                && live.stateProperty().get() == LiveEvents.State.LIVE);
    }

    @AfterEach
    void close() {
        live.stop();
        page.close();
        client.close();
        server.close();
        assertEquals(List.of(), failures.defects());
    }

    @Test
    void aRefreshMakesTwo() {
        addDomainAndUseItsToken();
        int before = sockets.requests().size();
        page.token().refresh(page.token().refreshQuestion().orElseThrow());
        screen.await(() -> page.rotation().isUnderWay());
        screen.await(() -> page.rotation().clients().notKnown().isEmpty());
        assertEquals(List.of("POST /api/v1/scim-configuration/token/refresh", "GET /api/v1/rotation"),
                askedSince(before));
        assertTrue(page.token().refreshQuestion().orElseThrow().text().points().get(1)
                .startsWith("No identity provider has used it yet."),
                "the old token's uses are not this one's");
    }

    @Test
    void whatChangesTheRotationMakesOneForTheFactsOfTheToken() {
        addDomainAndUseItsToken();
        String first = shown();
        page.token().refresh(page.token().refreshQuestion().orElseThrow());
        screen.await(() -> page.rotation().clients().notKnown().isEmpty() && page.rotation().isUnderWay());
        int before = sockets.requests().size();
        assertEquals(401, call(first));
        screen.await(() -> page.rotation().statusProperty().get().equals("Old token still in use"));
        screen.await(() -> sockets.requests().size() > before);
        assertEquals(200, call(shown()));
        screen.await(() -> page.rotation().statusProperty().get().equals("New token picked up"));
        screen.await(() -> !page.token().factsProperty().get().orElseThrow().lastUsed().equals("Never"));
        assertEquals(List.of("GET /api/v1/scim-configuration", "GET /api/v1/scim-configuration"),
                askedSince(before));
    }

    private List<String> askedSince(int before) {
        return sockets.requests().stream().skip(before).toList();
    }

    private void addDomainAndUseItsToken() {
        page.domains().openForm();
        page.domains().nameProperty().set("acme.com");
        page.domains().add();
        screen.await(() -> page.token().issuedProperty().get().isPresent());
        assertEquals(200, call(shown()));
        screen.await(() -> !page.rotation().clients().breaks().isEmpty()
                && !page.guides().arrivals().isEmpty());
        // What the guides look back for is asked beside that, and this last.
        screen.await(() -> sockets.requests().stream()
                .anyMatch(request -> request.contains("text=group.created")));
    }

    private String shown() {
        return page.token().issuedProperty().get().map(ScimToken::reveal).orElseThrow();
    }

    private int call(String token) {
        return server.sendTo("/scim/v2/Users?count=1", "GET", "", "Authorization", "Bearer " + token,
                "User-Agent", OKTA).status();
    }
}
