package dev.scimconsole.desktop.alerts;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.AlertCalls;
import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.RefusalCalls;
import dev.scimconsole.contract.alerts.AlertChoice;
import dev.scimconsole.contract.alerts.Alerts;
import dev.scimconsole.contract.alerts.ChangeAlerts;
import dev.scimconsole.contract.alerts.IssuedWebhook;
import dev.scimconsole.contract.refusals.SafeLeaving;
import dev.scimconsole.desktop.access.ShownOnce;
import dev.scimconsole.desktop.page.LeaveWarning;
import dev.scimconsole.desktop.task.Loading;
import dev.scimconsole.desktop.task.Loads;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.secrets.TokenCopies;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What administrators are told about and where. Shows what the service holds, never what was only asked for.
public final class AlertsViewModel {

    private final AlertCalls calls;
    private final RefusalCalls leavings;
    private final Messages messages;
    private final Loading loading;
    private final ShownOnce secret;
    private final ReadOnlyObjectWrapper<Optional<Found>> found = new ReadOnlyObjectWrapper<>(this, "found",
            Optional.empty());

    /// @param loads  make the page's loads
    /// @param copies takes a webhook's secret when it is copied
    public AlertsViewModel(AdminSession session, Loads loads, TokenCopies copies) {
        calls = session.alerts();
        leavings = session.refusals();
        messages = loads.messages();
        loading = loads.of(this::load);
        secret = new ShownOnce(copies);
    }

    /// What was read.
    public record Found(Alerts alerts, SafeLeaving leaving) {}

    /// Reads how it stands.
    public void load() {
        loading.start(this::read, this::take);
    }

    /// Chooses anew for one kind.
    public void choose(AlertChoice choice) {
        change(() -> calls.change(new ChangeAlerts(Optional.of(List.of(choice)), Optional.empty())));
    }

    /// Removes a webhook.
    public void remove(String id) {
        if (secret.isOf(id)) {
            secret.wipe();
        }
        change(() -> {
            calls.remove(id);
            return id;
        });
    }

    /// Sends a test everywhere.
    ///
    /// @param sent runs once it is on its way
    public void test(Runnable sent) {
        loading.start(() -> {
            calls.test();
            return read();
        }, read -> {
            take(read);
            sent.run();
        });
    }

    /// Shows a new webhook and, once, its secret.
    public void show(IssuedWebhook issued) {
        secret.show(issued.webhook().id(), issued.secret(),
                messages.text("alerts.secret", issued.webhook().name()));
        load();
    }

    /// What the service holds; empty until it is known.
    public ReadOnlyObjectProperty<Optional<Found>> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /// The secret that is shown once.
    public ShownOnce secret() {
        return secret;
    }

    /// What leaving the page would lose.
    public Optional<LeaveWarning> leaveWarning() {
        return secret.wouldBeLost()
                ? Optional.of(LeaveWarning.ofUncopied(messages, "alerts.leave.title", "alerts.leave.text",
                        secret::copy))
                : Optional.empty();
    }

    /// What is being read or changed.
    public Loading loading() {
        return loading;
    }

    /// Ends what runs, and lets the secret go.
    public void close() {
        loading.stop();
        secret.wipe();
    }

    private void change(Callable<?> change) {
        loading.start(() -> {
            change.call();
            return read();
        }, this::take);
    }

    private Found read() throws CallFailedException {
        return new Found(calls.read(), leavings.safeLeaving());
    }

    private void take(Found read) {
        found.set(Optional.of(read));
    }
}
