package dev.scimconsole.desktop.form;

import java.text.MessageFormat;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/// A field for a password, with a button that shows what was typed for as long as it is pressed in.
public final class PasswordInput extends HBox {

    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final StringProperty fieldId = new SimpleStringProperty(this, "fieldId", "");
    private final StringProperty showLabel = new SimpleStringProperty(this, "showLabel", "");
    private final StringProperty hideLabel = new SimpleStringProperty(this, "hideLabel", "");
    private final StringProperty spoken = new SimpleStringProperty(this, "spoken", "{0}");
    private final StackPane place = new StackPane();
    private final ToggleButton reveal = new ToggleButton();
    private TextInputControl field = new PasswordField();

    /// Empty and hidden.
    public PasswordInput() {
        getStyleClass().add("password-input");
        HBox.setHgrow(place, Priority.ALWAYS);
        reveal.getStyleClass().setAll("reveal-button");
        reveal.setMinWidth(USE_PREF_SIZE);
        reveal.textProperty()
                .bind(Bindings.when(reveal.selectedProperty()).then(hideLabel).otherwise(showLabel));
        reveal.accessibleTextProperty().bind(Bindings.createStringBinding(
                () -> MessageFormat.format(spoken.get(), reveal.getText(), getAccessibleText()), spoken,
                reveal.textProperty(), accessibleTextProperty()));
        reveal.selectedProperty().subscribe((_, shown) -> put(shown ? new TextField() : new PasswordField()));
        disabledProperty().subscribe(disabled -> {
            if (disabled) {
                // What is being sent need not be read any more.
                reveal.setSelected(false);
            }
        });
        put(field);
        getChildren().setAll(place, reveal);
    }

    /// What was typed.
    public StringProperty textProperty() {
        return text;
    }

    /// The field that is shown now.
    public TextInputControl field() {
        return field;
    }

    /// How a screen reader says what its button does: a pattern, of that and of what the password is.
    public String getSpoken() {
        return spoken.get();
    }

    /// Changes how a screen reader says it.
    public void setSpoken(String pattern) {
        spoken.set(pattern);
    }

    /// The id of the field.
    public String getFieldId() {
        return fieldId.get();
    }

    /// Changes the id of the field.
    public void setFieldId(String id) {
        fieldId.set(id);
    }

    /// What the button says while the password is hidden.
    public String getShowLabel() {
        return showLabel.get();
    }

    /// Changes what the button says while the password is hidden.
    public void setShowLabel(String label) {
        showLabel.set(label);
    }

    /// What the button says while the password is shown.
    public String getHideLabel() {
        return hideLabel.get();
    }

    /// Changes what the button says while the password is shown.
    public void setHideLabel(String label) {
        hideLabel.set(label);
    }

    @Override
    public void requestFocus() {
        field.requestFocus();
        field.end();
    }

    private void put(TextInputControl next) {
        boolean focused = field.isFocused() || reveal.isFocused();
        field.textProperty().unbindBidirectional(text);
        field.idProperty().unbind();
        field.accessibleTextProperty().unbind();
        field.accessibleHelpProperty().unbind();
        field = next;
        next.textProperty().bindBidirectional(text);
        next.idProperty().bind(fieldId);
        next.accessibleTextProperty().bind(accessibleTextProperty());
        next.accessibleHelpProperty().bind(accessibleHelpProperty());
        place.getChildren().setAll(next);
        if (focused) {
            requestFocus();
        }
    }
}
