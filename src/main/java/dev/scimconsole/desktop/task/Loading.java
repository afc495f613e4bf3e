package dev.scimconsole.desktop.task;

import dev.scimconsole.client.CallFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Subscription;

/// Something that a page loads: whether that is under way, whether it takes long, how to give it up, and why
/// it did not come. When the service was gone, its return is noticed without a click.
///
/// One at a time: a load that is begun takes the place of the one before.
public final class Loading {

    private static final Duration LONG = Duration.ofSeconds(5);
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(5);

    private final Loads loads;
    private final Runnable again;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
    private final ReadOnlyBooleanWrapper slow = new ReadOnlyBooleanWrapper(this, "slow");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
    private final BooleanProperty looking = new SimpleBooleanProperty(this, "looking");
    private Optional<RunningTask> task = Optional.empty();
    private Optional<RunningTask> look = Optional.empty();
    private Subscription waiting = Subscription.EMPTY;

    Loading(Loads loads, Runnable again) {
        this.loads = loads;
        this.again = again;
    }

    /// Whether it is under way.
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Whether it has been under way for so long that somebody may want to give it up.
    public ReadOnlyBooleanProperty slowProperty() {
        return slow.getReadOnlyProperty();
    }

    /// Why it did not come; empty text when nothing is wrong.
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /// Begins.
    ///
    /// @param work    blocks
    /// @param arrived takes what was loaded
    public <T> void start(Callable<T> work, Consumer<T> arrived) {
        start(work, arrived, _ -> {});
    }

    /// Begins.
    ///
    /// @param work      blocks
    /// @param arrived   takes what was loaded
    /// @param discarded takes what was loaded although it had been given up
    public <T> void start(Callable<T> work, Consumer<T> arrived, Consumer<T> discarded) {
        stop();
        SimpleBooleanProperty mine = new SimpleBooleanProperty(true);
        running.bind(mine);
        waiting = loads.ticker().once(LONG, () -> slow.set(running.get()));
        task = Optional.of(loads.tasks().of(work).showing(mine).onDiscard(discarded).onSuccess(loaded -> {
            end();
            arrived.accept(loaded);
        }).onFailure(failure -> {
            end();
            fail(failure);
        }).start());
    }

    /// Begins anew what did not come.
    public void retry() {
        again.run();
    }

    /// Gives it up, and says so.
    public void cancel() {
        if (running.get()) {
            stop();
            error.set(loads.messages().text("loading.cancelled"));
        }
    }

    /// Gives up what is under way, looks for nothing any more, and says nothing of it.
    public void stop() {
        task.ifPresent(RunningTask::cancel);
        look.ifPresent(RunningTask::cancel);
        task = Optional.empty();
        look = Optional.empty();
        waiting.unsubscribe();
        running.unbind();
        running.set(false);
        slow.set(false);
        error.set("");
    }

    private void end() {
        waiting.unsubscribe();
        slow.set(false);
    }

    private void fail(CallFailure failure) {
        boolean gone = switch (failure) {
            case CallFailure.Answered(var problem) -> problem.status() >= 500;
            case CallFailure.Unreachable _,CallFailure.AnswerLost _,CallFailure.Unintelligible _ -> true;
        };
        if (gone) {
            waiting = loads.ticker().every(LOOKS_EVERY, this::look);
        }
        error.set(failure.sentence());
    }

    private void look() {
        if (!looking.get()) {
            look = Optional.of(loads.tasks().of(loads.probe()).showing(looking).onSuccess(_ -> {
                waiting.unsubscribe();
                again.run();
            }).start());
        }
    }
}
