package dev.scimconsole.desktop.widgets.secrets;

import dev.scimconsole.desktop.widgets.notices.Announcement;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;

/// Shows a text that is no secret, to select or to copy by its button.
public final class CopyField extends HBox {

    /// On a field whose text has been copied.
    static final PseudoClass COPIED = PseudoClass.getPseudoClass("copied");
    /// On a field whose text has the focus.
    static final PseudoClass FIELD_FOCUSED = PseudoClass.getPseudoClass("field-focused");

    private final TextField value = new TextField();
    private final Button copy = new Button();
    private final ObjectProperty<Runnable> onCopy = new SimpleObjectProperty<>(this, "onCopy", () -> {});
    private final StringProperty copyLabel = new SimpleStringProperty(this, "copyLabel", "");
    private final StringProperty copiedLabel = new SimpleStringProperty(this, "copiedLabel", "");
    private final PauseTransition saysCopied = new PauseTransition(Duration.seconds(3));

    /// Empty.
    public CopyField() {
        getStyleClass().add("copy-field");
        value.setEditable(false);
        value.getStyleClass().add("copy-field-text");
        value.accessibleTextProperty().bind(accessibleTextProperty());
        value.focusedProperty().subscribe(focused -> pseudoClassStateChanged(FIELD_FOCUSED, focused));
        HBox.setHgrow(value, Priority.ALWAYS);
        copy.getStyleClass().add("copy-field-button");
        copy.textProperty().bind(copyLabel);
        copy.setMinWidth(USE_PREF_SIZE);
        copy.setOnAction(_ -> copy());
        saysCopied.setOnFinished(_ -> sayCopy());
        getChildren().setAll(value, copy);
    }

    /// The text to show.
    public StringProperty textProperty() {
        return value.textProperty();
    }

    /// Copies the text, when asked to.
    public ObjectProperty<Runnable> onCopyProperty() {
        return onCopy;
    }

    /// What the button says.
    public StringProperty copyLabelProperty() {
        return copyLabel;
    }

    /// What the button says.
    public String getCopyLabel() {
        return copyLabel.get();
    }

    /// Changes what the button says.
    public void setCopyLabel(String label) {
        copyLabel.set(label);
    }

    /// What the button says for a while after copying.
    public String getCopiedLabel() {
        return copiedLabel.get();
    }

    /// Changes what the button says for a while after copying.
    public void setCopiedLabel(String label) {
        copiedLabel.set(label);
    }

    private void copy() {
        onCopy.get().run();
        copy.textProperty().bind(copiedLabel);
        fireEvent(new Announcement(copiedLabel.get()));
        pseudoClassStateChanged(COPIED, true);
        saysCopied.playFromStart();
    }

    private void sayCopy() {
        copy.textProperty().bind(copyLabel);
        pseudoClassStateChanged(COPIED, false);
    }
}
