package dev.scimconsole.desktop.widgets.notices;

import dev.scimconsole.desktop.widgets.layout.Show;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.util.Subscription;

/// Has a screen reader told what a notice says: when it appears, with all that it stands in, and when it
/// says something else. What changes several times before the screen is drawn is said once.
final class Announced {

    private final Node notice;
    private final Supplier<String> words;
    private Subscription above = Subscription.EMPTY;
    private boolean due;
    private String told = "";

    private Announced(Node notice, Supplier<String> words) {
        this.notice = notice;
        this.words = words;
    }

    /// From now on.
    ///
    /// @param words what it says
    /// @return call it when that may have changed
    static Runnable of(Node notice, Supplier<String> words) {
        Announced announced = new Announced(notice, words);
        notice.sceneProperty().subscribe((_, _) -> announced.follow());
        announced.follow();
        return announced::look;
    }

    /// Whatever it stands in can be shown and hidden, and come into a window or leave it.
    private void follow() {
        above.unsubscribe();
        List<Subscription> all = new ArrayList<>();
        for (Node at = notice; at != null; at = at.getParent()) {
            all.add(at.visibleProperty().subscribe((_, _) -> look()));
            all.add(at.parentProperty().subscribe((_, _) -> follow()));
        }
        above = Subscription.combine(all.toArray(Subscription[]::new));
        look();
    }

    private void look() {
        if (!due) {
            due = true;
            Platform.runLater(this::tell);
        }
    }

    private void tell() {
        due = false;
        String now = notice.getScene() != null && Show.isShown(notice) ? words.get() : "";
        if (!now.equals(told)) {
            told = now;
            if (!now.isEmpty()) {
                notice.fireEvent(new Announcement(now));
            }
        }
    }
}
