package dev.scimconsole.desktop.guides;

import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.secrets.CopyField;
import dev.scimconsole.desktop.widgets.texts.RichText;
import dev.scimconsole.desktop.widgets.layout.Show;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;

/// Makes the rows of a guide's steps.
public final class StepRows {

    private final Messages messages;
    private final ObservableValue<CopyValue> values;
    private final Consumer<String> copy;

    /// @param values what can be copied; what of it is not known is not shown
    /// @param copy   puts a text into the clipboard
    public StepRows(Messages messages, ObservableValue<CopyValue> values, Consumer<String> copy) {
        this.messages = messages;
        this.values = values;
        this.copy = copy;
    }

    /// The row of a step.
    ///
    /// @param number its place, from 1
    public StepRow row(int number, Guide.Step step) {
        StepRow row = new StepRow(number, step, messages);
        step.copy().ifPresent(value -> row.add(field(step, value)));
        step.note().ifPresent(note -> {
            RichText text = new RichText(note);
            text.getStyleClass().add("step-note");
            row.add(text);
        });
        return row;
    }

    private CopyField field(Guide.Step step, String value) {
        CopyField field = new CopyField();
        field.setId("copy-" + step.id());
        field.setAccessibleText(step.text().replace("**", ""));
        field.setCopyLabel(messages.text("copy.copy"));
        field.setCopiedLabel(messages.text("copy.copied"));
        ObservableValue<String> shown = values.map(known -> known.fill(value));
        field.textProperty().bind(shown);
        Show.when(field, shown.map(text -> !text.isEmpty()));
        field.onCopyProperty().set(() -> copy.accept(field.textProperty().get()));
        return field;
    }
}
