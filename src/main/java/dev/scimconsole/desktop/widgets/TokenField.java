package dev.scimconsole.desktop.widgets;

import dev.scimconsole.contract.ScimToken;
import java.util.Optional;
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
import javafx.scene.text.Text;

/// Shows a SCIM token and copies it: by a click, by Enter or Space on the field, or by its Copy button.
///
/// A screen reader hears what the field is for, never the token. The token is the owner's; the field shows
/// nothing as soon as the property is empty.
public final class TokenField extends HBox {

    private final ObjectProperty<Optional<ScimToken>> token = new SimpleObjectProperty<>(this, "token",
            Optional.empty());
    private final ObjectProperty<Runnable> onCopy = new SimpleObjectProperty<>(this, "onCopy", () -> {});
    private final IntegerProperty secondsLeft = new SimpleIntegerProperty(this, "secondsLeft", 0);
    private final StringProperty copyLabel = new SimpleStringProperty(this, "copyLabel", "");
    private final Text text = new Text();
    private final StackPane value = new Value();
    private final Button copy = new Button();

    /// Empty. Set `accessibleText` on it: what the field is for.
    public TokenField() {
        getStyleClass().addAll("copy-field", "token-field");
        text.getStyleClass().add("token-text");
        text.setAccessibleRole(AccessibleRole.NODE);
        value.getStyleClass().add("copy-field-value");
        value.getChildren().add(text);
        value.accessibleTextProperty().bind(accessibleTextProperty());
        HBox.setHgrow(value, Priority.ALWAYS);
        copy.getStyleClass().add("copy-field-button");
        copy.textProperty().bind(copyLabel);
        copy.setMinWidth(USE_PREF_SIZE);
        copy.setOnAction(_ -> copy());
        secondsLeft.subscribe(seconds -> pseudoClassStateChanged(CopyField.COPIED, seconds.intValue() > 0));
        token.subscribe(this::show);
        getChildren().setAll(value, copy);
    }

    /// The token to show.
    public ObjectProperty<Optional<ScimToken>> tokenProperty() {
        return token;
    }

    /// Copies the token, when asked to.
    public ObjectProperty<Runnable> onCopyProperty() {
        return onCopy;
    }

    /// Seconds until the copy is removed; 0 while there is none.
    public IntegerProperty secondsLeftProperty() {
        return secondsLeft;
    }

    /// What the button says: that it copies, or that the token is copied and for how long.
    public StringProperty copyLabelProperty() {
        return copyLabel;
    }

    /// Gives the focus to the part that shows the token.
    @Override
    public void requestFocus() {
        value.requestFocus();
    }

    private void copy() {
        if (token.get().isPresent()) {
            onCopy.get().run();
        }
    }

    private void show(Optional<ScimToken> shown) {
        // The text of a node is a String: it is let go with the token, but can't be overwritten.
        text.setText(shown.map(ScimToken::reveal).orElse(""));
    }

    /// The part that shows the token, to a screen reader a button.
    private final class Value extends StackPane {

        Value() {
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
                    focused -> TokenField.this.pseudoClassStateChanged(CopyField.FIELD_FOCUSED, focused));
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
