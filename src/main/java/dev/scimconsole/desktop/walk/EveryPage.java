package dev.scimconsole.desktop.walk;

import dev.scimconsole.desktop.widgets.layout.Show;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TableView;

/// Opens the offline demo from the sign-in screen, each page of its navigation and the details of the first
/// row of each table, for the packaging: the cache of classes that goes with the program is recorded in one
/// run, which shall hold what the pages need beside what the start needs.
public final class EveryPage {

    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    /// Until what has come is painted too.
    private static final long PAINTED_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

    private final OpenWindows windows = new OpenWindows();

    /// Begins to walk in the background; call it once the sign-in screen is shown.
    ///
    /// @param end called on the JavaFX thread when each page was opened. Where one can't be, the process
    ///            ends, with status 1.
    public void begin(Runnable end) {
        Thread.ofPlatform().name("every-page").daemon().start(() -> {
            try {
                walk();
                Platform.runLater(end);
            } catch (WalkFailedException e) {
                System.err.println("scim-console: " + e.getMessage());
                System.exit(1);
            }
        });
    }

    /// Walks, on a thread that may block.
    ///
    /// @throws WalkFailedException when a page does not open
    public void walk() throws WalkFailedException {
        Hyperlink demo = windows.await("#tryDemo", Hyperlink.class, _ -> true);
        windows.onFxThread(() -> {
            demo.fire();
            return true;
        });
        for (String page : pages()) {
            Button entry = windows.await("#" + page, Button.class, _ -> true);
            windows.onFxThread(() -> {
                entry.fire();
                return true;
            });
            look(page);
            windows.onFxThread(() -> {
                tables(entry).forEach(table -> table.getSelectionModel().selectFirst());
                return true;
            });
            look(page);
        }
    }

    /// Until the page is there with all that it shows.
    private void look(String page) throws WalkFailedException {
        windows.await("#" + page, Button.class, EveryPage::hasLoaded);
        LockSupport.parkNanos(PAINTED_NANOS);
    }

    private static Stream<TableView<?>> tables(Node page) {
        return page.getScene().getRoot().lookupAll(".table-view").stream().filter(Show::isShown)
                .map(table -> (TableView<?>) table);
    }

    /// From the bottom to the top, so that the one that is open already is opened once more as well.
    private List<String> pages() throws WalkFailedException {
        Node entry = windows.await(".nav-entry", Node.class, _ -> true);
        return windows.onFxThread(() -> entry.getScene().getRoot().lookupAll(".nav-entry").stream()
                .sorted(Comparator.comparingDouble(one -> -one.localToScene(0, 0).getY())).map(Node::getId)
                .toList());
    }

    private static boolean hasLoaded(Button entry) {
        return entry.getPseudoClassStates().contains(CURRENT)
                && entry.getScene().getRoot().lookupAll(".skeleton")
                        .stream().noneMatch(Show::isShown);
    }
}
