package dev.scimconsole.desktop;

import static dev.scimconsole.desktop.Screen.addTheFirstDomain;
import static dev.scimconsole.desktop.Screen.await;
import static dev.scimconsole.desktop.Screen.awaitShown;
import static dev.scimconsole.desktop.Screen.confirm;
import static dev.scimconsole.desktop.Screen.node;
import static dev.scimconsole.desktop.Screen.press;
import static dev.scimconsole.desktop.Screen.type;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.desktop.widgets.notices.MessageBox;
import dev.scimconsole.desktop.widgets.notices.SpokenLine;
import dev.scimconsole.desktop.widgets.secrets.TokenField;
import java.io.IOException;
import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What a screen reader hears of each kind of notice, without the focus going there.
@Tag("desktop")
@OnScreen
class AnnouncementFlowTest {

    private DemoWindow demo;
    private Notices notices;
    private Stage stage;

    @Start
    void start(Stage shown) throws IOException {
        stage = shown;
        demo = DemoWindow.open(shown);
        notices = new Notices();
    }

    @AfterEach
    void end(FxRobot robot) {
        robot.interact(notices::close);
        demo.close(robot);
    }

    @Test
    void aToastIsSaidByTheLineOfItsWindow(FxRobot robot) {
        awaitShown("#addDomain");
        robot.interact(() -> demo.tell("Domain added", "acme.com is covered."));
        assertEquals("Domain added. acme.com is covered.", said());
        robot.interact(() -> demo.tell("Domain added", "acme.com is covered."));
        assertEquals(2, times("Domain added. acme.com is covered."));
    }

    @Test
    void aBannerIsSaidWhenItComesAndWhenItChanges(FxRobot robot) {
        addTheFirstDomain(robot);
        await(() -> times("Update your identity provider now.") == 1, "the warning");
        TokenField field = node("#tokenField", TokenField.class);
        robot.interact(field::requestFocus);
        robot.push(KeyCode.ENTER);
        await(() -> times("Copied, clears") == 1, "that the token is copied");
        press("#pause");
        confirm();
        await(() -> times("Paused") == 1, "the pause");
        assertEquals(1, times("Update your identity provider now."));
    }

    @Test
    void whatIsWrongWithAFieldIsSaid(FxRobot robot) {
        press("#addDomain");
        awaitShown("#domainName");
        type("#domainName", "@");
        press("#add");
        awaitShown("#domainError");
        String first = text("#domainError");
        await(() -> times(first) == 1, "the error");
        // The same mistake once more is the same sentence once more.
        type("#domainName", "acme");
        type("#domainName", "@");
        press("#add");
        await(() -> times(first) == 2, "the same error");
        assertTrue(said().contains(first), said());
    }

    @Test
    void aPageThatCannotBeReadSaysSo(FxRobot robot) {
        awaitShown("#addDomain");
        demo.stopService();
        press("#nav-users");
        awaitShown("#pageError");
        await(() -> times(text("#pageError")) == 1, "why there is nothing");
    }

    /// In Japanese no blank stands between sentences.
    @Test
    void eachTextOfANoticeIsSaidAsALineOfItsOwn(FxRobot robot) {
        robot.interact(() -> ((Pane) stage.getScene().getRoot()).getChildren()
                .add(new MessageBox(new VBox(new Label("拒否されました。"), new Label("要求元：Okta")))));
        await(() -> times("拒否されました。\n要求元：Okta") == 1, "both lines");
    }

    private long times(String part) {
        return notices.told().stream().filter(words -> words.contains(part)).count();
    }

    private String said() {
        Screen.settle();
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            List<Node> lines = stage.getScene().getRoot().getChildrenUnmodifiable().stream()
                    .filter(SpokenLine.class::isInstance).toList();
            return (String) lines.getFirst().queryAccessibleAttribute(AccessibleAttribute.TEXT);
        });
    }

    private static String text(String selector) {
        return Screen.texts(selector).getFirst();
    }
}
