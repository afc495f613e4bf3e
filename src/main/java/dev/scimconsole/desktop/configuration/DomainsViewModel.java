package dev.scimconsole.desktop.configuration;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.CallFailure;
import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.configuration.AddDomain;
import dev.scimconsole.contract.configuration.DomainPeople;
import dev.scimconsole.contract.configuration.EmailDomain;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.DomainNames;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.dialogs.Confirmation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The email domains: the list, the form that adds one, the warnings before one is added or removed.
public final class DomainsViewModel {

    private final AdminSession session;
    private final ConfigurationChanges changes;
    private final Tasks tasks;
    private final Messages messages;
    private final Consumer<ScimToken> issued;
    private final ObservableList<EmailDomain> domains = FXCollections.observableArrayList();
    /// One view for all callers, held here: it hears of changes only while somebody holds it.
    private final ObservableList<EmailDomain> domainsView = FXCollections.unmodifiableObservableList(domains);
    private final ReadOnlyBooleanWrapper formOpen = new ReadOnlyBooleanWrapper(this, "formOpen");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
    private final ReadOnlyStringWrapper removalError = new ReadOnlyStringWrapper(this, "removalError", "");
    private final ReadOnlyStringWrapper publicMailWarning = new ReadOnlyStringWrapper(this,
            "publicMailWarning", "");
    private final ReadOnlyStringWrapper sendAgain = new ReadOnlyStringWrapper(this, "sendAgain", "");
    private final StringProperty name = new SimpleStringProperty(this, "name", "");

    /// @param tasks  ask whom a domain is about
    /// @param issued takes the first token
    DomainsViewModel(AdminSession session, ConfigurationChanges changes, Tasks tasks, Messages messages,
            Consumer<ScimToken> issued) {
        this.session = session;
        this.changes = changes;
        this.tasks = tasks;
        this.messages = messages;
        this.issued = issued;
        changes.knownProperty().subscribe(known -> known.ifPresent(read -> list(read.value().domains())));
        // A sentence about what was typed before would be wrong about what is typed now.
        name.subscribe((_, _) -> clearWords());
    }

    /// Opens the form that adds a domain.
    public void openForm() {
        name.set("");
        clearWords();
        sendAgain.set("");
        formOpen.set(true);
    }

    /// Closes the form.
    public void cancel() {
        formOpen.set(false);
        name.set("");
        clearWords();
    }

    /// Adds the domain that was typed.
    public void add() {
        add(false);
    }

    /// Adds the public mail domain that was typed, its warning having been read.
    public void addAllTheSame() {
        if (!publicMailWarning.get().isEmpty()) {
            add(true);
        }
    }

    /// Asks for whom a domain is about, so that the question before it is removed can say so.
    ///
    /// @param ask takes the question; without numbers, where these can't be had
    public void askRemoval(EmailDomain domain, Consumer<Confirmation> ask) {
        tasks.of(() -> session.peopleIn(domain.name())).showing(busy)
                .onSuccess(people -> ask.accept(removalQuestion(domain, Optional.of(people))))
                .onFailure(_ -> ask.accept(removalQuestion(domain, Optional.empty()))).start();
    }

    /// What to ask before a domain is removed: the last one takes the token with it.
    ///
    /// @param people whom the domain is about
    public Confirmation removalQuestion(EmailDomain domain, Optional<DomainPeople> people) {
        String shown = DomainNames.readable(domain.name());
        boolean last = domains.size() == 1;
        List<String> points = new ArrayList<>();
        people.ifPresent(known -> points.add(messages
                .text(known.morePeople() ? "removeDomain.manyPeople" : "removeDomain.people", known.people(),
                        shown)));
        if (last) {
            points.add(messages.text("removeDomain.disables"));
            points.add(messages.text("removeDomain.revokes"));
        } else {
            points.add(messages.text("removeDomain.refused", shown));
        }
        points.add(messages.text(last ? "removeDomain.usersStay" : "removeDomain.usersKeep"));
        return new Confirmation(messages.text("removeDomain.title", shown),
                messages.text(last ? "removeDomain.lastLead" : "removeDomain.lead"), points,
                messages.text(last ? "removeDomain.confirmLast" : "removeDomain.confirm"));
    }

    /// Removes a domain, having asked.
    public void remove(EmailDomain domain) {
        removalError.set("");
        changes.send(changes.attempts().removeDomain(domain.name()),
                () -> session.removeDomain(domain.name()), busy,
                _ -> {}, failure -> {
                    removalError.set(failure.sentence());
                    changes.reread();
                });
    }

    /// The domains, in the order they were added.
    public ObservableList<EmailDomain> domains() {
        return domainsView;
    }

    /// Whether the form is open.
    public ReadOnlyBooleanProperty formOpenProperty() {
        return formOpen.getReadOnlyProperty();
    }

    /// Whether the service is being asked to add or to remove.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// What is wrong with what was typed; empty when nothing is.
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /// Why a domain was not removed; empty when nothing went wrong.
    public ReadOnlyStringProperty removalErrorProperty() {
        return removalError.getReadOnlyProperty();
    }

    /// Why the public mail domain that was typed is a bad choice; empty when it is none.
    public ReadOnlyStringProperty publicMailWarningProperty() {
        return publicMailWarning.getReadOnlyProperty();
    }

    /// Who was refused for want of the domain that was added last, and how they are sent again; empty when
    /// nobody was.
    public ReadOnlyStringProperty sendAgainProperty() {
        return sendAgain.getReadOnlyProperty();
    }

    /// The domain, as typed.
    public StringProperty nameProperty() {
        return name;
    }

    /// Leaves an unchanged list alone: what shows it may hold the focus.
    private void list(List<EmailDomain> read) {
        if (!domains.equals(read)) {
            domains.setAll(read);
        }
    }

    private void add(boolean confirmPublicMailDomain) {
        String typed = name.get().strip();
        clearWords();
        if (typed.isEmpty()) {
            error.set(messages.text("addDomain.blank"));
            return;
        }
        changes.send(changes.attempts().addDomain(typed),
                () -> session.addDomain(new AddDomain(typed, confirmPublicMailDomain)), busy, token -> {
                    cancel();
                    token.ifPresent(issued);
                    tellRefused(typed);
                }, this::refused);
    }

    /// Who was refused for want of the domain can be sent again; the domain is on the list whether this is
    /// known or not.
    private void tellRefused(String added) {
        tasks.of(() -> session.peopleIn(added)).onSuccess(people -> {
            if (people.allRefused() > 0) {
                String names = messages.names(people.refused().stream());
                sendAgain.set(messages.text("addDomain.sendAgain", people.allRefused(),
                        DomainNames.readable(people.name()), people.moreRefused() == 0
                                ? names
                                : messages.text("users.moreGroups", names, people.moreRefused())));
            }
        }).onFailure(_ -> sendAgain.set("")).start();
    }

    private void refused(CallFailure failure) {
        boolean publicMail = failure instanceof CallFailure.Answered(var problem)
                && problem.code() == ProblemCode.PUBLIC_MAIL_DOMAIN;
        (publicMail ? publicMailWarning : error).set(failure.sentence());
    }

    private void clearWords() {
        error.set("");
        publicMailWarning.set("");
    }
}
