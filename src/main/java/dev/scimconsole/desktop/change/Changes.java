package dev.scimconsole.desktop.change;

import dev.scimconsole.client.CallFailure;
import dev.scimconsole.desktop.task.Loading;
import dev.scimconsole.desktop.task.Task;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What a page knows of what the service holds, and the one road on which that is changed. Only one change is
/// under way at a time, none is ever repeated, and one whose answer was lost is not forgotten before the
/// service has told what became of it.
///
/// @param <S> what the service holds
public final class Changes<S> {

    /// A change whose answer was lost.
    ///
    /// @param before what the service held when it was sent
    private record Lost<S>(Attempt<S> attempt, S before) {

        Optional<Notice> judge(S after) {
            return attempt.judge(before, after);
        }
    }

    private final Callable<S> service;
    private final Tasks tasks;
    private final Messages messages;
    private final ReadOnlyObjectWrapper<Optional<S>> known = new ReadOnlyObjectWrapper<>(this, "known",
            Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Notice>> notice = new ReadOnlyObjectWrapper<>(this, "notice",
            Optional.empty());
    private final ReadOnlyBooleanWrapper sending = new ReadOnlyBooleanWrapper(this, "sending");
    private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper(this, "checking");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final List<Lost<S>> lost = new ArrayList<>();
    private boolean secretComing;
    private int count;

    /// @param service reads what the service holds; blocks
    /// @param tasks   run the page's calls
    public Changes(Callable<S> service, Tasks tasks, Messages messages) {
        this.service = service;
        this.tasks = tasks;
        this.messages = messages;
        busy.bind(Bindings.or(sending, checking));
    }

    /// What the service holds; empty until it was read.
    public ReadOnlyObjectProperty<Optional<S>> knownProperty() {
        return known.getReadOnlyProperty();
    }

    /// What became of the last changes, where that needs words.
    public ReadOnlyObjectProperty<Optional<Notice>> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /// Whether a change is under way, or its outcome is being found out: no other can be sent meanwhile.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Whether the answer that is awaited will carry a secret that is shown nowhere else.
    public boolean isSecretComing() {
        return sending.get() && secretComing;
    }

    /// Begins to describe a change; nothing is sent before [Change#send()].
    ///
    /// @param attempt what it is about
    /// @param call    sends it; blocks until it is answered
    public <A> Change<S, A> of(Attempt<S> attempt, Callable<A> call) {
        return new Change<>(this, attempt, call);
    }

    /// Reads what the service holds. What was read before a change was sent says nothing about what came of
    /// it, and is passed over.
    ///
    /// @param loading takes how that goes; what was known stays when it fails
    /// @param taken   called when the page knows what was read
    public void read(Loading loading, Runnable taken) {
        int seen = count;
        loading.start(service, now -> take(now, seen, taken));
    }

    /// The same, while nobody waits for it.
    ///
    /// @param failed takes a failure
    public void readQuietly(Runnable taken, Consumer<CallFailure> failed) {
        int seen = count;
        tasks.of(service).onSuccess(now -> take(now, seen, taken)).onFailure(failed).start();
    }

    /// Reads what the service holds because a change may have been made by somebody else; nothing can be sent
    /// meanwhile.
    ///
    /// @param failed takes a failure; what was known stays
    public void reread(Consumer<CallFailure> failed) {
        tasks.of(service).showing(checking).onSuccess(this::take).onFailure(failed).start();
    }

    /// Says something about a change.
    public void tell(Notice told) {
        notice.set(Optional.of(told));
    }

    /// Asks again how things stand. What became of changes whose answer was lost is told then.
    public void checkAgain() {
        if (!busy.get()) {
            findOut();
        }
    }

    /// What was read now, or told by an answer. It settles what was lost.
    private void take(S now) {
        List<Lost<S>> settled = List.copyOf(lost);
        Optional<Notice> before = notice.get();
        lost.clear();
        known.set(Optional.of(now));
        Optional<Notice> judged = Notice
                .of(settled.stream().flatMap(one -> one.judge(now).stream()).toList());
        // What somebody has said of the new state stays, unless there is more to say.
        if (judged.isPresent() || (!settled.isEmpty() && notice.get().equals(before))) {
            notice.set(judged);
        }
    }

    private void take(S now, int seen, Runnable taken) {
        if (seen == count) {
            take(now);
            taken.run();
        }
    }

    <A> void send(Change<S, A> change) {
        if (busy.get() || known.get().isEmpty()) {
            return;
        }
        S before = known.get().orElseThrow();
        count++;
        if (lost.isEmpty()) {
            notice.set(Optional.empty());
        }
        secretComing = change.attempt().bringsSecret(before);
        Task<A> task = tasks.of(change.call()).showing(sending);
        change.busy().forEach(task::showing);
        task.onDiscard(change::discard).onSuccess(answer -> {
            Optional<S> now = change.holds(answer);
            now.ifPresent(this::take);
            change.made(answer);
            if (now.isEmpty()) {
                findOut();
            }
        }).onFailure(failure -> {
            if (failure.leavesOutcomeUnknown()) {
                lost.add(new Lost<>(change.attempt(), before));
                tell(Notice.plain(messages.text("lost.checking", failure.sentence())));
                findOut();
            } else {
                change.refused(failure);
            }
        }).start();
    }

    private void findOut() {
        reread(failure -> tell(Notice.serious(
                messages.text(lost.isEmpty() ? "lost.stale" : "lost.unknown", failure.sentence()),
                Notice.Remedy.CHECK_AGAIN)));
    }
}
