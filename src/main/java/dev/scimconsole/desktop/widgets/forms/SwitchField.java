package dev.scimconsole.desktop.widgets.forms;

import javafx.event.ActionEvent;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// A switch, to a screen reader a toggle button. Using it asks for the other state (an action); it moves
/// only when its owner sets `selected`, so that it never shows what the service does not hold.
public final class SwitchField extends ToggleButton {

    /// Off.
    public SwitchField() {
        getStyleClass().setAll("switch-field");
        Region thumb = new Region();
        thumb.getStyleClass().add("thumb");
        StackPane track = new StackPane(thumb);
        track.getStyleClass().add("track");
        setGraphic(track);
    }

    @Override
    public void fire() {
        if (!isDisabled()) {
            fireEvent(new ActionEvent());
        }
    }
}
