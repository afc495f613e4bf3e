package dev.scimconsole.desktop.rotation;

import dev.scimconsole.client.RotationCalls;
import dev.scimconsole.contract.rotation.MissedChanges;
import dev.scimconsole.contract.rotation.RefusedAttempts;
import dev.scimconsole.contract.rotation.RefusedDeactivation;
import dev.scimconsole.contract.rotation.UnconfirmedUser;
import dev.scimconsole.desktop.guides.Guides;
import dev.scimconsole.desktop.task.Loading;
import dev.scimconsole.desktop.task.Loads;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import dev.scimconsole.desktop.text.OneLine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What may have been missed while no token worked, read when asked for.
public final class MissedChangesViewModel {

    private static final int PAGE = 25;

    private final RotationCalls calls;
    private final Guides guides;
    private final Messages messages;
    private final Moments moments;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open");
    private final Loading loading;
    private final ReadOnlyObjectWrapper<Optional<Report>> report = new ReadOnlyObjectWrapper<>(this, "report",
            Optional.empty());
    private final ObservableList<String> users = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper hasMoreUsers = new ReadOnlyBooleanWrapper(this, "hasMoreUsers");
    private Optional<String> cursor = Optional.empty();

    MissedChangesViewModel(RotationCalls calls, Loads loads, Guides guides, Moments moments) {
        this.calls = calls;
        this.guides = guides;
        messages = loads.messages();
        loading = loads.of(this::show);
        this.moments = moments;
    }

    /// The report in words; in texts, `**` around words makes them bold.
    ///
    /// @param lead          the gap, and how many refused changes are open
    /// @param deactivations who was to lose access, one line each; those who still have it first
    /// @param attempts      what was refused, by kind
    /// @param users         what is known of the users whom nobody has confirmed
    /// @param resend        how to make the identity provider send it again
    public record Report(String lead, List<Leaver> deactivations, List<String> attempts, String users,
            List<String> resend) {}

    /// Somebody who was to lose access.
    ///
    /// @param text        who, and when that was refused
    /// @param stillActive whether that has not happened since
    public record Leaver(String text, boolean stillActive) {}

    /// Reads the report and opens it.
    public void show() {
        open.set(true);
        loading.start(() -> calls.missedChanges(Optional.empty(), PAGE), read -> {
            report.set(Optional.of(report(read)));
            users.clear();
            add(read);
        });
    }

    /// Reads the report again if it is open: the gap may have ended.
    void showAgain() {
        if (open.get()) {
            show();
        }
    }

    /// Reads on in the list of users.
    public void showMoreUsers() {
        if (!loading.runningProperty().get() && cursor.isPresent()) {
            Optional<String> from = cursor;
            loading.start(() -> calls.missedChanges(from, PAGE), this::add);
        }
    }

    /// Closes it.
    public void forget() {
        open.set(false);
        loading.stop();
        report.set(Optional.empty());
        users.clear();
        cursor = Optional.empty();
        hasMoreUsers.set(false);
    }

    /// Whether the report was asked for.
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /// The report, being read.
    public Loading loading() {
        return loading;
    }

    /// The report; empty until it was read.
    public ReadOnlyObjectProperty<Optional<Report>> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /// The users whom nobody has confirmed, as far as they were read.
    public ObservableList<String> users() {
        return users;
    }

    /// Whether there are more of them.
    public ReadOnlyBooleanProperty hasMoreUsersProperty() {
        return hasMoreUsers.getReadOnlyProperty();
    }

    private void add(MissedChanges read) {
        users.addAll(read.users().stream().map(this::user).toList());
        cursor = read.nextCursor();
        hasMoreUsers.set(cursor.isPresent());
    }

    private Report report(MissedChanges read) {
        String lead = read.gap().map(gap -> gap.until()
                .map(until -> messages.text("missed.gap", moments.span(Duration.between(gap.from(), until)),
                        moments.exactly(gap.from()), moments.exactly(until)))
                .orElseGet(() -> messages.text("missed.openGap", moments.exactly(gap.from()))))
                .orElse(messages.text("missed.noGap"));
        return new Report(messages.sentences(lead, refused(read)),
                read.deactivations().stream().map(this::leaver).toList(),
                read.attempts().stream().map(this::attempt).toList(),
                messages.text("missed.users", read.unconfirmedUsers()),
                read.identityProvider().map(guides::of).map(guide -> guide.resend())
                        .orElse(List.of(messages.text("missed.resendAnywhere"))));
    }

    private String refused(MissedChanges read) {
        if (read.openRefusals() == 0) {
            return "";
        }
        String all = messages.text("refused.line", read.openRefusals());
        return read.stillAccess() == 0
                ? all
                : messages.text("refused.lineBoth", all,
                        "**" + messages.text("refused.badge", read.stillAccess()) + "**");
    }

    private Leaver leaver(RefusedDeactivation refused) {
        return new Leaver(messages.text(refused.stillActive() ? "missed.stillActive" : "missed.inactive",
                OneLine.of(refused.userName()), action(refused.action()), moments.within(refused.lastAt())),
                refused.stillActive());
    }

    private String attempt(RefusedAttempts attempts) {
        return messages.text("missed.attempt", attempts.count(), action(attempts.action()),
                moments.within(attempts.lastAt()), reason(attempts.reason()));
    }

    private String user(UnconfirmedUser user) {
        return messages.text(user.active() ? "missed.activeUser" : "missed.inactiveUser",
                OneLine.of(user.userName()),
                moments.within(user.lastChangedAt()));
    }

    private String action(String action) {
        String key = "activity.action." + action;
        return messages.bundle().containsKey(key) ? messages.text(key) : action;
    }

    private String reason(String reason) {
        String key = "activity.reason." + reason;
        return messages.bundle().containsKey(key)
                ? messages.text(key)
                : messages.text("activity.reason.other", reason);
    }
}
