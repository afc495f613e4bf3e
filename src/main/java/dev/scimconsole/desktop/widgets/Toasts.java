package dev.scimconsole.desktop.widgets;

import javafx.geometry.Pos;
import javafx.stage.Window;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;

/// Tells of success in the corner of the window, without taking the focus. What failed stands in its place
/// on the page instead, where it does not go away by itself.
public final class Toasts {

    private static final Duration STAYS = Duration.seconds(6);

    private final Window owner;

    /// @param owner the window they stand in
    public Toasts(Window owner) {
        this.owner = owner;
    }

    /// Shows a toast for a few seconds.
    public void success(String title, String text) {
        Notifications.create().owner(owner).title(title).text(text).position(Pos.BOTTOM_RIGHT)
                .hideAfter(STAYS).styleClass("success-toast").show();
    }
}
