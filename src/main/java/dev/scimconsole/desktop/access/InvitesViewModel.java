package dev.scimconsole.desktop.access;

import dev.scimconsole.client.AdministratorCalls;
import dev.scimconsole.client.CallFailure;
import dev.scimconsole.contract.access.InviteAdministrator;
import dev.scimconsole.contract.access.InviteDetails;
import dev.scimconsole.contract.access.IssuedInvite;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.desktop.change.Changes;
import dev.scimconsole.desktop.page.LeaveWarning;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import dev.scimconsole.desktop.widgets.dialogs.Confirmation;
import dev.scimconsole.desktop.widgets.secrets.TokenCopies;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Invites of new administrators: the form, the link that is shown once, those that are open.
public final class InvitesViewModel {

    private final AdministratorCalls calls;
    private final Changes<AccessList> changes;
    private final AccessAttempts attempts;
    private final Consumer<CallFailure> refused;
    private final BiConsumer<String, String> tell;
    private final Messages messages;
    private final Moments moments;
    private final ReadOnlyBooleanWrapper formOpen = new ReadOnlyBooleanWrapper(this, "formOpen");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
    private final BooleanProperty linkComing = new SimpleBooleanProperty(this, "linkComing");
    private final ReadOnlyStringWrapper replaces = new ReadOnlyStringWrapper(this, "replaces", "");
    private final ShownOnce link;
    private final StringProperty email = new SimpleStringProperty(this, "email", "");
    private final ObjectProperty<Role> role = new SimpleObjectProperty<>(this, "role", Role.VIEWER);

    /// @param refused says why an invite was not withdrawn
    /// @param copies  takes the link when it is copied
    /// @param tell    told of success: a title and a sentence
    InvitesViewModel(AdministratorCalls calls, Changes<AccessList> changes, Consumer<CallFailure> refused,
            TokenCopies copies, BiConsumer<String, String> tell, Messages messages, Moments moments) {
        this.calls = calls;
        this.changes = changes;
        this.refused = refused;
        attempts = new AccessAttempts(messages);
        link = new ShownOnce(copies);
        this.tell = tell;
        this.messages = messages;
        this.moments = moments;
        email.subscribe((_, _) -> error.set(""));
        replaces.bind(Bindings.createStringBinding(this::replacement, email, changes.knownProperty()));
    }

    /// Opens the form that invites somebody.
    public void openForm() {
        email.set("");
        role.set(Role.VIEWER);
        error.set("");
        formOpen.set(true);
    }

    /// Closes the form.
    public void cancel() {
        formOpen.set(false);
        email.set("");
        error.set("");
    }

    /// Invites whom the form names.
    public void invite() {
        String typed = email.get().strip();
        error.set("");
        if (typed.isEmpty()) {
            error.set(messages.text("invite.blank"));
            return;
        }
        InviteAdministrator invite = new InviteAdministrator(typed, role.get());
        changes.of(attempts.invite(typed, link::isOf), () -> calls.invite(invite))
                .showing(linkComing).onMade(this::show).onRefused(failure -> {
                    error.set(failure.sentence());
                    changes.reread(_ -> {});
                }).send();
    }

    /// What to ask before an invite is withdrawn.
    public Confirmation withdrawalQuestion(InviteDetails invite) {
        return new Confirmation(messages.text("withdraw.title", invite.email()),
                messages.text("withdraw.lead"), List.of(messages.text("withdraw.point")),
                messages.text("withdraw.confirm"));
    }

    /// Withdraws an invite, having asked.
    public void withdraw(InviteDetails invite) {
        changes.of(attempts.withdraw(invite), () -> {
            calls.withdraw(invite.id());
            return invite;
        }).onMade(gone -> {
            if (link.isOf(gone.id())) {
                link.wipe();
            }
            tell.accept(messages.text("withdraw.doneTitle"), messages.text("withdraw.done", gone.email()));
        }).onRefused(refused).send();
    }

    /// An invite in a line.
    public String facts(InviteDetails invite) {
        return messages.text("invite.facts", invite.createdBy(), moments.ago(invite.createdAt()),
                moments.within(invite.expiresAt()));
    }

    /// What leaving the page now would lose; empty when nothing.
    public Optional<LeaveWarning> leaveWarning() {
        if (link.wouldBeLost()) {
            return Optional.of(LeaveWarning.ofUncopied(messages, "invite.leaveTitle", "invite.leave",
                    link::copy));
        }
        return linkComing.get()
                ? Optional.of(LeaveWarning.ofComing(messages, "invite.comingTitle", "invite.coming"))
                : Optional.empty();
    }

    /// Whether the form is open.
    public ReadOnlyBooleanProperty formOpenProperty() {
        return formOpen.getReadOnlyProperty();
    }

    /// What is wrong with what was typed; empty when nothing is.
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /// Says that what was typed would replace an open invite; empty when it would not.
    public ReadOnlyStringProperty replacesProperty() {
        return replaces.getReadOnlyProperty();
    }

    /// The link of the invite that was just made.
    public ShownOnce link() {
        return link;
    }

    /// The email, as typed.
    public StringProperty emailProperty() {
        return email;
    }

    /// The role that the new administrator will have.
    public ObjectProperty<Role> roleProperty() {
        return role;
    }

    private void show(IssuedInvite issued) {
        cancel();
        link.show(issued.invite().id(), calls.link(issued).text(), messages.text("invite.instruction",
                issued.invite().email(), moments.within(issued.invite().expiresAt())));
    }

    private String replacement() {
        return changes.knownProperty().get().flatMap(known -> known.inviteOf(email.get().strip()))
                .map(open -> messages.text("invite.replaces", open.email())).orElse("");
    }
}
