package dev.scimconsole.desktop.configuration;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.CallFailure;
import dev.scimconsole.desktop.text.Messages;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Whether users get an email invite. Shows what the service holds, never what was only asked for.
public final class EmailInvitesViewModel {

    private final AdminSession session;
    private final ConfigurationChanges changes;
    private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper(this, "on");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyStringWrapper mail = new ReadOnlyStringWrapper(this, "mail", "");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");

    EmailInvitesViewModel(AdminSession session, ConfigurationChanges changes, Messages messages) {
        this.session = session;
        this.changes = changes;
        changes.knownProperty()
                .subscribe(known -> known.ifPresent(read -> {
                    on.set(read.value().sendEmailInvites());
                    mail.set(read.value().mailSender().map(sender -> messages.text("invites.mail", sender))
                            .orElse(messages.text("invites.noMail")));
                }));
    }

    /// Asks the service for the other state.
    public void toggle() {
        boolean wanted = !on.get();
        error.set("");
        changes.send(changes.attempts().sendEmailInvites(wanted), () -> session.setSendEmailInvites(wanted),
                busy,
                _ -> {}, this::refused);
    }

    /// Whether invites are sent.
    public ReadOnlyBooleanProperty onProperty() {
        return on.getReadOnlyProperty();
    }

    /// Whether the service is being asked.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Who the invites come from, or that none can be sent; empty until the service has told.
    public ReadOnlyStringProperty mailProperty() {
        return mail.getReadOnlyProperty();
    }

    /// Why it stayed as it was; empty when nothing went wrong.
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    private void refused(CallFailure failure) {
        error.set(failure.sentence());
    }
}
