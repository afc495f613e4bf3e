package dev.scimconsole.desktop.users;

import dev.scimconsole.client.DirectoryCalls;
import dev.scimconsole.contract.directory.UserSummary;
import dev.scimconsole.desktop.task.Tasks;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// Whether identity providers can take the chosen person's access. Shows what the service holds, never what
/// was only asked for.
public final class ProtectionViewModel {

    private final DirectoryCalls calls;
    private final Tasks tasks;
    private final Consumer<UserSummary> changed;
    private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper(this, "on");
    private final BooleanProperty busy = new SimpleBooleanProperty(this, "busy");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
    private Optional<UserSummary> shown = Optional.empty();

    /// @param tasks   run the calls
    /// @param changed is told of each user whose protection began or ended; [#onProperty()] says which
    public ProtectionViewModel(DirectoryCalls calls, Tasks tasks, Consumer<UserSummary> changed) {
        this.calls = calls;
        this.tasks = tasks;
        this.changed = changed;
    }

    /// Shows another person.
    public void show(UserSummary user) {
        shown = Optional.of(user);
        error.set("");
        on.set(user.protectedPerson());
    }

    /// Asks the service for the other state, unless it is being asked.
    public void toggle() {
        if (!busy.get()) {
            shown.ifPresent(this::toggle);
        }
    }

    /// Shows nobody until another person is known.
    public void showNobody() {
        shown = Optional.empty();
        error.set("");
    }

    private void toggle(UserSummary user) {
        boolean wanted = !on.get();
        error.set("");
        tasks.of(() -> {
            calls.protect(user.id(), wanted);
            return user;
        }).showing(busy).onSuccess(done -> {
            if (shown.filter(done::equals).isPresent()) {
                on.set(wanted);
            }
            changed.accept(done);
        }).onFailure(failure -> error.set(failure.sentence())).start();
    }

    /// Whether the person is protected.
    public ReadOnlyBooleanProperty onProperty() {
        return on.getReadOnlyProperty();
    }

    /// Why it stayed as it was; empty when nothing went wrong.
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }
}
