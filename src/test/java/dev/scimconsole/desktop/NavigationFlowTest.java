package dev.scimconsole.desktop;

import static dev.scimconsole.desktop.Screen.awaitShown;
import static dev.scimconsole.desktop.Screen.node;
import static dev.scimconsole.desktop.Screen.shows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.desktop.shell.Shortcuts;
import dev.scimconsole.desktop.widgets.layout.OneByOne;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The way from one page to the next.
@Tag("desktop")
@OnScreen
class NavigationFlowTest {

    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private DemoWindow demo;
    private Stage stage;

    @Start
    void start(Stage shown) throws IOException {
        stage = shown;
        demo = DemoWindow.open(stage);
    }

    @AfterEach
    void end(FxRobot robot) {
        demo.close(robot);
    }

    @Test
    void itIsToldAtOnceAndThePageFollows(FxRobot robot) {
        awaitShown("#addDomain");
        robot.interact(() -> {
            assertFalse(isMarked("#nav-users"));
            button("#nav-users").fire();
            assertTrue(isMarked("#nav-users"), "the entry is marked within the click");
            assertFalse(isMarked("#nav-scim-configuration"));
            assertTrue(stage.getTitle().startsWith("Users"), stage.getTitle());
            assertTrue(find("#addDomain") != null, "what was left stays in sight until the page is there");
        });
        awaitShown("#users");
        assertFalse(shows("#addDomain"));
    }

    /// Its page is made meanwhile.
    @Test
    void anEntryThatIsHeldLeadsNowhereUnlessItIsLetGoOverIt(FxRobot robot) {
        awaitShown("#addDomain");
        robot.moveTo("#nav-users").press(MouseButton.PRIMARY);
        robot.moveTo("#nav-groups").release(MouseButton.PRIMARY);
        assertTrue(shows("#addDomain"));
        assertTrue(isMarked("#nav-scim-configuration"));
        robot.moveTo("#nav-users").press(MouseButton.PRIMARY);
        assertTrue(shows("#addDomain"));
        robot.release(MouseButton.PRIMARY);
        awaitShown("#users");
        assertFalse(shows("#addDomain"));
    }

    /// It is gone with the pointer.
    @Test
    void whoPausesAtAnEntryHasItsPageStyledUnseen(FxRobot robot) {
        awaitShown("#addDomain");
        robot.moveTo("#nav-users");
        Screen.await(() -> isStyled("#search"));
        assertFalse(shows("#search"));
        robot.moveTo("#addDomain");
        Screen.await(() -> find("#search") == null);
        robot.moveTo("#nav-users");
        Screen.await(() -> isStyled("#search"));
        robot.clickOn(MouseButton.PRIMARY);
        awaitShown("#search");
        assertFalse(shows("#addDomain"));
    }

    /// What was loaded then would be old.
    @Test
    void whoStaysAtAnEntryForLongHasItsPageMadeAtTheClick(FxRobot robot) {
        awaitShown("#addDomain");
        robot.moveTo("#nav-users");
        Screen.await(() -> isStyled("#search"));
        Screen.await(() -> find("#search") == null);
        robot.clickOn(MouseButton.PRIMARY);
        awaitShown("#search");
    }

    @Test
    void whoComesToAnEntryByTheKeysHasItsPageStyledUnseen(FxRobot robot) {
        awaitShown("#addDomain");
        robot.interact(() -> button("#nav-alerts").requestFocus());
        robot.push(KeyCode.TAB);
        assertTrue(button("#nav-activity").isFocusVisible());
        Screen.await(() -> isStyled("#verify"));
        assertFalse(shows("#verify"));
        robot.push(KeyCode.SPACE);
        awaitShown("#verify");
    }

    /// Styled within the frame that shows it, it would lengthen that, and have all of the window painted anew
    /// for the frame after it.
    @Test
    void whatComesIsStyledBeforeTheFrameThatShowsIt(FxRobot robot) {
        awaitShown("#addDomain");
        List<Boolean> styled = new ArrayList<>();
        robot.interact(() -> {
            button("#nav-users").fire();
            assertTrue(isStyled(".breadcrumb .hyperlink"), "the way to the page");
            // The focus goes to the page in the event that puts it on the screen.
            stage.getScene().focusOwnerProperty().addListener(_ -> {
                if (find("#search") != null) {
                    styled.add(isStyled("#search"));
                }
            });
        });
        awaitShown("#users");
        assertFalse(styled.isEmpty());
        assertFalse(styled.contains(false));
    }

    private boolean isStyled(String selector) {
        return find(selector) instanceof Control control && control.getSkin() != null;
    }

    @Test
    void aPageThatFitsIntoTheWindowHasNoBarAtAnyTime(FxRobot robot) {
        awaitShown("#addDomain");
        robot.interact(() -> {
            stage.setWidth(1280);
            stage.setHeight(800);
            button("#nav-users").fire();
        });
        awaitShown("#users");
        Screen.settle();
        Node bar = find(".page-scroll > .scroll-bar:vertical");
        List<Boolean> seen = new ArrayList<>();
        robot.interact(() -> {
            assertFalse(bar.isVisible());
            bar.visibleProperty().addListener(_ -> seen.add(bar.isVisible()));
            button("#nav-admin-access").fire();
        });
        awaitShown("#administrators .access-row");
        Screen.settle();
        assertEquals(List.of(), seen);
    }

    @Test
    void everyKeyIsShownWhereItsActIs(FxRobot robot) {
        awaitShown("#addDomain");
        assertKey(Shortcuts.HELP, button("#nav-help"));
        assertKey(Shortcuts.RELOAD, button("#reload"));
        Map<String, KeyCombination> menu = node("#accountMenu", MenuButton.class).getItems().stream()
                .filter(item -> item.getAccelerator() != null)
                .collect(Collectors.toMap(MenuItem::getId, MenuItem::getAccelerator));
        assertEquals(Map.of("openPalette", Shortcuts.PALETTE, "openSettings", Shortcuts.SETTINGS), menu);
        robot.interact(() -> button("#nav-users").fire());
        awaitShown("#users");
        assertKey(Shortcuts.FIND, node("#search", TextField.class));
    }

    private static void assertKey(KeyCombination key, Control control) {
        assertEquals("Keys: " + key.getDisplayText(), control.getTooltip().getText());
    }

    @Test
    void whatWasLeftTakesNothingAnyMore(FxRobot robot) {
        awaitShown("#addDomain");
        robot.interact(() -> {
            Button left = button("#addDomain");
            button("#nav-users").fire();
            Event.fireEvent(left, key(KeyEvent.KEY_PRESSED));
            Event.fireEvent(left, key(KeyEvent.KEY_RELEASED));
            assertFalse(Screen.shown("#domainName"));
        });
        awaitShown("#users");
    }

    @Test
    void ofTwoPagesInARowOnlyTheLastIsMade(FxRobot robot) {
        awaitShown("#addDomain");
        robot.interact(() -> {
            button("#nav-users").fire();
            button("#nav-groups").fire();
        });
        awaitShown("#groups.table-view");
        robot.interact(() -> assertNull(find("#users")));
    }

    @Test
    void aPageThatWasLeftIsKeptByNothing(FxRobot robot) {
        awaitShown("#addDomain");
        for (String page : List.of("users", "groups", "activity")) {
            Screen.press("#nav-" + page);
            awaitShown(page.equals("activity") ? "#events" : "#" + page);
            WeakReference<Node> left = new WeakReference<>(find(".page"));
            Screen.press("#nav-security");
            awaitShown(".tile");
            Screen.await(() -> {
                System.gc();
                return left.get() == null;
            });
        }
    }

    @Test
    void theNavigationIsMadeOnce(FxRobot robot) {
        awaitShown("#addDomain");
        Button left = button("#nav-scim-configuration");
        Button users = button("#nav-users");
        robot.interact(() -> assertEquals("SCIM Configuration, current page", left.getAccessibleText()));
        Screen.press("#nav-users");
        awaitShown("#users");
        robot.interact(() -> {
            assertSame(users, find("#nav-users"));
            assertEquals("Users, current page", users.getAccessibleText());
            assertTrue(isMarked("#nav-users"));
            assertSame(left, find("#nav-scim-configuration"));
            assertEquals("SCIM Configuration", left.getAccessibleText());
            assertFalse(isMarked("#nav-scim-configuration"));
        });
    }

    /// Without a graphics card that takes most of a frame, and the pictures stay in memory.
    @Test
    void noCardIsPaintedIntoAPictureFirst(FxRobot robot) {
        awaitShown("#addDomain");
        for (String page : List.of("scim-configuration", "security", "help")) {
            Screen.press("#nav-" + page);
            awaitShown(switch (page) {
                case "security" -> ".tile";
                case "help" -> "#articleTitle";
                default -> "#guide";
            });
            robot.interact(() -> {
                Parent root = stage.getScene().getRoot();
                Set<Node> cards = new HashSet<>(root.lookupAll(".card"));
                cards.addAll(root.lookupAll(".tile"));
                assertFalse(cards.isEmpty());
                assertTrue(cards.stream().allMatch(card -> card.getEffect() == null));
                Set<Node> panes = root.lookupAll(".viewport");
                assertTrue(panes.size() > 1, "the navigation's and the page's");
                assertTrue(panes.stream().noneMatch(Node::isCache));
            });
        }
    }

    @Test
    void aLongPageComesToTheScreenCardByCardInItsOrder(FxRobot robot) {
        awaitShown("#addDomain");
        List<Integer> heights = new ArrayList<>();
        robot.interact(() -> {
            Node before = find("#addDomain");
            button("#nav-scim-configuration").fire();
            stage.getScene().addPostLayoutPulseListener(() -> {
                if (!before.equals(find("#addDomain")) && Screen.shown("#addDomain")) {
                    heights.add(shownCards().size());
                }
            });
        });
        Screen.await(() -> find("#guide") != null && Screen.shown("#guide") && !heights.isEmpty());
        robot.interact(() -> {
            List<Integer> together = heights.stream().distinct().toList();
            assertTrue(together.size() > 1, "not all at once: " + heights);
            assertEquals(together.stream().sorted().toList(), together, "what was there stayed");
            List<Double> places = shownCards().stream()
                    .map(card -> card.localToScene(card.getBoundsInLocal()).getMinY()).toList();
            assertEquals(places.stream().sorted().toList(), places);
            assertNull(stage.getScene().lookup("." + OneByOne.COMING));
        });
    }

    private List<Node> shownCards() {
        return find("#addDomain").getParent().getParent().getParent().getChildrenUnmodifiable().stream()
                .filter(Node::isVisible).toList();
    }

    @Test
    void whatIsHiddenOrClosedIsMadeWhenItIsWanted(FxRobot robot) {
        awaitShown("#addDomain");
        robot.interact(() -> assertNull(find("#domainName")));
        Screen.press("#addDomain");
        awaitShown("#domainName");
        robot.interact(() -> assertTrue(find("#domainName").isFocused()));
        Screen.press("#cancelAdd");
        Screen.awaitGone("#domainName");
        Screen.press("#addDomain");
        awaitShown("#domainName");
        robot.interact(() -> {
            Parent card = find("#addDomain").getParent().getParent();
            assertEquals(1,
                    card.getChildrenUnmodifiable().indexOf(find("#domainName").getParent().getParent()),
                    "right below the card's title");
        });
        Screen.press("#nav-admin-access");
        awaitShown("#automationPane");
        robot.interact(() -> {
            assertNull(find("#automationAdd"));
            ((TitledPane) find("#automationPane")).setExpanded(true);
        });
        awaitShown("#automationAdd");
        robot.interact(() -> ((TitledPane) find("#automationPane")).setExpanded(false));
        Screen.awaitGone("#automationAdd");
    }

    private static KeyEvent key(EventType<KeyEvent> type) {
        return new KeyEvent(type, "", "", KeyCode.SPACE, false, false, false, false);
    }

    private boolean isMarked(String entry) {
        return find(entry).getPseudoClassStates().contains(CURRENT);
    }

    private Button button(String selector) {
        return (Button) find(selector);
    }

    private Node find(String selector) {
        return stage.getScene().lookup(selector);
    }
}
