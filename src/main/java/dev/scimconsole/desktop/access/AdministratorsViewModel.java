package dev.scimconsole.desktop.access;

import dev.scimconsole.client.AdministratorCalls;
import dev.scimconsole.client.CallFailure;
import dev.scimconsole.contract.access.AdministratorDetails;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.desktop.change.Changes;
import dev.scimconsole.desktop.change.Notice;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import dev.scimconsole.desktop.widgets.dialogs.Confirmation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// The administrators: what is said of each, the questions before a change, the changes.
public final class AdministratorsViewModel {

    private final AdministratorCalls calls;
    private final Changes<AccessList> changes;
    private final AccessAttempts attempts;
    private final String me;
    private final Runnable myRoleChanged;
    private final BiConsumer<String, String> tell;
    private final Messages messages;
    private final Moments moments;

    /// @param me            email of the administrator who is signed in
    /// @param myRoleChanged called when that one's own role has changed
    /// @param tell          told of success: a title and a sentence
    AdministratorsViewModel(AdministratorCalls calls, Changes<AccessList> changes, String me,
            Runnable myRoleChanged, BiConsumer<String, String> tell, Messages messages, Moments moments) {
        this.calls = calls;
        this.changes = changes;
        attempts = new AccessAttempts(messages);
        this.me = me;
        this.myRoleChanged = myRoleChanged;
        this.tell = tell;
        this.messages = messages;
        this.moments = moments;
    }

    /// Whether this is the administrator who is signed in.
    public boolean isMe(AdministratorDetails administrator) {
        return administrator.email().equalsIgnoreCase(me);
    }

    /// Whether this administrator can't be removed or demoted, as nobody else could change anything.
    public boolean isLastOrgAdmin(AdministratorDetails administrator) {
        return changes.knownProperty().get().map(known -> known.isLastOrgAdmin(administrator)).orElse(false);
    }

    /// The role that the button on an administrator's row gives.
    public Role otherRole(AdministratorDetails administrator) {
        return administrator.role() == Role.ORG_ADMIN ? Role.VIEWER : Role.ORG_ADMIN;
    }

    /// An administrator's sessions, and since when there is this administrator, in a line.
    public String facts(AdministratorDetails administrator) {
        String sessions = administrator.lastSeenAt()
                .map(seen -> messages.text("administrator.sessions", administrator.sessions(),
                        moments.ago(seen)))
                .orElse(messages.text("administrator.noSession"));
        return messages.text("administrator.facts", sessions, moments.ago(administrator.createdAt()));
    }

    /// What to ask before an administrator gets the other role.
    public Confirmation roleQuestion(AdministratorDetails administrator) {
        Role role = otherRole(administrator);
        List<String> points = new ArrayList<>();
        points.add(messages.text(role == Role.VIEWER ? "role.viewerPoint" : "role.orgAdminPoint",
                administrator.email()));
        if (isMe(administrator)) {
            points.add(messages.text("role.mePoint"));
        }
        return new Confirmation(messages.text("role.title." + role, administrator.email()),
                messages.text("role.lead"), points, messages.text("role.confirm." + role));
    }

    /// Gives an administrator the other role, having asked.
    public void changeRole(AdministratorDetails administrator) {
        Role role = otherRole(administrator);
        changes.of(attempts.changeRole(administrator, role), () -> calls.changeRole(administrator.id(), role))
                .onMade(changed -> {
                    tell.accept(messages.text("role.doneTitle"),
                            messages.text("role.done", changed.email(), changed.role().displayName()));
                    if (isMe(changed)) {
                        myRoleChanged.run();
                    }
                }).onRefused(this::refused).send();
    }

    /// What to ask before an administrator is removed.
    public Confirmation removalQuestion(AdministratorDetails administrator) {
        List<String> points = new ArrayList<>();
        points.add(messages.text("removeAdministrator.point", administrator.email(),
                administrator.sessions()));
        points.add(messages.text("removeAdministrator.activityPoint"));
        List<String> accounts = changes.knownProperty().get()
                .map(known -> known.accountsMadeBy(administrator.email())).orElse(List.of());
        if (!accounts.isEmpty()) {
            points.add(messages.text("removeAdministrator.accountsPoint", administrator.email(),
                    messages.names(accounts.stream())));
        }
        if (isMe(administrator)) {
            points.add(messages.text("removeAdministrator.mePoint"));
        }
        return new Confirmation(messages.text("removeAdministrator.title", administrator.email()),
                messages.text("removeAdministrator.lead"), points,
                messages.text("removeAdministrator.confirm"));
    }

    /// Removes an administrator, having asked.
    public void remove(AdministratorDetails administrator) {
        changes.of(attempts.remove(administrator), () -> {
            calls.remove(administrator.id());
            return administrator;
        }).onMade(gone -> tell.accept(messages.text("removeAdministrator.doneTitle"),
                messages.text("removeAdministrator.done", gone.email()))).onRefused(this::refused).send();
    }

    /// What to ask before an administrator's sessions are ended.
    public Confirmation sessionsQuestion(AdministratorDetails administrator) {
        List<String> points = new ArrayList<>();
        points.add(messages.text("endSessions.point", administrator.sessions()));
        points.add(messages.text("endSessions.againPoint", administrator.email()));
        if (isMe(administrator)) {
            points.add(messages.text("endSessions.mePoint"));
        }
        return new Confirmation(messages.text("endSessions.title", administrator.email()),
                messages.text("endSessions.lead"), points, messages.text("endSessions.confirm"));
    }

    /// Ends an administrator's sessions, having asked.
    public void endSessions(AdministratorDetails administrator) {
        changes.of(attempts.endSessions(administrator), () -> {
            calls.endSessions(administrator.id());
            return administrator;
        }).onMade(sent -> tell.accept(messages.text("endSessions.doneTitle"),
                messages.text("endSessions.done", sent.email()))).onRefused(this::refused).send();
    }

    /// Says why a control is disabled for good; empty when it is not.
    ///
    /// @param mayChange whether whoever is signed in may change anything
    public Optional<String> whyFixed(AdministratorDetails administrator, boolean mayChange) {
        return mayChange && isLastOrgAdmin(administrator)
                ? Optional.of(messages.text("administrator.last"))
                : Optional.empty();
    }

    /// Says why nothing was changed, and shows what somebody else may have changed meanwhile.
    void refused(CallFailure failure) {
        String key = failure instanceof CallFailure.Unreachable ? "access.notSent" : "access.refused";
        changes.tell(Notice.serious(messages.text(key, failure.sentence())));
        changes.reread(_ -> {});
    }
}
