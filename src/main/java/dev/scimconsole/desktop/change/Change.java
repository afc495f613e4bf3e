package dev.scimconsole.desktop.change;

import dev.scimconsole.client.CallFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;

/// A change, with what follows it. Everything but the call itself runs on the thread of the screen.
///
/// @param <S> what the service holds
/// @param <A> of the answer
public final class Change<S, A> {

    private final Changes<S> changes;
    private final Attempt<S> attempt;
    private final Callable<A> call;
    private final List<BooleanProperty> busy = new ArrayList<>();
    private Function<A, Optional<S>> holds = _ -> Optional.empty();
    private Consumer<A> made = _ -> {};
    private Consumer<CallFailure> refused = _ -> {};
    private Consumer<A> discard = _ -> {};

    Change(Changes<S> changes, Attempt<S> attempt, Callable<A> call) {
        this.changes = changes;
        this.attempt = attempt;
        this.call = call;
    }

    /// Sets the property while the change is under way.
    public Change<S, A> showing(BooleanProperty property) {
        busy.add(property);
        return this;
    }

    /// Finds in the answer what the service holds now; without it, the service is read again.
    public Change<S, A> telling(Function<A, Optional<S>> state) {
        holds = state;
        return this;
    }

    /// Takes the answer, once the page knows what it says the service holds.
    public Change<S, A> onMade(Consumer<A> handler) {
        made = handler;
        return this;
    }

    /// Takes a failure after which nothing has changed.
    public Change<S, A> onRefused(Consumer<CallFailure> handler) {
        refused = handler;
        return this;
    }

    /// Takes an answer that nobody waits for any more, because its page is gone: wipes what must be wiped.
    public Change<S, A> onDiscard(Consumer<A> handler) {
        discard = handler;
        return this;
    }

    /// Sends it, unless another is under way or the page does not know yet what the service holds.
    public void send() {
        changes.send(this);
    }

    Attempt<S> attempt() {
        return attempt;
    }

    Callable<A> call() {
        return call;
    }

    List<BooleanProperty> busy() {
        return busy;
    }

    Optional<S> holds(A answer) {
        return holds.apply(answer);
    }

    void made(A answer) {
        made.accept(answer);
    }

    void refused(CallFailure failure) {
        refused.accept(failure);
    }

    void discard(A answer) {
        discard.accept(answer);
    }
}
