package dev.scimconsole.desktop.widgets.layout;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;

/// A card that opens the page it tells of, by a click, Enter or Space. No button, since the text in a
/// button can't wrap as tiles need it.
public final class Tile extends VBox {

    private final ObjectProperty<Runnable> onOpen = new SimpleObjectProperty<>(this, "onOpen", () -> {});

    /// Empty. Set `accessibleText` on it: what it opens and tells.
    public Tile() {
        getStyleClass().add("tile");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                onOpen.get().run();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                event.consume();
                onOpen.get().run();
            }
        });
    }

    /// Opens the page.
    public ObjectProperty<Runnable> onOpenProperty() {
        return onOpen;
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) {
            onOpen.get().run();
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }
}
