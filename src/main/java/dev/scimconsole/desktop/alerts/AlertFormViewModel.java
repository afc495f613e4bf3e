package dev.scimconsole.desktop.alerts;

import dev.scimconsole.desktop.form.FieldErrors;
import dev.scimconsole.desktop.task.Tasks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A form of the page in a dialog: its fields, what the service says of them, and whether it is done.
public final class AlertFormViewModel {

    private final Tasks tasks;
    private final Map<String, StringProperty> fields = new LinkedHashMap<>();
    private final FieldErrors errors;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyBooleanWrapper done = new ReadOnlyBooleanWrapper(this, "done");

    /// @param tasks run the call
    /// @param names of the fields, as the service's problems name them
    public AlertFormViewModel(Tasks tasks, List<String> names) {
        this.tasks = tasks;
        errors = new FieldErrors(names);
        names.forEach(name -> {
            StringProperty field = new SimpleStringProperty(this, name, "");
            fields.put(name, field);
            errors.forgetWhenTyped(name, field);
        });
    }

    /// What is typed into a field.
    public StringProperty field(String name) {
        return Objects.requireNonNull(fields.get(name));
    }

    /// The same, without blanks at its ends.
    public String text(String name) {
        return field(name).get().strip();
    }

    /// What is wrong with a field; empty when nothing.
    public ReadOnlyStringProperty wrong(String name) {
        return errors.of(name);
    }

    /// What else went wrong; empty when nothing did.
    public ReadOnlyStringProperty failureProperty() {
        return errors.generalProperty();
    }

    /// Sends it, unless it is under way.
    public <T> void send(Callable<T> call, Consumer<T> then) {
        if (!busy.get()) {
            errors.clear();
            tasks.of(call).showing(busy).onSuccess(result -> {
                then.accept(result);
                done.set(true);
            }).onFailure(errors::tell).start();
        }
    }

    /// Whether the answer is awaited.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Whether it is done.
    public ReadOnlyBooleanProperty doneProperty() {
        return done.getReadOnlyProperty();
    }
}
