package dev.scimconsole.desktop.widgets;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/// Tells of success in the lower right corner of the window, without taking the focus. What failed stands in
/// its place on the page instead, where it does not go away by itself.
///
/// A toast covers nothing that somebody is about to use: what the page brings into view keeps clear of that
/// corner (see [Show#bringIntoView(Node)]), and so does what has the focus.
public final class Toasts {

    /// What stays free below what is brought into view: two toasts.
    static final double ROOM = 168;

    private static final Duration STAYS = Duration.seconds(6);
    /// One more takes the place of the oldest.
    private static final int MOST = 2;

    private final VBox layer = new VBox();
    private final String closeLabel;

    /// @param closeLabel what the button says that closes a toast, to a screen reader
    public Toasts(String closeLabel) {
        this.closeLabel = closeLabel;
        layer.getStyleClass().add("toasts");
        layer.setAlignment(Pos.BOTTOM_RIGHT);
        layer.setPickOnBounds(false);
    }

    /// Where they stand: over all else in the window.
    public Region layer() {
        return layer;
    }

    /// Shows a toast for a few seconds; longer while the mouse is on it.
    public void success(String title, String text) {
        HBox toast = toast(title, text);
        if (layer.getChildren().size() == MOST) {
            layer.getChildren().removeFirst();
        }
        layer.getChildren().add(toast);
        PauseTransition stay = new PauseTransition(STAYS);
        stay.setOnFinished(_ -> layer.getChildren().remove(toast));
        toast.hoverProperty().subscribe(hovered -> {
            if (hovered) {
                stay.pause();
            } else {
                stay.play();
            }
        });
        // For screen readers that follow changes of a text. JavaFX has no live regions.
        toast.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        keepClear();
    }

    /// Takes all away: what they tell of has been left.
    public void clear() {
        layer.getChildren().clear();
    }

    private HBox toast(String title, String text) {
        Label heading = new Label(title);
        heading.getStyleClass().add("toast-title");
        Label words = new Label(text);
        words.getStyleClass().add("toast-text");
        for (Label label : List.of(heading, words)) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        VBox content = new VBox(heading, words);
        HBox.setHgrow(content, Priority.ALWAYS);
        Button close = new Button();
        close.setGraphic(new FontIcon("fth-x"));
        close.getStyleClass().setAll("chip-button");
        close.setAccessibleText(closeLabel);
        // Nobody comes by it on the way through the page.
        close.setFocusTraversable(false);
        HBox toast = new HBox(content, close);
        close.setOnAction(_ -> layer.getChildren().remove(toast));
        toast.getStyleClass().add("toast");
        toast.setMinHeight(Region.USE_PREF_SIZE);
        toast.setMaxHeight(Region.USE_PREF_SIZE);
        toast.setAccessibleRole(AccessibleRole.TEXT);
        toast.setAccessibleText(title + ". " + text);
        return toast;
    }

    private void keepClear() {
        Scene scene = layer.getScene();
        Node focused = scene == null ? null : scene.getFocusOwner();
        if (focused != null) {
            layer.applyCss();
            layer.layout();
            Bounds bounds = focused.localToScene(focused.getLayoutBounds());
            if (layer.getChildren().stream()
                    .anyMatch(toast -> toast.localToScene(toast.getLayoutBounds()).intersects(bounds))) {
                Show.bringIntoView(focused);
            }
        }
    }
}
