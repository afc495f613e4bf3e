package dev.scimconsole.desktop.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.contract.configuration.AddDomain;
import dev.scimconsole.contract.configuration.ConfigurationChange;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.desktop.ManualTime;
import dev.scimconsole.desktop.TestFailures;
import dev.scimconsole.desktop.TestScreen;
import dev.scimconsole.desktop.guides.EnglishGuides;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is told of a rotation on other pages, on a real service without a toolkit. This thread is the
/// screen's: it runs what arrives there while it waits.
@Tag("desktop")
@Tag("desktop.rotation")
@Timeout(90)
class RotationWatchTest {

    private static final String OKTA = "Okta SCIM Client 1.0.0";

    @TempDir(factory = MemoryFolder.class) Path folder;
    private final ManualTime time = new ManualTime();
    private final TestFailures failures = new TestFailures();
    private final TestScreen screen = new TestScreen();
    private final List<String> told = new ArrayList<>();
    private RunningServer server;
    private ConsoleClient client;
    private AdminSession session;
    private Tasks tasks;
    private RotationWatch watch;

    @BeforeEach
    void open() throws CallFailedException {
        server = RunningServer.setUp(folder);
        client = ConsoleClient.at(server.server().address());
        session = client.signIn(new SignIn(RunningServer.OWNER, RunningServer.PASSWORD));
        tasks = Tasks.onVirtualThreads(screen, failures);
        watch = new RotationWatch(session, tasks, screen, () -> EnglishGuides.ALL, new Messages(), time, time,
                (title, text) -> told.add(text));
    }

    @AfterEach
    void close() {
        watch.end();
        tasks.close();
        client.close();
        server.close();
        assertEquals(List.of(), failures.defects());
        assertEquals(0, time.waiting(), "something still waits for time to pass");
    }

    @Test
    void aPickUpIsToldOnceAndEndsIt() throws CallFailedException {
        String first = reveal(session.addDomain(new AddDomain("acme.com", false)).value());
        call(first);
        String second = refresh();
        watch.begin();
        screen.await(watch::isWatching);
        call(second);
        screen.await(() -> {
            time.pass(Duration.ofSeconds(1));
            return !told.isEmpty();
        });
        assertTrue(told.getFirst().startsWith("Okta uses the new token"), told::toString);
        awaitEnd();
        assertEquals(1, told.size());
    }

    @Test
    void whereNothingIsAwaitedItEnds() throws CallFailedException {
        watch.begin();
        awaitEnd();
        String token = reveal(session.addDomain(new AddDomain("acme.com", false)).value());
        call(token);
        watch.begin();
        awaitEnd();
        assertEquals(List.of(), told);
    }

    @Test
    void aServiceThatHasStoppedIsNotWatched() {
        server.close();
        watch.begin();
        awaitEnd();
    }

    /// Time passes for nothing any more.
    private void awaitEnd() {
        screen.await(() -> time.waiting() == 0);
    }

    private String refresh() throws CallFailedException {
        return reveal(session.refreshToken(session.configuration().etag().orElseThrow()).value());
    }

    private static String reveal(ConfigurationChange change) {
        try (ScimToken issued = change.issuedToken().orElseThrow()) {
            // The simulated client sends it over HTTP.
            return issued.reveal();
        }
    }

    private void call(String with) {
        server.sendTo("/scim/v2/Users?count=1", "GET", "", "Authorization", "Bearer " + with, "User-Agent",
                OKTA);
    }
}
