package dev.scimconsole.desktop.simulator;

import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Loads a large organization into the demo: how far that is, and how it ended.
public final class LargeOrganizationViewModel {

    private final Loader loader;
    private final int all;
    private final Tasks tasks;
    private final Executor screen;
    private final Messages messages;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
    private final ReadOnlyBooleanWrapper begun = new ReadOnlyBooleanWrapper(this, "begun");
    private final BooleanProperty whole;
    private final BooleanBinding loadable;
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress");
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper(this, "said", "");
    private volatile boolean cancelled;

    /// @param whole  whether all of it is in the demo, which this window and those before it find out
    /// @param all    how many people and groups there will be
    /// @param screen where properties change
    public LargeOrganizationViewModel(Loader loader, BooleanProperty whole, int all, Tasks tasks,
            Executor screen,
            Messages messages) {
        this.loader = loader;
        this.whole = whole;
        loadable = running.not().and(whole.not());
        this.all = all;
        this.tasks = tasks;
        this.screen = screen;
        this.messages = messages;
        if (whole.get()) {
            said.set(messages.text("large.there"));
        }
    }

    /// Loads it, or what is not there yet. Blocks.
    @FunctionalInterface
    public interface Loader {

        /// Tells whether all of it is there now.
        boolean load(IntConsumer progress, BooleanSupplier cancelled);
    }

    /// Whether it is being loaded.
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Whether loading has begun here, so that there is something to tell.
    public ReadOnlyBooleanProperty begunProperty() {
        return begun.getReadOnlyProperty();
    }

    /// Whether it can be loaded: neither is it being loaded, nor is all of it there. What was cancelled goes
    /// on.
    public BooleanBinding loadable() {
        return loadable;
    }

    /// How far it is, from 0 to 1.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// How far it is or how it ended, in words.
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /// Begins, or goes on.
    public void load() {
        cancelled = false;
        begun.set(true);
        said.set(messages.text("large.loading", Math.round(progress.get() * all), all));
        tasks.of(() -> loader.load(this::tell, () -> cancelled)).showing(running).onSuccess(this::ended)
                .start();
    }

    private void ended(boolean all) {
        whole.set(all);
        said.set(messages.text(all ? "large.loaded" : "large.cancelled"));
    }

    /// Stops; what is there stays.
    public void cancel() {
        cancelled = true;
    }

    private void tell(int written) {
        screen.execute(() -> {
            progress.set((double) written / all);
            if (running.get()) {
                said.set(messages.text("large.loading", written, all));
            }
        });
    }
}
