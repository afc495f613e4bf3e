package dev.scimconsole.desktop.configuration;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.CallFailure;
import dev.scimconsole.client.Versioned;
import dev.scimconsole.contract.ConfigurationChange;
import dev.scimconsole.contract.ScimConfiguration;
import dev.scimconsole.contract.ScimToken;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the page knows of the SCIM configuration, and the one road on which it is changed. Only one change
/// is under way at a time, and none is ever repeated.
final class Changes {

    /// A change whose answer was lost.
    ///
    /// @param before what the service held when it was sent
    private record Lost(Attempt attempt, ScimConfiguration before, CallFailure failure) {}

    private final AdminSession session;
    private final Tasks tasks;
    private final Messages messages;
    private final Moments moments;
    private final ReadOnlyObjectWrapper<Optional<Versioned<ScimConfiguration>>> known = new ReadOnlyObjectWrapper<>(
            this, "known", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Notice>> notice = new ReadOnlyObjectWrapper<>(this, "notice",
            Optional.empty());
    private final ReadOnlyBooleanWrapper sending = new ReadOnlyBooleanWrapper(this, "sending");
    private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper(this, "checking");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private Optional<Attempt> underWay = Optional.empty();
    private Optional<Lost> lost = Optional.empty();
    private boolean tokenArriving;
    private int count;

    Changes(AdminSession session, Tasks tasks, Messages messages, Moments moments) {
        this.session = session;
        this.tasks = tasks;
        this.messages = messages;
        this.moments = moments;
        busy.bind(Bindings.or(sending, checking));
    }

    /// The configuration and its version; empty until it was read.
    ReadOnlyObjectProperty<Optional<Versioned<ScimConfiguration>>> knownProperty() {
        return known.getReadOnlyProperty();
    }

    /// What became of the last change, where that needs words.
    ReadOnlyObjectProperty<Optional<Notice>> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /// Whether a change is under way, or its outcome is being found out.
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Whether the answer that is awaited will carry a token.
    boolean isTokenComing() {
        boolean enabled = configuration().map(ScimConfiguration::enabled).orElse(false);
        return sending.get() && underWay.filter(attempt -> attempt instanceof Attempt.Refresh
                || (attempt instanceof Attempt.AddDomain && !enabled)).isPresent();
    }

    /// Whether the configuration that is being taken comes with the new token: the page itself replaces the one
    /// it shows.
    boolean isTokenArriving() {
        return tokenArriving;
    }

    /// How many changes were sent: what was read before one of them may be out of date.
    int count() {
        return count;
    }

    Optional<ScimConfiguration> configuration() {
        return known.get().map(Versioned::value);
    }

    /// Takes what was read, or answered to a change. It also settles a change whose answer was lost.
    void take(Versioned<ScimConfiguration> read) {
        known.set(Optional.of(read));
        Optional<Lost> settled = lost;
        lost = Optional.empty();
        settled.ifPresent(change -> tell(change.attempt().judge(change.before(), read.value(), me(), messages,
                moments)));
    }

    void tell(Notice told) {
        notice.set(Optional.of(told));
    }

    /// Sends a change, unless another is under way.
    ///
    /// @param attempt what it is about, to judge its outcome should the answer be lost
    /// @param shows   set while it is under way
    /// @param made    takes the new token, if one was issued, once the page knows the new configuration
    /// @param refused takes a failure after which nothing has changed
    void send(Attempt attempt, Change change, BooleanProperty shows, Consumer<Optional<ScimToken>> made,
            Consumer<CallFailure> refused) {
        if (busy.get() || known.get().isEmpty()) {
            return;
        }
        ScimConfiguration before = configuration().orElseThrow();
        count++;
        if (lost.isEmpty()) {
            notice.set(Optional.empty());
        }
        underWay = Optional.of(attempt);
        tasks.of(change::send).showing(sending).showing(shows).onDiscard(Changes::wipe).onSuccess(answer -> {
            tokenArriving = answer.value().issuedToken().isPresent();
            if (tokenArriving) {
                // Whatever became of an earlier token, this one counts, and everybody sees it.
                lost = Optional.empty();
                notice.set(Optional.empty());
            }
            take(new Versioned<>(answer.value().configuration(), answer.etag()));
            made.accept(answer.value().issuedToken());
            tokenArriving = false;
            if (answer.etag().isEmpty()) {
                reread();
            }
        }).onFailure(failure -> {
            if (failure.leavesOutcomeUnknown()) {
                findOut(new Lost(attempt, before, failure));
            } else {
                refused.accept(failure);
            }
        }).start();
    }

    /// Reads the configuration again, silently; what was known stays when that fails.
    void reread() {
        tasks.of(session::configuration).showing(checking).onSuccess(this::take).start();
    }

    /// Asks again how a change ended whose outcome is not known.
    void checkAgain() {
        if (!busy.get()) {
            lost.ifPresent(this::findOut);
        }
    }

    private void findOut(Lost change) {
        lost = Optional.of(change);
        tell(Notice.plain(messages.text("lost.checking", change.failure().sentence())));
        tasks.of(session::configuration).showing(checking).onSuccess(this::take).onFailure(still -> tell(
                Notice.serious(messages.text("lost.unknown", still.sentence()), Notice.Remedy.CHECK_AGAIN)))
                .start();
    }

    private String me() {
        return session.session().administrator().email();
    }

    private static void wipe(Versioned<ConfigurationChange> nobodyWaits) {
        nobodyWaits.value().issuedToken().ifPresent(ScimToken::close);
    }
}
