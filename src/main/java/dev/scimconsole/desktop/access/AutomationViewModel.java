package dev.scimconsole.desktop.access;

import dev.scimconsole.client.AutomationCalls;
import dev.scimconsole.client.CallFailure;
import dev.scimconsole.contract.access.AutomationAccount;
import dev.scimconsole.contract.access.CreateAutomationAccount;
import dev.scimconsole.contract.access.IssuedAutomationKey;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.desktop.change.Changes;
import dev.scimconsole.desktop.page.LeaveWarning;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import dev.scimconsole.desktop.widgets.dialogs.Confirmation;
import dev.scimconsole.desktop.widgets.secrets.TokenCopies;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
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
import javafx.beans.value.ObservableValue;

/// Accounts of programs: the form, the key that is shown once, those that there are.
public final class AutomationViewModel {

    /// For how many days a key can be made to work.
    public static final List<Integer> LIFETIMES = List.of(30, 90, 180, 365, 730, 1095);

    private static final int USUAL_LIFETIME = 365;

    private final AutomationCalls calls;
    private final Changes<AccessList> changes;
    private final AccessAttempts attempts;
    private final Consumer<CallFailure> refused;
    private final BiConsumer<String, String> tell;
    private final Messages messages;
    private final Moments moments;
    private final Clock clock;
    private final ShownOnce key;
    private final ReadOnlyBooleanWrapper formOpen = new ReadOnlyBooleanWrapper(this, "formOpen");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
    private final BooleanProperty keyComing = new SimpleBooleanProperty(this, "keyComing");
    private final StringProperty name = new SimpleStringProperty(this, "name", "");
    private final ObjectProperty<Role> role = new SimpleObjectProperty<>(this, "role", Role.ORG_ADMIN);
    private final ObjectProperty<Integer> days = new SimpleObjectProperty<>(this, "days", USUAL_LIFETIME);

    /// @param refused says why an account was not ended
    /// @param copies  takes the key when it is copied
    /// @param tell    told of success: a title and a sentence
    AutomationViewModel(AutomationCalls calls, Changes<AccessList> changes, Consumer<CallFailure> refused,
            TokenCopies copies, BiConsumer<String, String> tell, Messages messages, Clock clock) {
        this.calls = calls;
        this.changes = changes;
        this.refused = refused;
        this.tell = tell;
        this.messages = messages;
        this.clock = clock;
        attempts = new AccessAttempts(messages);
        moments = new Moments(messages, clock);
        key = new ShownOnce(copies);
        name.subscribe((_, _) -> error.set(""));
    }

    /// Opens the form that makes an account.
    public void openForm() {
        name.set("");
        role.set(Role.ORG_ADMIN);
        days.set(USUAL_LIFETIME);
        error.set("");
        formOpen.set(true);
    }

    /// Closes the form.
    public void cancel() {
        formOpen.set(false);
        name.set("");
        error.set("");
    }

    /// Makes the account that the form describes.
    public void create() {
        String typed = name.get().strip();
        error.set("");
        if (typed.isEmpty()) {
            error.set(messages.text("automation.blank"));
            return;
        }
        CreateAutomationAccount account = new CreateAutomationAccount(typed, role.get(), days.get());
        changes.of(attempts.createAccount(typed, key::isOf), () -> calls.create(account))
                .showing(keyComing).onMade(this::show)
                .onRefused(failure -> {
                    error.set(failure.sentence());
                    changes.reread(_ -> {});
                }).send();
    }

    /// What to ask before an account is ended.
    public Confirmation endQuestion(AutomationAccount account) {
        return new Confirmation(messages.text("automation.endTitle", account.name()),
                messages.text("automation.endLead"), List.of(messages.text("automation.endPoint"),
                        lastUse(account)),
                messages.text("automation.end"));
    }

    /// Ends an account, having asked.
    public void end(AutomationAccount account) {
        changes.of(attempts.endAccount(account), () -> {
            calls.end(account.id());
            return account;
        }).onMade(gone -> {
            if (key.isOf(gone.id())) {
                key.wipe();
            }
            tell.accept(messages.text("automation.endedTitle"),
                    messages.text("automation.ended", gone.name()));
        }).onRefused(refused).send();
    }

    /// An account in a line.
    public String facts(AutomationAccount account) {
        return messages.text("automation.facts", account.hint(), account.createdBy(),
                moments.ago(account.createdAt()), lastUse(account),
                messages.text(hasEnded(account) ? "automation.hasEnded" : "automation.ends",
                        moments.within(account.expiresAt())));
    }

    /// Whether its key has stopped to work.
    public boolean hasEnded(AutomationAccount account) {
        return !account.expiresAt().isAfter(clock.instant());
    }

    /// What stands on the closed section: how many there are.
    public ObservableValue<String> titleProperty() {
        return changes.knownProperty().map(known -> {
            int number = known.map(list -> list.accounts().size()).orElse(0);
            return number == 0
                    ? messages.text("automation.title")
                    : messages.text("automation.titleOf", number);
        });
    }

    /// What leaving the page now would lose; empty when nothing.
    public Optional<LeaveWarning> leaveWarning() {
        if (key.wouldBeLost()) {
            return Optional.of(LeaveWarning.ofUncopied(messages, "automation.leaveTitle", "automation.leave",
                    key::copy));
        }
        return keyComing.get()
                ? Optional.of(LeaveWarning.ofComing(messages, "automation.comingTitle", "automation.coming"))
                : Optional.empty();
    }

    /// The key of the account that was just made.
    public ShownOnce key() {
        return key;
    }

    /// Whether the form is open.
    public ReadOnlyBooleanProperty formOpenProperty() {
        return formOpen.getReadOnlyProperty();
    }

    /// What is wrong with what was typed; empty when nothing is.
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /// The name, as typed.
    public StringProperty nameProperty() {
        return name;
    }

    /// What the program may do.
    public ObjectProperty<Role> roleProperty() {
        return role;
    }

    /// For how many days its key works.
    public ObjectProperty<Integer> daysProperty() {
        return days;
    }

    /// A lifetime as people read it.
    public String lifetime(int some) {
        return messages.text("automation.days", some);
    }

    private String lastUse(AutomationAccount account) {
        return account.lastUsedAt().map(at -> messages.text("automation.used", moments.ago(at)))
                .orElse(messages.text("automation.neverUsed"));
    }

    private void show(IssuedAutomationKey issued) {
        cancel();
        key.show(issued.account().id(), issued.key(),
                messages.text("automation.instruction", issued.account().name()));
    }
}
