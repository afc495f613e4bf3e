package dev.scimconsole.desktop;

import static dev.scimconsole.desktop.Screen.awaitShown;
import static dev.scimconsole.desktop.Screen.press;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.client.Wire;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.contract.connections.CreateConnection;
import dev.scimconsole.demo.OfflineDemo;
import dev.scimconsole.desktop.page.Product;
import dev.scimconsole.desktop.settings.Language;
import dev.scimconsole.desktop.settings.MemorySettings;
import dev.scimconsole.server.RunningServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Nothing jumps under the pointer while a page loads, whichever of its answers comes last: in the middle of a
/// rotation, with refused changes and a connection beside the token.
@Tag("desktop")
@OnScreen
class SteadyPageFlowTest {

    private final WatchedSockets sockets = new WatchedSockets();
    private final CountDownLatch held = new CountDownLatch(1);
    private OfflineDemo demo;
    private Wire wire;
    private Stage stage;
    private ConsoleWindow window;

    @Start
    void start(Stage shown) throws Exception {
        stage = shown;
        demo = OfflineDemo.start(RunningServer.CHEAP);
        wire = Wire.to(demo.address());
        RefusedPeople.play(demo);
        try (ConsoleClient client = ConsoleClient.at(demo.address())) {
            AdminSession session = client.signIn(demo.orgAdmin());
            session.connections().create(new CreateConnection("Entra production", Optional.empty()));
            session.refreshToken(session.configuration().etag().orElseThrow()).value().issuedToken()
                    .orElseThrow().close();
        }
        window = new ConsoleWindow(stage, new StartOptions(new StartOptions.Start.InDemo(), Behind::new,
                new MemorySettings(), NoonClock.begun(), sockets), () -> {});
        window.show();
        stage.setWidth(1280);
        stage.setHeight(800);
    }

    @AfterEach
    void end(FxRobot robot) {
        held.countDown();
        robot.interact(() -> window.close());
        assertFalse(sockets.usedOnFxThread(), "I/O on the JavaFX thread");
        wire.close();
        demo.close();
    }

    @ParameterizedTest
    @CsvSource({"scim-configuration, scim-configuration", "scim-configuration, rotation",
            "scim-configuration, connections", "scim-configuration, refused-changes",
            "scim-configuration, events", "security, scim-configuration", "security, refused-changes"})
    void whatIsShownStaysWhereItIsWhenTheLastAnswerComes(String page, String last) throws Exception {
        awaitShown("#rotationLines");
        press("#nav-help");
        awaitShown("#articleTitle");
        String request = "GET /api/v1/" + last;
        long asked = wire.count(request);
        wire.strike(request, new Wire.Fault.Slow(held));
        press("#nav-" + page);
        Screen.await(() -> wire.count(request) > asked, request);
        // It asks before it takes the place of the one before, and then it has to be laid out.
        Screen.awaitGone("#articleTitle");
        if (last.equals("rotation")) {
            assertEquals(List.of(), Screen.texts(".page-title-line > .badge"),
                    "Enabled, before that is known");
        }
        Map<Node, Bounds> before = places();
        assertTrue(before.size() > 20, before::toString);
        wire.mend();
        held.countDown();
        awaitShown(page.equals("security") ? "#accessTile" : "#rotationLines");
        awaitShown("#refusedLine");
        Screen.settle();
        assertEquals("", String.join("\n", moved(before)));
    }

    @ParameterizedTest
    @CsvSource({"ENGLISH, users", "GERMAN, users", "ENGLISH, groups", "GERMAN, groups",
            "ENGLISH, refused-changes", "GERMAN, refused-changes", "ENGLISH, security", "GERMAN, security",
            "ENGLISH, scim-configuration", "GERMAN, scim-configuration", "ENGLISH, admin-access",
            "GERMAN, admin-access", "ENGLISH, alerts", "GERMAN, alerts", "ENGLISH, activity",
            "GERMAN, activity"})
    void neitherDoesItMoveInAWindowOfTheLeastSize(Language language, String page, FxRobot robot) {
        awaitShown("#rotationLines");
        robot.interact(() -> {
            stage.setWidth(960);
            stage.setHeight(600);
        });
        ScreenTour.choose(robot, language, 100);
        press("#nav-help");
        awaitShown("#articleTitle");
        wire.strike("GET /api/v1/", new Wire.Fault.Slow(held));
        press("#nav-" + page);
        awaitShown(".skeleton");
        Screen.settle();
        Map<Node, Bounds> before = places();
        assertTrue(before.size() > 10, before::toString);
        wire.mend();
        held.countDown();
        Screen.awaitGone(".skeleton");
        Screen.settle();
        assertEquals("", String.join("\n", moved(before)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"users", "groups", "refused-changes", "security", "scim-configuration",
            "admin-access", "alerts", "activity"})
    void aPageHasItsShapeAtOnce(String page) {
        awaitShown("#rotationLines");
        press("#nav-help");
        awaitShown("#articleTitle");
        wire.strike("GET /api/v1/", new Wire.Fault.Slow(held));
        press("#nav-" + page);
        awaitShown(".skeleton");
        // It offers to cancel after five seconds.
        awaitShown(".page-holder .loading-mark");
        wire.mend();
        held.countDown();
        Screen.awaitGone(".skeleton");
    }

    /// Where each control is that is on the screen.
    private Map<Node, Bounds> places() {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            Map<Node, Bounds> places = new HashMap<>();
            Bounds screen = stage.getScene().getRoot().getLayoutBounds();
            nodes(stage.getScene().getRoot()).filter(Control.class::isInstance).filter(Screen::isShown)
                    .forEach(node -> places.put(node, node.localToScene(node.getLayoutBounds())));
            places.values().removeIf(place -> !place.intersects(screen));
            return places;
        });
    }

    private static List<String> moved(Map<Node, Bounds> before) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            List<String> moved = new ArrayList<>();
            before.forEach((node, place) -> {
                Bounds now = node.localToScene(node.getLayoutBounds());
                if (node.getScene() != null && Screen.isShown(node)
                        && Math.max(Math.abs(now.getMinX() - place.getMinX()),
                                Math.abs(now.getMinY() - place.getMinY())) > 0.5) {
                    moved.add(node + ": " + place + " -> " + now);
                }
            });
            return moved;
        });
    }

    private static Stream<Node> nodes(Node node) {
        return node instanceof Parent parent
                ? Stream.concat(Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(SteadyPageFlowTest::nodes))
                : Stream.of(node);
    }

    /// The demo behind the wire.
    private final class Behind implements DemoSource.Demo {

        @Override
        public URI address() {
            return wire.address();
        }

        @Override
        public SignIn orgAdmin() {
            return demo.orgAdmin();
        }

        @Override
        public SignIn viewer() {
            return demo.viewer();
        }

        @Override
        public List<Product> products() {
            return List.of();
        }

        @Override
        public void close() {
            // The test ends it itself.
        }
    }
}
