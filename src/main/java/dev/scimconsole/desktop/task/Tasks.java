package dev.scimconsole.desktop.task;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;

/// Runs work away from the JavaFX thread and brings its result back to it, so that progress, cancel and
/// errors look alike everywhere. Without a toolkit: given `Runnable::run` twice it runs everything inline.
///
/// One instance belongs to one page or screen. Its methods are called on the thread of the screen.
public final class Tasks implements AutoCloseable {

    private final Executor background;
    private final Executor screen;
    private final Failures failures;
    private final Set<RunningTask> running = new LinkedHashSet<>();
    private final List<Tasks> groups = new ArrayList<>();
    private final List<Runnable> held = new ArrayList<>();
    private boolean holding;
    private boolean closed;

    /// @param background where work runs
    /// @param screen     where results arrive
    /// @param failures   takes what pages do not handle
    public Tasks(Executor background, Executor screen, Failures failures) {
        this.background = background;
        this.screen = screen;
        this.failures = failures;
    }

    /// Runs each task on a virtual thread of its own.
    ///
    /// @param screen where results arrive
    public static Tasks onVirtualThreads(Executor screen, Failures failures) {
        var threads = Thread.ofVirtual().name("task-", 0).factory();
        return new Tasks(work -> threads.newThread(work).start(), screen, failures);
    }

    /// Begins to describe a task; nothing runs before [Task#start()].
    public <T> Task<T> of(Callable<T> work) {
        return new Task<>(this, work);
    }

    /// A group that is closed with this one, or before it by [#end(Tasks)].
    public Tasks group() {
        Tasks group = new Tasks(background, screen, failures);
        groups.add(group);
        return group;
    }

    /// Closes one of this one's groups.
    public void end(Tasks group) {
        groups.remove(group);
        group.close();
    }

    /// Has results wait until they are [released][#release()]: nobody looks yet at what they would change.
    public void hold() {
        holding = true;
    }

    /// Brings the results that wait, and each that comes at once.
    public void release() {
        holding = false;
        List<Runnable> waiting = List.copyOf(held);
        held.clear();
        waiting.forEach(Runnable::run);
    }

    /// Cancels what runs. Results that arrive later are discarded, by [Task#onDiscard] where they must be.
    @Override
    public void close() {
        closed = true;
        List.copyOf(groups).forEach(Tasks::close);
        groups.clear();
        List.copyOf(running).forEach(RunningTask::cancel);
        release();
    }

    boolean isClosed() {
        return closed;
    }

    Failures failures() {
        return failures;
    }

    void runInBackground(RunningTask task, Runnable work) {
        running.add(task);
        background.execute(work);
    }

    void runOnScreen(RunningTask task, Runnable delivery) {
        screen.execute(() -> {
            if (holding) {
                held.add(() -> deliver(task, delivery));
            } else {
                deliver(task, delivery);
            }
        });
    }

    private void deliver(RunningTask task, Runnable delivery) {
        running.remove(task);
        delivery.run();
    }
}
