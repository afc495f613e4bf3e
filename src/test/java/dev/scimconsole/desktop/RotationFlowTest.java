package dev.scimconsole.desktop;

import static dev.scimconsole.desktop.Screen.addTheFirstDomain;
import static dev.scimconsole.desktop.Screen.await;
import static dev.scimconsole.desktop.Screen.awaitShown;
import static dev.scimconsole.desktop.Screen.shows;
import static dev.scimconsole.desktop.Screen.use;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.Wire;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.demo.simulator.Exchange;
import dev.scimconsole.demo.simulator.IdentityProviderSimulator;
import dev.scimconsole.demo.simulator.Outcome;
import dev.scimconsole.demo.simulator.Progress;
import dev.scimconsole.demo.simulator.SimulatedProvider;
import dev.scimconsole.demo.simulator.SimulatorListener;
import dev.scimconsole.desktop.settings.MemorySettings;
import dev.scimconsole.desktop.widgets.texts.RichText;
import dev.scimconsole.desktop.widgets.secrets.TokenField;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A rotation as an administrator lives through it: the real window, the real service, which is restarted in
/// the middle, and two simulated identity providers.
@Tag("desktop")
@OnScreen
class RotationFlowTest {

    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
    private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");

    @TempDir(factory = MemoryFolder.class) Path folder;
    private final WatchedSockets sockets = new WatchedSockets();
    private final AtomicInteger demosEnded = new AtomicInteger();
    private RunningServer server;
    private ConsoleWindow window;
    private IdentityProviderSimulator okta;
    private IdentityProviderSimulator entra;

    @Start
    void start(Stage stage) {
        server = RunningServer.setUpWithViewer(folder);
        String url = server.server().scimBaseUrl().toString();
        okta = new IdentityProviderSimulator(SimulatedProvider.OKTA, url);
        entra = new IdentityProviderSimulator(SimulatedProvider.ENTRA_ID, url);
        window = new ConsoleWindow(stage,
                new StartOptions(new StartOptions.Start.InDemo(),
                        () -> new ServedDemo(() -> server.server().address(), demosEnded::incrementAndGet),
                        new MemorySettings(), NoonClock.begun(), sockets),
                () -> {});
        window.show();
    }

    @AfterEach
    void end(FxRobot robot) {
        robot.interact(() -> window.close());
        okta.close();
        entra.close();
        server.close();
        assertTrue(sockets.opened() > 0);
        assertEquals(false, sockets.usedOnFxThread(), "I/O on the JavaFX thread");
    }

    @Test
    void whoeverSignsOutGoesOnAsNobodyElse(FxRobot robot) {
        awaitShown("#addDomain");
        List<MenuItem> account = Screen.node("#accountMenu", MenuButton.class).getItems();
        MenuItem viewer = account.stream()
                .filter(item -> item.getText() != null && item.getText().contains("Viewer")).findFirst()
                .orElseThrow();
        MenuItem signOut = account.stream().filter(item -> "signOut".equals(item.getId())).findFirst()
                .orElseThrow();
        robot.interact(() -> {
            viewer.fire();
            signOut.fire();
        });
        awaitShown("#tryDemo");
        await(() -> sockets.requests().stream().filter("DELETE /api/v1/sessions/current"::equals)
                .count() == 2);
        assertTrue(shows("#tryDemo"));
    }

    @Test
    void aDemoIsEndedForAnother(FxRobot robot) {
        awaitShown("#addDomain");
        endTheSession(robot);
        awaitShown("#tryDemo");
        Screen.press("#tryDemo");
        awaitShown("#addDomain");
        await(() -> demosEnded.get() == 1);
    }

    @Test
    void aDemoIsEndedForAnotherServer(FxRobot robot) {
        awaitShown("#addDomain");
        endTheSession(robot);
        awaitShown("#changeServer");
        Screen.press("#changeServer");
        try (Wire another = Wire.to(server.server().address())) {
            Screen.type("#server", another.address().toString());
            Screen.press("#useServer");
            awaitShown("#signIn");
            Screen.type("#email", RunningServer.OWNER);
            Screen.type("#password", RunningServer.PASSWORD);
            Screen.press("#signIn");
            awaitShown("#addDomain");
            await(() -> demosEnded.get() == 1);
        }
    }

    @Test
    void twoIdentityProvidersThroughEveryState(FxRobot robot) {
        addTheFirstDomain(robot);
        paste(okta);
        paste(entra);
        assertTrue(calls(okta) && calls(entra));
        await(() -> text("#rhythms").contains("Still learning how often Okta calls")
                && text("#rhythms").contains("Microsoft Entra ID"));
        await(() -> node("#step-token").getPseudoClassStates().contains(DONE)
                || node("#step-test").getPseudoClassStates().contains(DONE));

        await(() -> node("#warningBox").getStyleClass().contains("quiet"));
        assertTrue(text("#tokenWarning").startsWith("Your identity provider uses this token."),
                text("#tokenWarning"));

        refreshReading("**Okta** used it", "**Microsoft Entra ID** used it");
        assertTrue(node("#warningBox").getStyleClass().contains("attention"));
        await(() -> text("#rotationBadge").equals("3 steps left"));
        robot.clickOn("#tokenField .copy-field-value");
        await(() -> text("#rotationBadge").equals("2 steps left"));
        assertEquals("Waiting for your identity provider", status());
        assertTrue(text("#rotationLines").contains("**Okta has not called yet.**"), text("#rotationLines"));

        assertEquals(false, calls(okta));
        await(() -> status().equals("Old token still in use"));
        assertTrue(text("#rotationLines").contains("**1 request rejected** with the revoked token"));
        assertTrue(text("#rotationLines").contains("**Okta SCIM Client 1.0.0** (127.0.0.1)"));

        assertEquals(false, calls(entra));
        await(() -> text("#rotationLines").contains("**Microsoft Entra ID still presents the old token.**"));
        restartTheService();
        assertTrue(text("#rotationLines").contains("**1 request rejected** with the revoked token"));

        paste(okta);
        assertTrue(callsAfterRestart(okta));
        await(() -> status().startsWith("Mixed"));
        assertTrue(text("#rotationLines").contains("**Okta uses the new token**"));
        assertTrue(text("#rotationLines").contains("**Microsoft Entra ID still presents the old token.**"));
        assertTrue(text(".toast").contains("Not yet changed: Microsoft Entra ID"), text(".toast"));
        showWhere(robot);

        paste(entra);
        assertTrue(callsAfterRestart(entra));
        await(() -> status().equals("New token picked up"));
        assertEquals("Picked up", text("#rotationBadge"));
        assertTrue(text("#interruption").startsWith("Provisioning was interrupted for "));

        use("#reload", Node.class, it -> it.fireEvent(new ActionEvent()));
        await(() -> shown(".masked") && status().equals("New token picked up"));
        readWhatWasMissed();
        waitInVain(robot);
    }

    /// Nobody calls for a day: the rotation has gone silent.
    private void waitInVain(FxRobot robot) {
        refreshReading("**Okta** used it");
        await(() -> status().equals("Waiting for your identity provider"));
        robot.clickOn("#tokenField .copy-field-value");
        server.passTime(Duration.ofHours(26));
        robot.push(KeyCode.F5);
        await(() -> shown("#signIn"));
        use("#signIn", Button.class, it -> it.fire());
        await(() -> shown("#rotationLines") && status().startsWith("Silent"));
        assertEquals("Silent", text("#rotationBadge"));
        assertTrue(text("#rotationLines").contains("**Okta should have called by "), text("#rotationLines"));
    }

    private void readWhatWasMissed() {
        use("#showMissed", Button.class, it -> it.fire());
        await(() -> text("#missedAttempts").contains("2 × Search users"));
        assertTrue(text("#missedLead").contains("no change could get through"), text("#missedLead"));
        assertTrue(text("#missedResend").contains("**Restart provisioning**"), text("#missedResend"));
        use("#closeMissed", Button.class, it -> it.fire());
        await(() -> !shown("#missedChanges"));
    }

    private void showWhere(FxRobot robot) {
        Hyperlink link = (Hyperlink) node("#rotationLines .show-where");
        robot.interact(link::fire);
        await(() -> shown("#guideSteps #step-token")
                && node("#guideSteps #step-token").getPseudoClassStates().contains(POINTED));
        assertTrue(text("#guideSteps").contains("**Secret Token**"));
        Hyperlink why = (Hyperlink) node("#rotationLines .show-why");
        robot.interact(why::fire);
        await(() -> text("#articleTitle").startsWith("Provisioning fails with 401"));
        use("#articleTitle", Node.class, it -> it.getScene().getWindow().hide());
    }

    private void restartTheService() {
        int port = server.server().address().getPort();
        server.close();
        await(() -> shown("#rotationStale"));
        server = RunningServer.again(folder, port);
        await(() -> !shown("#rotationStale"));
    }

    /// Refreshes, having read the warning.
    private static void refreshReading(String... parts) {
        String before = shown("#tokenField") ? token() : "";
        Platform.runLater(((Button) node("#refresh"))::fire);
        await(() -> shown(".console-dialog .button.danger"));
        for (String part : parts) {
            assertTrue(text(".console-dialog").contains(part), text(".console-dialog"));
        }
        Platform.runLater(((Button) node(".console-dialog .button.danger"))::fire);
        await(() -> !shown(".console-dialog") && shown("#tokenField") && !token().equals(before));
    }

    private void paste(IdentityProviderSimulator simulator) {
        // As an administrator does, by way of text.
        simulator.paste(token().toCharArray());
    }

    /// The first try may meet a connection that the restart has broken.
    private static boolean callsAfterRestart(IdentityProviderSimulator simulator) {
        boolean first = calls(simulator);
        return first || calls(simulator);
    }

    /// What Microsoft Entra ID tests is no provisioning yet, so it brings somebody along.
    private static boolean calls(IdentityProviderSimulator simulator) {
        SimulatorListener nobody = new SimulatorListener() {
            @Override
            public void exchanged(Exchange exchange) {
                // What counts is what the page says.
            }

            @Override
            public void progressed(Progress progress) {
                // The same.
            }
        };
        return switch (simulator.provider()) {
            case ENTRA_ID -> simulator.syncOne("gpark@acme.com", nobody) instanceof Outcome.Synchronized;
            case OKTA, AUTHENTIK -> simulator.testConnection(nobody) instanceof Outcome.Connected;
        };
    }

    private static String token() {
        return fx(() -> ((TokenField) node("#tokenField")).tokenProperty().get().map(ScimToken::reveal)
                .orElse(""));
    }

    private void endTheSession(FxRobot robot) {
        server.passTime(Duration.ofHours(8));
        robot.interact(() -> robot.lookup("#reload").<Button>tryQuery().ifPresent(Button::fire));
    }

    private static String status() {
        return text(".page-title-line > .badge");
    }

    /// All words in what is shown there.
    private static String text(String selector) {
        return fx(() -> nodes(selector).stream().map(RotationFlowTest::words)
                .collect(Collectors.joining("\n")));
    }

    private static String words(Node node) {
        return switch (node) {
            case RichText rich -> rich.getText();
            case Labeled labeled when labeled.getText() != null && !labeled.getText().isEmpty() -> labeled
                    .getText();
            case Parent parent -> parent.getChildrenUnmodifiable().stream()
                    .map(RotationFlowTest::words).collect(Collectors.joining("\n"));
            default -> "";
        };
    }

    private static Node node(String selector) {
        return nodes(selector).getFirst();
    }

    private static List<Node> nodes(String selector) {
        return Window.getWindows().stream().filter(Window::isShowing)
                .flatMap(window -> window.getScene().getRoot().lookupAll(selector).stream())
                .filter(Screen::isShown).toList();
    }

    private static boolean shown(String selector) {
        return !nodes(selector).isEmpty();
    }

    private static <T> T fx(Callable<T> work) {
        return Platform.isFxApplicationThread()
                ? call(work)
                : WaitForAsyncUtils.waitForAsyncFx(10_000, work);
    }

    private static <T> T call(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
