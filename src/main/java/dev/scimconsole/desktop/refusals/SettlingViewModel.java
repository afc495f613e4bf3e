package dev.scimconsole.desktop.refusals;

import dev.scimconsole.client.RefusalCalls;
import dev.scimconsole.desktop.form.FieldErrors;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Settles one refused change by hand, with a reason.
public final class SettlingViewModel {

    private static final String REASON = "reason";

    private final RefusalCalls calls;
    private final Tasks tasks;
    private final Messages messages;
    private final String id;
    private final StringProperty reason = new SimpleStringProperty(this, REASON, "");
    private final FieldErrors errors = new FieldErrors(List.of(REASON));
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyBooleanWrapper done = new ReadOnlyBooleanWrapper(this, "done");

    /// @param tasks run the call
    /// @param id    of the change
    public SettlingViewModel(RefusalCalls calls, Tasks tasks, Messages messages, String id) {
        this.calls = calls;
        this.tasks = tasks;
        this.messages = messages;
        this.id = id;
        errors.forgetWhenTyped(REASON, reason);
    }

    /// Settles it, unless that is under way.
    public void settle() {
        if (busy.get()) {
            return;
        }
        errors.clear();
        String given = reason.get().strip();
        if (given.isEmpty()) {
            errors.tell(REASON, messages.text("refused.settle.missing"));
            return;
        }
        tasks.of(() -> {
            calls.settle(id, given);
            return true;
        }).showing(busy).onSuccess(done::set).onFailure(errors::tell).start();
    }

    /// Why, as typed.
    public StringProperty reasonProperty() {
        return reason;
    }

    /// What is wrong with the reason; empty when nothing.
    public ReadOnlyStringProperty wrongProperty() {
        return errors.of(REASON);
    }

    /// What else went wrong; empty when nothing did.
    public ReadOnlyStringProperty failureProperty() {
        return errors.generalProperty();
    }

    /// Whether the answer is awaited.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Whether it is settled.
    public ReadOnlyBooleanProperty doneProperty() {
        return done.getReadOnlyProperty();
    }
}
