package dev.scimconsole.desktop.access;

import dev.scimconsole.client.AdministratorCalls;
import dev.scimconsole.client.CallFailure;
import dev.scimconsole.contract.access.ChangePassword;
import dev.scimconsole.desktop.form.FieldErrors;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Changes the password of the administrator who is signed in.
public final class PasswordViewModel {

    /// Names the field of the current password.
    public static final String CURRENT = "currentPassword";
    /// Names the field of the new password.
    public static final String NEXT = "newPassword";

    private final AdministratorCalls calls;
    private final Tasks tasks;
    private final Messages messages;
    // A text field and the request's JSON take a String only; they are let go when the form closes.
    private final StringProperty current = new SimpleStringProperty(this, "current", "");
    private final StringProperty next = new SimpleStringProperty(this, "next", "");
    private final FieldErrors errors = new FieldErrors(List.of(CURRENT, NEXT));
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyBooleanWrapper done = new ReadOnlyBooleanWrapper(this, "done");

    /// @param tasks run the call
    public PasswordViewModel(AdministratorCalls calls, Tasks tasks, Messages messages) {
        this.calls = calls;
        this.tasks = tasks;
        this.messages = messages;
        errors.forgetWhenTyped(CURRENT, current);
        errors.forgetWhenTyped(NEXT, next);
    }

    /// Changes the password to what was typed, unless a change is under way.
    public void change() {
        if (busy.get()) {
            return;
        }
        errors.clear();
        if (current.get().isEmpty()) {
            errors.tell(CURRENT, messages.text("password.missing.current"));
        }
        if (next.get().isEmpty()) {
            errors.tell(NEXT, messages.text("password.missing.new"));
        } else if (current.get().equals(next.get())) {
            errors.tell(NEXT, messages.text("password.same"));
        }
        if (errors.wrongProperty().get().isPresent()) {
            return;
        }
        ChangePassword change = new ChangePassword(current.get(), next.get());
        tasks.of(() -> {
            calls.changePassword(change);
            return true;
        }).showing(busy).onSuccess(done::set).onFailure(this::fail).start();
    }

    /// The current password, as typed.
    public StringProperty currentProperty() {
        return current;
    }

    /// The new password, as typed.
    public StringProperty nextProperty() {
        return next;
    }

    /// What is wrong.
    public FieldErrors errors() {
        return errors;
    }

    /// Whether the answer is awaited.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Whether the password has been changed.
    public ReadOnlyBooleanProperty doneProperty() {
        return done.getReadOnlyProperty();
    }

    /// Forgets what was typed.
    public void close() {
        current.set("");
        next.set("");
    }

    private void fail(CallFailure failure) {
        // Trying again is harmless here, and tells: the old password works once only.
        if (failure.leavesOutcomeUnknown()) {
            errors.tell(messages.text("password.lost", failure.sentence()));
        } else {
            errors.tell(failure);
        }
    }
}
