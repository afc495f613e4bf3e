package dev.scimconsole.desktop.widgets;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;

/// Tells of success at the foot of the navigation, without taking the focus. There it covers no page, least of all
/// the Copy button of a new token. What failed stands in its place on the page instead, where it does not go away
/// by itself.
public final class Toasts {

    private static final Duration STAYS = Duration.seconds(6);
    /// One more takes the place of those that are there.
    private static final int MOST = 2;

    /// Shown as nothing. In place of an empty text ControlsFX would say how many toasts there are.
    private static final String NO_TEXT = "\u200b";

    private final Window owner;

    /// @param owner the window they stand in
    public Toasts(Window owner) {
        this.owner = owner;
    }

    /// Shows a toast for a few seconds.
    public void success(String title, String text) {
        Notifications toast = Notifications.create().owner(owner).graphic(content(title, text))
                .text(NO_TEXT).position(Pos.BOTTOM_LEFT).hideAfter(STAYS).styleClass("success-toast");
        toast.threshold(MOST, toast).show();
    }

    /// As a graphic, since ControlsFX makes a toast with a text too wide for the navigation.
    private static VBox content(String title, String text) {
        Label heading = new Label(title);
        heading.getStyleClass().add("toast-title");
        heading.setWrapText(true);
        heading.setMinHeight(Region.USE_PREF_SIZE);
        Label words = new Label(text);
        words.getStyleClass().add("toast-text");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        VBox content = new VBox(heading, words);
        content.getStyleClass().add("toast");
        return content;
    }
}
