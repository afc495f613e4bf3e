package dev.scimconsole.desktop.task;

import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.CallFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;

/// Work with what follows it. Everything but the work itself runs on the thread of the screen.
///
/// @param <T> of the result
public final class Task<T> {

    private final Tasks tasks;
    private final Callable<T> work;
    private final List<BooleanProperty> busy = new ArrayList<>();
    private Consumer<T> success = _ -> {};
    private Consumer<CallFailure> failure = _ -> {};
    private Consumer<T> discard = _ -> {};

    Task(Tasks tasks, Callable<T> work) {
        this.tasks = tasks;
        this.work = work;
    }

    /// Sets the property while the task is under way. May be called for several.
    public Task<T> showing(BooleanProperty property) {
        busy.add(property);
        return this;
    }

    /// Takes the result.
    public Task<T> onSuccess(Consumer<T> handler) {
        success = handler;
        return this;
    }

    /// Takes a failed call, unless [Failures] did.
    public Task<T> onFailure(Consumer<CallFailure> handler) {
        failure = handler;
        return this;
    }

    /// Takes a result that nobody waits for any more, because its page is gone: wipes what must be wiped.
    public Task<T> onDiscard(Consumer<T> handler) {
        discard = handler;
        return this;
    }

    /// Starts it, unless its group is closed.
    public RunningTask start() {
        RunningTask running = new RunningTask();
        if (!tasks.isClosed()) {
            busy.forEach(property -> property.set(true));
            tasks.runInBackground(running, () -> perform(running));
        }
        return running;
    }

    private sealed interface Outcome<T> {
        record Result<T>(T value) implements Outcome<T> {}

        record Failed<T>(CallFailure failure) implements Outcome<T> {}

        record Broken<T>(Throwable cause) implements Outcome<T> {}

        record NotBegun<T>() implements Outcome<T> {}
    }

    private void perform(RunningTask running) {
        Outcome<T> outcome = outcome(running);
        tasks.runOnScreen(running, () -> deliver(running, outcome));
    }

    private Outcome<T> outcome(RunningTask running) {
        if (!running.begin()) {
            return new Outcome.NotBegun<>();
        }
        try {
            return new Outcome.Result<>(work.call());
        } catch (CallFailedException e) {
            return new Outcome.Failed<>(e.failure());
        } catch (Throwable e) {
            // Errors too: a page that waits for ever would hide them.
            return new Outcome.Broken<>(e);
        } finally {
            running.end();
        }
    }

    private void deliver(RunningTask running, Outcome<T> outcome) {
        busy.forEach(property -> property.set(false));
        if (running.isCancelled()) {
            result(outcome).ifPresent(discard);
            return;
        }
        switch (outcome) {
            case Outcome.Result<T>(T value) -> success.accept(value);
            case Outcome.Failed<T>(CallFailure why) -> {
                if (!tasks.failures().takes(why)) {
                    failure.accept(why);
                }
            }
            case Outcome.Broken<T>(Throwable cause) -> tasks.failures().unforeseen(cause);
            case Outcome.NotBegun<T>() -> {
            }
        }
    }

    private static <T> Optional<T> result(Outcome<T> outcome) {
        return outcome instanceof Outcome.Result<T>(T value) ? Optional.of(value) : Optional.empty();
    }
}
