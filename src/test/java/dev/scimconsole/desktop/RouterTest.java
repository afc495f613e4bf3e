package dev.scimconsole.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scimconsole.desktop.page.LeaveWarning;
import dev.scimconsole.desktop.page.Page;
import dev.scimconsole.desktop.page.PageEntry;
import dev.scimconsole.desktop.shell.PagePlace;
import dev.scimconsole.desktop.shell.Router;
import dev.scimconsole.desktop.task.Loads;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.dialogs.Dialogs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// In which order a page is made, loads and comes to the screen.
@Tag("desktop")
@OnScreen
class RouterTest {

    private final Messages messages = new Messages();
    private final Tasks tasks = new Tasks(Runnable::run, Platform::runLater, new TestFailures());
    private final List<String> happened = new ArrayList<>();
    private Router router;
    private Tasks given = tasks;
    private final List<String> viewsBeforeLoads = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();
    private Consumer<Runnable> frames = Runnable::run;
    private Optional<LeaveWarning> warning = Optional.empty();

    @Start
    void start(Stage stage) {
        router = new Router(List.of(entry("first"), entry("second"), entry("third")), group -> {
            given = group;
            return null;
        }, tasks,
                new Dialogs(stage, messages, _ -> {}), messages, place(),
                work -> frames.accept(work), Platform::runLater, _ -> {});
        router.go("first");
    }

    @BeforeEach
    void forgetTheFirst(FxRobot robot) {
        robot.interact(happened::clear);
    }

    @Test
    void whatArrivesWhileTheViewIsMadeComesToTheScreenWithIt(FxRobot robot) {
        robot.interact(() -> router.go("second"));
        robot.interact(() -> assertEquals(
                List.of("first closed", "second opened", "second arrived", "displayed"), happened));
        assertEquals(List.of(), viewsBeforeLoads);
    }

    @Test
    void aPartIsShownBeforeThePageLoadsIt(FxRobot robot) {
        robot.interact(() -> router.go("second", "part"));
        robot.interact(() -> assertEquals(List.of("first closed", "displayed", "second shows part",
                "second opened", "second arrived"), happened));
    }

    @Test
    void aPartThatIsAskedForBeforeThePageComesIsShownWhenItDoes(FxRobot robot) {
        robot.interact(() -> {
            router.go("second");
            router.go("second", "part");
        });
        robot.interact(() -> assertEquals(List.of("first closed", "second opened", "second arrived",
                "displayed", "second shows part"), happened));
    }

    @Test
    void aPageThatIsLeftBeforeItComesIsClosedAndNeverShown(FxRobot robot) {
        robot.interact(() -> {
            router.go("second");
            router.go("third");
        });
        robot.interact(() -> {
            assertEquals(List.of("first closed", "second opened", "second closed", "third opened",
                    "third arrived", "displayed"), happened);
            assertEquals(Optional.of("third"), router.currentProperty().get().map(PageEntry::id));
        });
    }

    @Test
    void aPreparedPageHasTakenWhatArrivedWhenSomebodyGoesThere(FxRobot robot) {
        robot.interact(() -> router.prepare("second"));
        robot.interact(() -> assertEquals(List.of("second opened", "kept", "second arrived"), happened));
        robot.interact(() -> router.go("second"));
        robot.interact(() -> assertEquals(
                List.of("second opened", "kept", "second arrived", "first closed", "displayed"), happened));
    }

    @Test
    void aPageWhoseEntryIsPressedTakesWhatHasArrivedOnlyWhenSomebodyGoesThere(FxRobot robot) {
        robot.interact(() -> router.begin("second"));
        robot.interact(() -> assertEquals(List.of("second opened"), happened));
        robot.interact(() -> router.go("second"));
        robot.interact(() -> assertEquals(
                List.of("second opened", "first closed", "second arrived", "displayed"), happened));
    }

    @Test
    void whatIsPreparedAlreadyIsNotMadeAnew(FxRobot robot) {
        robot.interact(() -> {
            router.prepare("second");
            router.prepare("second");
            router.begin("second");
        });
        robot.interact(() -> assertEquals(List.of("second opened", "kept", "second arrived"), happened));
    }

    @Test
    void aPreparedPageThatNobodyGoesToIsClosedAndNeverShown(FxRobot robot) {
        robot.interact(() -> {
            router.prepare("second");
            router.forget();
        });
        robot.interact(() -> {
            assertEquals(List.of("second opened", "kept", "dropped", "second closed"), happened);
            assertEquals(Optional.of("first"), router.currentProperty().get().map(PageEntry::id));
        });
    }

    @Test
    void whatIsForgottenBeforeItsFrameIsNotKept(FxRobot robot) {
        frames = later::add;
        robot.interact(() -> {
            router.prepare("second");
            router.forget();
            later.forEach(Runnable::run);
        });
        robot.interact(
                () -> assertEquals(List.of("second opened", "dropped", "second closed"), happened));
    }

    @Test
    void whoeverGoesElsewhereClosesWhatWasPrepared(FxRobot robot) {
        robot.interact(() -> {
            router.begin("second");
            router.go("third");
        });
        robot.interact(() -> assertEquals(List.of("second opened", "first closed", "dropped",
                "second closed", "third opened", "third arrived", "displayed"), happened));
    }

    @Test
    void anotherPageThatIsPreparedTakesThePlaceOfTheOneBefore(FxRobot robot) {
        robot.interact(() -> {
            router.prepare("second");
            router.begin("third");
        });
        robot.interact(() -> assertEquals(
                List.of("second opened", "kept", "dropped", "second closed", "third opened"), happened));
    }

    @Test
    void whatIsWantedOfAPageIsLoadedByAPageMadeForIt(FxRobot robot) {
        robot.interact(() -> {
            router.begin("second");
            router.go("second", "part");
        });
        robot.interact(() -> assertEquals(List.of("second opened", "first closed", "dropped",
                "second closed", "displayed", "second shows part", "second opened", "second arrived"),
                happened));
    }

    @Test
    void nothingIsPreparedWhereLeavingHasToBeAskedFor(FxRobot robot) {
        robot.interact(() -> {
            warning = Optional.of(new LeaveWarning("", "", "", Optional.empty()));
            router.prepare("second");
            router.begin("second");
        });
        robot.interact(() -> assertEquals(List.of(), happened));
    }

    @Test
    void whatIsPreparedIsClosedWithTheSession(FxRobot robot) {
        robot.interact(() -> {
            router.begin("second");
            router.close();
        });
        robot.interact(() -> assertEquals(
                List.of("second opened", "dropped", "second closed", "first closed"), happened));
    }

    private PagePlace place() {
        return new PagePlace() {

            @Override
            public void keep(Parent view) {
                happened.add("kept");
            }

            @Override
            public void show(Parent view) {
                happened.add("displayed");
            }

            @Override
            public void drop(Parent view) {
                happened.add("dropped");
            }
        };
    }

    private PageEntry entry(String id) {
        return PageEntry.top(id, "users.title", "starting.fxml", _ -> new Told(id));
    }

    /// Tells what becomes of it. What it loads is there at once.
    private final class Told implements Page {

        private final String id;
        private final Tasks own = given;
        private boolean hasView;

        Told(String id) {
            this.id = id;
        }

        @Override
        public List<Object> parts() {
            hasView = true;
            return List.of(new StartingController(
                    new Loads(own, new ManualTime(), () -> true, messages).of(() -> {})));
        }

        @Override
        public void open() {
            happened.add(id + " opened");
            if (hasView) {
                viewsBeforeLoads.add(id);
            }
            own.of(() -> true).onSuccess(_ -> happened.add(id + " arrived")).start();
        }

        @Override
        public void show(String part) {
            happened.add(id + " shows " + part);
        }

        @Override
        public Node heading() {
            return new Label();
        }

        @Override
        public void close() {
            happened.add(id + " closed");
        }

        @Override
        public Optional<LeaveWarning> leaveWarning() {
            return warning;
        }
    }
}
