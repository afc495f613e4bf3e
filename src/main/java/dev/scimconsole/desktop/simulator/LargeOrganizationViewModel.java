package dev.scimconsole.desktop.simulator;

import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.CallFailure;
import dev.scimconsole.demo.LargeOrganization;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Loads a large organization into the demo: how far that is, and how it ended.
public final class LargeOrganizationViewModel {

    private static final int ALL = LargeOrganization.PEOPLE + LargeOrganization.GROUPS;

    private final Loader loader;
    private final Tasks tasks;
    private final Executor screen;
    private final Messages messages;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper(this, "loaded");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress");
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper(this, "said", "");
    private volatile boolean cancelled;

    /// @param screen where properties change
    public LargeOrganizationViewModel(Loader loader, Tasks tasks, Executor screen, Messages messages) {
        this.loader = loader;
        this.tasks = tasks;
        this.screen = screen;
        this.messages = messages;
    }

    /// Loads it. Blocks.
    @FunctionalInterface
    public interface Loader {

        /// Tells whether all of it is there now.
        boolean load(IntConsumer progress, BooleanSupplier cancelled);
    }

    /// Whether it is being loaded.
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Whether some of it is there, so that it can't be loaded again.
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /// How far it is, from 0 to 1.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// How far it is or how it ended, in words.
    public ReadOnlyStringProperty saidProperty() {
        return said.getReadOnlyProperty();
    }

    /// Begins.
    public void load() {
        cancelled = false;
        loaded.set(true);
        progress.set(0);
        said.set(messages.text("large.loading", 0, ALL));
        tasks.of(this::loadAll).showing(running)
                .onSuccess(whole -> said.set(messages.text(whole ? "large.loaded" : "large.cancelled")))
                .onFailure(failure -> said.set(failure.sentence())).start();
    }

    /// Stops; what is there stays.
    public void cancel() {
        cancelled = true;
    }

    private boolean loadAll() throws CallFailedException {
        try {
            return loader.load(this::tell, () -> cancelled);
        } catch (IllegalArgumentException e) {
            throw new CallFailedException(new CallFailure.Unreachable(String.valueOf(e.getMessage())));
        }
    }

    private void tell(int written) {
        screen.execute(() -> {
            progress.set((double) written / ALL);
            if (running.get()) {
                said.set(messages.text("large.loading", written, ALL));
            }
        });
    }
}
