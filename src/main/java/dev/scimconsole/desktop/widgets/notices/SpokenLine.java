package dev.scimconsole.desktop.widgets.notices;

import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The one line of a window that nobody sees, and a screen reader says anew whenever something is announced.
///
/// JavaFX has no live regions. It tells screen readers of a text that changes, but only where they have asked
/// for the node before; of a notice that has just appeared they would hear nothing. So this line is there
/// from the beginning, and says for all others what is new.
public final class SpokenLine extends Region {

    private String said = "";

    private SpokenLine() {
        setManaged(false);
        setMouseTransparent(true);
        setAccessibleRole(AccessibleRole.TEXT);
        resize(1, 1);
    }

    /// Gives a window its line. What is no pane, such as one that scrolls, is put into one.
    public static void in(Scene scene) {
        if (!(scene.getRoot() instanceof Pane)) {
            Parent view = scene.getRoot();
            scene.setRoot(new StackPane());
            ((Pane) scene.getRoot()).getChildren().add(view);
        }
        in((Pane) scene.getRoot());
    }

    /// Gives it to what is the root of a window, or will be.
    public static void in(Pane root) {
        SpokenLine line = new SpokenLine();
        root.getChildren().add(line);
        root.addEventHandler(Announcement.SPOKEN, announcement -> line.say(announcement.words()));
    }

    /// What was said last.
    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT
                ? said
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    private void say(String words) {
        said = words;
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }
}
