package dev.scimconsole.desktop.widgets.secrets;

import dev.scimconsole.desktop.widgets.notices.Announcement;
import javafx.application.Platform;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// Shows a secret and copies it: by a click, by Enter or Space on the field, or by its Copy button.
///
/// A screen reader hears what the field is for, never the secret. Set `accessibleText` on it.
public abstract sealed class SecretField extends HBox permits TokenField, InviteLinkField {

    private final ObjectProperty<Runnable> onCopy = new SimpleObjectProperty<>(this, "onCopy", () -> {});
    private final IntegerProperty secondsLeft = new SimpleIntegerProperty(this, "secondsLeft", 0);
    private final StringProperty copyLabel = new SimpleStringProperty(this, "copyLabel", "");
    private final Text text = new Text();
    private final StackPane value = new Value();
    private final Button copy = new Button();

    SecretField() {
        getStyleClass().addAll("copy-field", "token-field");
        text.getStyleClass().add("token-text");
        text.setAccessibleRole(AccessibleRole.NODE);
        value.getStyleClass().add("copy-field-value");
        TextFlow lines = new TextFlow(text);
        lines.setAccessibleRole(AccessibleRole.NODE);
        lines.setMaxHeight(USE_PREF_SIZE);
        value.getChildren().add(lines);
        value.accessibleTextProperty().bind(accessibleTextProperty());
        HBox.setHgrow(value, Priority.ALWAYS);
        copy.getStyleClass().add("copy-field-button");
        copy.textProperty().bind(copyLabel);
        copy.setMinWidth(USE_PREF_SIZE);
        copy.setOnAction(_ -> copy());
        secondsLeft.subscribe(seconds -> pseudoClassStateChanged(CopyField.COPIED, seconds.intValue() > 0));
        secondsLeft.subscribe((before, seconds) -> {
            // Not each second anew.
            if (seconds.intValue() > before.intValue()) {
                tellOfCopy();
            }
        });
        getChildren().setAll(value, copy);
    }

    /// Copies the secret, when asked to.
    public final ObjectProperty<Runnable> onCopyProperty() {
        return onCopy;
    }

    /// Seconds until the copy is removed; 0 while there is none.
    public final IntegerProperty secondsLeftProperty() {
        return secondsLeft;
    }

    /// What the button says: that it copies, or that the secret is copied and for how long.
    public final StringProperty copyLabelProperty() {
        return copyLabel;
    }

    /// Gives the focus to the part that shows the secret.
    @Override
    public final void requestFocus() {
        value.requestFocus();
    }

    /// Whether there is something to copy.
    abstract boolean hasSecret();

    /// Shows another text. The text of a node is a String: it is let go with the secret, but can't be
    /// overwritten.
    final void showText(String shown) {
        text.setText(shown);
    }

    /// Once the button says it too. The clipboard may hold another field's secret.
    private void tellOfCopy() {
        if (hasSecret()) {
            Platform.runLater(() -> fireEvent(new Announcement(copyLabel.get())));
        }
    }

    private void copy() {
        if (hasSecret()) {
            onCopy.get().run();
        }
    }

    /// The part that shows the secret, to a screen reader a button.
    private final class Value extends StackPane {

        Value() {
            // A text that is longer than the field goes on in the next line, rather than making the page
            // wider.
            setMinWidth(0);
            setMinHeight(USE_PREF_SIZE);
            Rectangle visible = new Rectangle();
            visible.widthProperty().bind(widthProperty());
            visible.heightProperty().bind(heightProperty());
            setClip(visible);
            setFocusTraversable(true);
            setAccessibleRole(AccessibleRole.BUTTON);
            setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY) {
                    requestFocus();
                    copy();
                }
            });
            addEventHandler(KeyEvent.KEY_PRESSED, event -> {
                if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                    copy();
                    event.consume();
                }
            });
            focusedProperty().subscribe(
                    focused -> SecretField.this.pseudoClassStateChanged(CopyField.FIELD_FOCUSED, focused));
        }

        @Override
        public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
            if (action == AccessibleAction.FIRE) {
                copy();
            } else {
                super.executeAccessibleAction(action, parameters);
            }
        }
    }
}
