package dev.scimconsole.desktop.widgets.notices;

import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.layout.Show;
import dev.scimconsole.desktop.widgets.texts.Paragraph;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/// Tells of success, and of alerts, in the lower right corner of the window, without taking the focus. What
/// failed stands in its place on the page instead, where it does not go away by itself.
///
/// A toast covers nothing: while there is one, the page above is lower by it, and what is shown there stays
/// where it is (see [PagePane]). What is brought into view leaves that room from the beginning (see
/// [Show#bringIntoView(Node)]), and what has the focus is never without it.
public final class Toasts {

    private static final Duration STAYS = Duration.seconds(6);
    /// Beside each other. One more takes the place of the oldest, and so does one for which there is no room.
    private static final int MOST = 2;
    private static final String WARNING = "warning";

    private final HBox strip = new HBox();
    private final Messages messages;

    /// Without a toast yet.
    public Toasts(Messages messages) {
        this.messages = messages;
        strip.getStyleClass().add("toasts");
        strip.setAlignment(Pos.BOTTOM_RIGHT);
        strip.setMinHeight(Region.USE_PREF_SIZE);
        strip.setMinWidth(0);
        // The window may become narrower while they are there.
        strip.widthProperty().subscribe(_ -> Platform.runLater(() -> fit(strip.getWidth())));
        Show.when(strip, Bindings.isNotEmpty(strip.getChildren()));
    }

    /// A window in which they stand below all else.
    ///
    /// @param screen what the window shows
    public Pane below(Region screen) {
        VBox room = new VBox(screen, strip);
        VBox.setVgrow(screen, Priority.ALWAYS);
        // The toasts leave it what they don't need, however much it would like to have.
        screen.setMinHeight(0);
        return room;
    }

    /// Shows a toast for a few seconds; longer while the mouse is on it.
    public void success(String title, String text) {
        show(toast(title, text));
    }

    /// The same, in the place of what was told of success before: that does not hold any more.
    public void successInstead(String title, String text) {
        strip.getChildren().removeIf(toast -> !toast.getStyleClass().contains(WARNING));
        success(title, text);
    }

    /// The same, where something is wrong. It is told elsewhere too, and stays there.
    public void warning(String title, String text) {
        HBox toast = toast(title, text);
        toast.getStyleClass().add(WARNING);
        show(toast);
    }

    private void show(HBox toast) {
        if (strip.getChildren().size() == MOST) {
            strip.getChildren().removeFirst();
        }
        strip.getChildren().add(toast);
        PauseTransition stay = new PauseTransition(STAYS);
        stay.setOnFinished(_ -> strip.getChildren().remove(toast));
        toast.hoverProperty().subscribe(hovered -> {
            if (hovered) {
                stay.pause();
            } else {
                stay.play();
            }
        });
        strip.fireEvent(new Announcement(toast.getAccessibleText()));
        makeRoom();
    }

    private HBox toast(String title, String text) {
        Label heading = new Paragraph(title);
        heading.getStyleClass().add("toast-title");
        Label words = new Paragraph(text);
        words.getStyleClass().add("toast-text");
        VBox content = new VBox(heading, words);
        HBox.setHgrow(content, Priority.ALWAYS);
        Button close = new Button();
        close.setGraphic(new FontIcon("fth-x"));
        close.getStyleClass().setAll("chip-button");
        close.setAccessibleText(messages.text("dialog.close"));
        // Nobody comes by it on the way through the page.
        close.setFocusTraversable(false);
        HBox toast = new HBox(content, close);
        close.setOnAction(_ -> strip.getChildren().remove(toast));
        toast.getStyleClass().add("toast");
        toast.setMinHeight(Region.USE_PREF_SIZE);
        toast.setMaxHeight(Region.USE_PREF_SIZE);
        toast.setAccessibleRole(AccessibleRole.TEXT);
        toast.setAccessibleText(messages.text("spoken.then", title, text));
        return toast;
    }

    private void fit(double width) {
        while (strip.getChildren().size() > 1 && strip.prefWidth(Region.USE_COMPUTED_SIZE) > width) {
            strip.getChildren().removeFirst();
        }
    }

    private void makeRoom() {
        Scene scene = strip.getScene();
        if (scene != null) {
            strip.applyCss();
            fit(strip.getParent().getLayoutBounds().getWidth());
            scene.getRoot().layout();
            Node focused = scene.getFocusOwner();
            if (focused != null && focused.localToScene(focused.getLayoutBounds()).getMaxY() > strip
                    .localToScene(strip.getLayoutBounds()).getMinY()) {
                Show.bringIntoView(focused);
            }
        }
    }
}
