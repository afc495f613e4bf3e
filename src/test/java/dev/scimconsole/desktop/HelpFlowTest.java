package dev.scimconsole.desktop;

import static dev.scimconsole.desktop.Screen.addTheFirstDomain;
import static dev.scimconsole.desktop.Screen.await;
import static dev.scimconsole.desktop.Screen.awaitGone;
import static dev.scimconsole.desktop.Screen.awaitShown;
import static dev.scimconsole.desktop.Screen.clipboard;
import static dev.scimconsole.desktop.Screen.node;
import static dev.scimconsole.desktop.Screen.press;
import static dev.scimconsole.desktop.Screen.shows;
import static dev.scimconsole.desktop.Screen.type;
import static dev.scimconsole.desktop.Screen.use;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.activity.EventOutcome;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.desktop.widgets.secrets.CopyField;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Help, as an administrator comes to it in the middle of something, against the offline demo.
@Tag("desktop")
@OnScreen
class HelpFlowTest {

    private DemoWindow demo;

    @Start
    void start(Stage stage) throws Exception {
        demo = DemoWindow.open(stage);
    }

    @AfterEach
    void end(FxRobot robot) {
        demo.close(robot);
    }

    @Test
    void helpBesideThePageLeavesTheTokenWhereItIs(FxRobot robot) {
        addTheFirstDomain(robot);
        ScimToken token = Screen.token();
        robot.push(KeyCode.F1);
        await(() -> title().startsWith("Refresh the token"), "the article that fits the page");
        follow("page:scim-configuration#rotation");
        awaitShown("#tokenField");
        assertFalse(token.isWiped());
        assertFalse(shows(".console-dialog"), "asked although nothing would be lost");
        press("#learnMore");
        use("#articleTitle", Label.class, it -> it.getScene().getWindow().requestFocus());
        robot.push(KeyCode.ESCAPE);
        awaitGone("#articleTitle");
        assertTrue(shows("#tokenField"));
    }

    @Test
    void helpIsAPageWhoseArticlesAreSearchedReadCopiedAndLeadOn(FxRobot robot) {
        awaitShown("#addDomain");
        press("#nav-help");
        awaitShown("#articles");
        assertEquals("Admin › Help", breadcrumb());
        assertEquals("Create the SCIM token", title());
        String url = node("#copy-create-token-4", CopyField.class).textProperty().get();
        assertTrue(url.endsWith("/scim/v2"), url);

        type("#searchHelp", "bearer twice");
        await(() -> shows("#article-fix-401") && !shows("#article-leaver-or-leak"), "what was found");
        robot.clickOn("#searchHelp").push(KeyCode.ENTER);
        assertTrue(title().startsWith("Provisioning fails with 401"), title());
        type("#searchHelp", "xyzzy");
        awaitShown("#noArticles");
        type("#searchHelp", "");

        press("#copyArticle");
        await(() -> clipboard().startsWith("Provisioning fails with 401"), "the copy");
        follow("article:okta");
        await(() -> title().equals("Set up Okta"), "the other article");
        assertTrue(shows("#step-to-app"));
        assertFalse(shows(".step-arrival"), "a step of Help waits for no request");

        robot.push(KeyCode.F1);
        assertEquals("Set up Okta", title());
        press("#article-fix-401");
        follow("page:activity#refused");
        awaitShown("#events");
        assertEquals(Optional.of(EventOutcome.REFUSED), node("#outcome", ChoiceBox.class).getValue());
    }

    @Test
    void aUserWhoWasRefusedIsExplainedFromActivityAndFromUsers(FxRobot robot) throws Exception {
        addTheFirstDomain(robot);
        assertEquals(400, demo.createUser(Screen.token(), "jane@other.example"));
        press("#nav-activity");
        Screen.confirm();
        awaitShown("#events");
        TableView<?> events = node("#events", TableView.class);
        await(() -> events.getItems().size() > 0, "the events");
        robot.interact(() -> events.getSelectionModel().selectFirst());
        awaitShown("#detailsHelp");
        assertEquals("Create user jane@other.example", node("#detailsTitle", Label.class).getText());
        assertTrue(node("#detailsWhy", Label.class).getText().startsWith("The user’s domain is not among"));
        press("#detailsHelp");
        await(() -> title().startsWith("Somebody is missing"), "the article about it");
        robot.push(KeyCode.ESCAPE);
        awaitGone("#articleTitle");
        press("#nav-users");
        Node users = node("#users", Node.class);
        // No window manager gives it back the focus here.
        robot.interact(() -> users.getScene().getWindow().requestFocus());
        robot.push(KeyCode.F1);
        await(() -> title().startsWith("Somebody is missing"), "the article that fits the page");
    }

    private static String title() {
        return node("#articleTitle", Label.class).getText();
    }

    private static String breadcrumb() {
        HBox way = node(".breadcrumb", HBox.class);
        return WaitForAsyncUtils.waitForAsyncFx(10_000,
                () -> way.getChildren().stream()
                        .map(part -> ((Labeled) part).getText()).collect(Collectors.joining(" ")));
    }

    private static void follow(String to) {
        Node body = node("#articleBody", Node.class);
        Hyperlink link = WaitForAsyncUtils.waitForAsyncFx(10_000,
                () -> body.lookupAll(".help-link").stream().map(Hyperlink.class::cast)
                        .filter(one -> to.equals(one.getUserData())).findFirst().orElseThrow());
        Platform.runLater(link::fire);
        Screen.settle();
    }
}
