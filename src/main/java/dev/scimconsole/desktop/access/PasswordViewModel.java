package dev.scimconsole.desktop.access;

import dev.scimconsole.client.AdministratorCalls;
import dev.scimconsole.client.CallFailure;
import dev.scimconsole.contract.ChangePassword;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Changes the password of the administrator who is signed in.
public final class PasswordViewModel {

    private final AdministratorCalls calls;
    private final Tasks tasks;
    private final Messages messages;
    // A text field and the request's JSON take a String only; they are let go when the form closes.
    private final StringProperty current = new SimpleStringProperty(this, "current", "");
    private final StringProperty next = new SimpleStringProperty(this, "next", "");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyBooleanWrapper done = new ReadOnlyBooleanWrapper(this, "done");

    /// @param tasks run the call
    public PasswordViewModel(AdministratorCalls calls, Tasks tasks, Messages messages) {
        this.calls = calls;
        this.tasks = tasks;
        this.messages = messages;
    }

    /// Changes the password to what was typed, unless a change is under way.
    public void change() {
        if (busy.get()) {
            return;
        }
        error.set("");
        if (current.get().isEmpty() || next.get().isEmpty()) {
            error.set(messages.text("password.incomplete"));
            return;
        }
        if (current.get().equals(next.get())) {
            error.set(messages.text("password.same"));
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

    /// What went wrong; empty when nothing did.
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
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
        error.set(failure.leavesOutcomeUnknown()
                ? messages.text("password.lost", failure.sentence())
                : failure.sentence());
    }
}
