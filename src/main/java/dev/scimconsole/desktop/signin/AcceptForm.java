package dev.scimconsole.desktop.signin;

import dev.scimconsole.client.CallFailure;
import dev.scimconsole.client.InviteLink;
import dev.scimconsole.contract.access.AcceptInvite;
import dev.scimconsole.desktop.form.FieldErrors;
import dev.scimconsole.desktop.text.Messages;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What is pasted and typed to accept an invite, and what is wrong with it.
public final class AcceptForm {

    /// Names the field of the invite.
    public static final String INVITE = "code";
    /// Names the field of the password.
    public static final String PASSWORD = "password";

    private final Messages messages;
    private final StringProperty invite = new SimpleStringProperty(this, "invite", "");
    // A text field and the request's JSON take a String only; it is let go once signed in.
    private final StringProperty password = new SimpleStringProperty(this, "password", "");
    private final FieldErrors errors = new FieldErrors(List.of(INVITE, PASSWORD));

    AcceptForm(Messages messages) {
        this.messages = messages;
        errors.forgetWhenTyped(INVITE, invite);
        errors.forgetWhenTyped(PASSWORD, password);
    }

    /// The invite's link or its code, as pasted.
    public StringProperty inviteProperty() {
        return invite;
    }

    /// The password that was chosen.
    public StringProperty passwordProperty() {
        return password;
    }

    /// What is wrong.
    public FieldErrors errors() {
        return errors;
    }

    /// The request; empty when something is wrong, which is then said at its field.
    ///
    /// @param serverKnown whether there is a server that a code alone can be sent to
    Optional<AcceptInvite> request(boolean serverKnown) {
        errors.clear();
        Optional<InviteLink> link = InviteLink.parse(invite.get());
        if (invite.get().isBlank()) {
            errors.tell(INVITE, messages.text("accept.missing"));
        } else if (link.isEmpty()) {
            errors.tell(INVITE, messages.text("accept.invalid"));
        } else if (!serverKnown) {
            errors.tell(INVITE, messages.text("accept.needsLink"));
        }
        if (password.get().isEmpty()) {
            errors.tell(PASSWORD, messages.text("accept.choose"));
        }
        return errors.wrongProperty().get().isPresent()
                ? Optional.empty()
                : link.map(known -> new AcceptInvite(known.code(), password.get()));
    }

    void fail(CallFailure failure) {
        if (failure.leavesOutcomeUnknown()) {
            errors.tell(messages.text("accept.lost", failure.sentence()));
        } else {
            errors.tell(failure);
        }
    }

    void forget() {
        invite.set("");
        password.set("");
        errors.clear();
    }
}
