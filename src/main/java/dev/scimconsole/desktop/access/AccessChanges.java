package dev.scimconsole.desktop.access;

import dev.scimconsole.client.AdministratorCalls;
import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.CallFailure;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the page knows of administrators and invites, and the one road on which they are changed. Only one
/// change is under way at a time, and none is ever repeated.
final class AccessChanges {

    /// A change whose answer was lost.
    ///
    /// @param before what the service held when it was sent
    private record Lost(AccessAttempt attempt, AccessList before, CallFailure failure) {}

    private final AdministratorCalls calls;
    private final Tasks tasks;
    private final Messages messages;
    private final ReadOnlyObjectWrapper<Optional<AccessList>> known = new ReadOnlyObjectWrapper<>(this,
            "known", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<AccessNotice>> notice = new ReadOnlyObjectWrapper<>(this,
            "notice", Optional.empty());
    private final ReadOnlyBooleanWrapper sending = new ReadOnlyBooleanWrapper(this, "sending");
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper(this, "reading");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private Optional<AccessAttempt> underWay = Optional.empty();
    private Optional<Lost> lost = Optional.empty();

    AccessChanges(AdministratorCalls calls, Tasks tasks, Messages messages) {
        this.calls = calls;
        this.tasks = tasks;
        this.messages = messages;
        busy.bind(Bindings.or(sending, reading));
    }

    AdministratorCalls calls() {
        return calls;
    }

    /// What the service holds; empty until it was read.
    ReadOnlyObjectProperty<Optional<AccessList>> knownProperty() {
        return known.getReadOnlyProperty();
    }

    /// What became of the last change, where that needs words.
    ReadOnlyObjectProperty<Optional<AccessNotice>> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /// Whether a change is under way, or the service is being read.
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Whether the link of an invite is awaited.
    boolean isLinkComing() {
        return sending.get()
                && underWay.filter(attempt -> attempt instanceof AccessAttempt.Invite).isPresent();
    }

    /// Reads what the service holds.
    void read(Consumer<CallFailure> failed) {
        tasks.of(this::readAll).showing(reading).onSuccess(this::take).onFailure(failed).start();
    }

    /// Sends a change, unless another is under way.
    ///
    /// @param attempt what it is about, to judge its outcome should the answer be lost
    /// @param made    takes the answer
    /// @param refused takes a failure after which nothing has changed
    <T> void send(AccessAttempt attempt, Callable<T> change, Consumer<T> made,
            Consumer<CallFailure> refused) {
        if (busy.get() || known.get().isEmpty()) {
            return;
        }
        AccessList before = known.get().orElseThrow();
        lost = Optional.empty();
        notice.set(Optional.empty());
        underWay = Optional.of(attempt);
        tasks.of(change).showing(sending).onSuccess(answer -> {
            made.accept(answer);
            read(stale -> notice.set(Optional.of(
                    AccessNotice.serious(messages.text("access.stale", stale.sentence())))));
        }).onFailure(failure -> {
            if (failure.leavesOutcomeUnknown()) {
                findOut(new Lost(attempt, before, failure));
            } else {
                refused.accept(failure);
                // Somebody else may have changed what the page shows.
                read(_ -> {});
            }
        }).start();
    }

    /// Says why a change was not made.
    void refuse(CallFailure failure) {
        String key = failure instanceof CallFailure.Unreachable ? "access.notSent" : "access.refused";
        notice.set(Optional.of(AccessNotice.serious(messages.text(key, failure.sentence()))));
    }

    /// Asks again what became of a change whose answer was lost.
    void checkAgain() {
        if (!busy.get()) {
            lost.ifPresent(this::findOut);
        }
    }

    private void take(AccessList read) {
        Optional<Lost> settled = lost;
        lost = Optional.empty();
        known.set(Optional.of(read));
        settled.ifPresent(change -> notice
                .set(Optional.of(change.attempt().judge(change.before(), read, messages))));
    }

    private void findOut(Lost change) {
        lost = Optional.of(change);
        notice.set(Optional.of(
                AccessNotice.plain(messages.text("lost.checking", change.failure().sentence()))));
        read(still -> notice.set(Optional.of(
                AccessNotice.unsettled(messages.text("lost.unknown", still.sentence())))));
    }

    private AccessList readAll() throws CallFailedException {
        return new AccessList(calls.all(), calls.invites());
    }
}
