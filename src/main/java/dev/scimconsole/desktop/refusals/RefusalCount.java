package dev.scimconsole.desktop.refusals;

import dev.scimconsole.client.RefusalCalls;
import dev.scimconsole.contract.refusals.RefusedChangePage;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.task.Ticker;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Subscription;

/// How many refused changes are open, read again once a minute and when somebody asks. What can't be read
/// stays as it was: the page that is open says that the service does not answer.
public final class RefusalCount {

    private static final Duration EVERY = Duration.ofMinutes(1);

    /// Nobody has to wait longer for a page.
    private static final Duration LONG = Duration.ofSeconds(5);

    private final RefusalCalls calls;
    private final Tasks tasks;
    private final Subscription ticking;
    private final Subscription waiting;
    private final ReadOnlyLongWrapper open = new ReadOnlyLongWrapper(this, "open", 0);
    private final ReadOnlyLongWrapper stillAccess = new ReadOnlyLongWrapper(this, "stillAccess", 0);
    private final ReadOnlyBooleanWrapper answered = new ReadOnlyBooleanWrapper(this, "answered");
    private final SimpleBooleanProperty reading = new SimpleBooleanProperty(this, "reading");

    /// Begins to count.
    ///
    /// @param tasks of the session
    public RefusalCount(RefusalCalls calls, Tasks tasks, Ticker ticker) {
        this.calls = calls;
        this.tasks = tasks;
        ticking = ticker.every(EVERY, this::read);
        waiting = ticker.once(LONG, () -> answered.set(true));
    }

    /// Reads it again.
    public void read() {
        if (!reading.get()) {
            tasks.of(() -> calls.open(Optional.empty(), Optional.empty(), 1)).showing(reading)
                    .onSuccess(this::take)
                    .onFailure(_ -> answered.set(true)).start();
        }
    }

    /// How many are open.
    public ReadOnlyLongProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /// How many people among them should have no access and have it.
    public ReadOnlyLongProperty stillAccessProperty() {
        return stillAccess.getReadOnlyProperty();
    }

    /// Whether that is known, could not be read, or takes too long for anybody to wait for it: from then on a
    /// page may be drawn that says it.
    public ReadOnlyBooleanProperty answeredProperty() {
        return answered.getReadOnlyProperty();
    }

    /// Ends.
    public void end() {
        ticking.unsubscribe();
        waiting.unsubscribe();
    }

    private void take(RefusedChangePage page) {
        stillAccess.set(page.stillAccess());
        open.set(page.total());
        answered.set(true);
    }
}
