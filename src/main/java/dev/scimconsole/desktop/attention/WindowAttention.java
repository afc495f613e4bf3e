package dev.scimconsole.desktop.attention;

import dev.scimconsole.desktop.task.Tasks;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/// Tells by a toast, a notification of the system, and a mark for the window's title that stays until the
/// window is looked at.
public final class WindowAttention implements Attention, AutoCloseable {

    private final BiConsumer<String, String> toast;
    private final BiConsumer<String, String> warning;
    private final Optional<SystemNotification> system;
    private final Tasks tasks;
    private final ObservableValue<Boolean> focused;
    private final Subscription looking;
    private final ReadOnlyBooleanWrapper marked = new ReadOnlyBooleanWrapper(this, "marked");

    /// @param toast   shows title and text in the window
    /// @param warning the same, where something is wrong
    /// @param system  the system's notifications, where it has any
    /// @param tasks   run what takes time
    /// @param focused whether the window is the one that is being used
    public WindowAttention(BiConsumer<String, String> toast, BiConsumer<String, String> warning,
            Optional<SystemNotification> system, Tasks tasks, ObservableValue<Boolean> focused) {
        this.toast = toast;
        this.warning = warning;
        this.system = system;
        this.tasks = tasks;
        this.focused = focused;
        looking = focused.subscribe(now -> {
            if (now) {
                marked.set(false);
            }
        });
    }

    @Override
    public void tell(String title, String text) {
        toast.accept(title, text);
        call(title, text);
    }

    @Override
    public void warn(String title, String text) {
        warning.accept(title, text);
        call(title, text);
    }

    private void call(String title, String text) {
        if (!focused.getValue()) {
            marked.set(true);
            system.ifPresent(notification -> tasks.of(() -> notification.show(title, text)).start());
        }
    }

    /// Looks at the window no more.
    @Override
    public void close() {
        looking.unsubscribe();
    }

    /// Whether something was told that nobody has looked at yet.
    public ReadOnlyBooleanProperty markedProperty() {
        return marked.getReadOnlyProperty();
    }
}
