package dev.scimconsole.desktop;

import static dev.scimconsole.desktop.Screen.await;
import static dev.scimconsole.desktop.Screen.awaitShown;
import static dev.scimconsole.desktop.Screen.node;
import static dev.scimconsole.desktop.Screen.press;
import static dev.scimconsole.desktop.Screen.shows;
import static dev.scimconsole.desktop.Screen.type;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.scimconsole.client.Wire;
import dev.scimconsole.client.network.Authorities;
import dev.scimconsole.client.network.Proxies;
import dev.scimconsole.desktop.preferences.Machine;
import dev.scimconsole.desktop.settings.MemorySettings;
import dev.scimconsole.desktop.settings.ServerProfile;
import dev.scimconsole.desktop.signin.SessionKeychain;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.net.ProxySelector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// From the sign-in screen into the demo and out of it, with what the console remembers.
@Tag("desktop")
@OnScreen
class DemoSignInFlowTest {

    @TempDir(factory = MemoryFolder.class) private Path folder;
    private final WatchedSockets sockets = new WatchedSockets();
    private final MemorySettings settings = new MemorySettings();
    private final AtomicInteger demosBegun = new AtomicInteger();
    private final AtomicInteger demosEnded = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final List<Consumer<String>> starts = new ArrayList<>();
    private final CountDownLatch mayStart = new CountDownLatch(1);
    private RunningServer server;
    private ConsoleWindow window;

    @Start
    void start(Stage stage) {
        server = RunningServer.setUp(folder);
        Machine machine = new Machine("1.2.3", Optional.empty(), Optional.empty(),
                new Proxies(Map.of(), ProxySelector.of(null)), new Authorities(Optional.empty()), _ -> {},
                starts::add);
        window = new ConsoleWindow(stage,
                new StartOptions(new StartOptions.Start.AtSignIn(Optional.empty()), this::demo, settings,
                        NoonClock.begun(), sockets, SessionKeychain.none(), machine),
                closed::incrementAndGet);
        window.show();
    }

    @AfterEach
    void end(FxRobot robot) {
        mayStart.countDown();
        assertFalse(sockets.usedOnFxThread(), "I/O on the JavaFX thread");
        robot.interact(() -> window.close());
        await(() -> closed.get() > 0, "the end");
        server.close();
    }

    @Test
    void aRealServerIsRememberedAndTheDemoIsNot(FxRobot robot) {
        try (Wire real = Wire.to(server.server().address())) {
            settings.remember(new ServerProfile(real.address(), RunningServer.ORGANIZATION,
                    "before@acme.com", true));
            mayStart.countDown();
            press("#tryDemo");
            awaitShown("#addDomain");
            endTheSession(robot);
            press("#signIn");
            awaitShown("#addDomain");
            endTheSession(robot);
            press("#changeServer");
            type("#server", real.address().toString());
            press("#useServer");
            awaitShown("#signIn");
            type("#email", RunningServer.OWNER);
            type("#password", RunningServer.PASSWORD);
            press("#signIn");
            awaitShown("#addDomain");
            await(() -> demosEnded.get() == 1, "the demo's end");
            assertEquals(List.of(new ServerProfile(real.address(), RunningServer.ORGANIZATION,
                    RunningServer.OWNER, false)), settings.servers());
        }
    }

    @Test
    void aLinkThatArrivesWhileTheDemoStartsIsFollowedAndTheDemoEnds() {
        press("#tryDemo");
        await(() -> demosBegun.get() == 1, "the demo's start");
        assertFalse(shows("#tryDemo"));
        starts.getFirst().accept("scim-console://127.0.0.1:9/setup#ABCD-EFGH-IJKL");
        awaitShown("#useServer");
        assertEquals("http://127.0.0.1:9", node("#server", TextField.class).getText());
        mayStart.countDown();
        await(() -> demosEnded.get() == 1, "the demo's end");
        Screen.settle();
        assertEquals("http://127.0.0.1:9", node("#server", TextField.class).getText());
        assertFalse(shows("#addDomain"));
    }

    private void endTheSession(FxRobot robot) {
        server.passTime(Duration.ofHours(8));
        robot.interact(() -> robot.lookup("#reload").<Button>tryQuery().ifPresent(Button::fire));
        awaitShown("#changeServer");
    }

    private DemoSource.Demo demo() {
        demosBegun.incrementAndGet();
        try {
            mayStart.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return new ServedDemo(() -> server.server().address(), demosEnded::incrementAndGet);
    }
}
