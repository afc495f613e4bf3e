package dev.scimconsole.desktop.security;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.CallFailure;
import dev.scimconsole.client.Versioned;
import dev.scimconsole.contract.AdministratorDetails;
import dev.scimconsole.contract.Role;
import dev.scimconsole.contract.ScimConfiguration;
import dev.scimconsole.contract.TokenDetails;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.task.Ticker;
import dev.scimconsole.desktop.text.ClientNames;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;

/// What stands below Privacy & Security, as facts of this moment.
public final class SecurityViewModel {

    private static final Duration TICK = Duration.ofSeconds(1);

    private final AdminSession session;
    private final Tasks tasks;
    private final Messages messages;
    private final Moments moments;
    private final Subscription ticking;
    private final ReadOnlyObjectWrapper<Optional<ScimConfiguration>> configuration = new ReadOnlyObjectWrapper<>(
            this, "configuration", Optional.empty());
    private final ReadOnlyStringWrapper facts = new ReadOnlyStringWrapper(this, "facts", "");
    private final ReadOnlyStringWrapper accessFacts = new ReadOnlyStringWrapper(this, "accessFacts", "");
    private final ReadOnlyStringWrapper rejected = new ReadOnlyStringWrapper(this, "rejected", "");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(this, "loading");

    /// @param tasks  run the page's work
    /// @param clock  says how long ago something was
    /// @param ticker keeps that true
    public SecurityViewModel(AdminSession session, Tasks tasks, Messages messages, Clock clock,
            Ticker ticker) {
        this.session = session;
        this.tasks = tasks;
        this.messages = messages;
        moments = new Moments(messages, clock);
        facts.set(messages.text("security.loading"));
        accessFacts.set(messages.text("security.loading"));
        ticking = ticker.every(TICK, this::tellFacts);
    }

    /// Reads the facts.
    public void load() {
        error.set("");
        tasks.of(session::configuration).showing(loading).onSuccess(this::take).onFailure(this::fail).start();
        tasks.of(session.administrators()::all).showing(loading).onSuccess(this::take)
                .onFailure(this::fail).start();
    }

    /// The SCIM configuration; empty until it is known.
    public ReadOnlyObjectProperty<Optional<ScimConfiguration>> configurationProperty() {
        return configuration.getReadOnlyProperty();
    }

    /// The SCIM configuration in a line.
    public ReadOnlyStringProperty factsProperty() {
        return facts.getReadOnlyProperty();
    }

    /// Who may get in, in a line.
    public ReadOnlyStringProperty accessFactsProperty() {
        return accessFacts.getReadOnlyProperty();
    }

    /// How many requests were refused since the last refresh because of a revoked token; empty when none was.
    public ReadOnlyStringProperty rejectedProperty() {
        return rejected.getReadOnlyProperty();
    }

    /// Why the facts are not known; empty when nothing is wrong.
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /// Whether the facts are being read.
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /// Stops the time.
    public void close() {
        ticking.unsubscribe();
    }

    private void take(Versioned<ScimConfiguration> answer) {
        configuration.set(Optional.of(answer.value()));
        rejected.set(answer.value().token().map(TokenDetails::rejectedRequests).filter(count -> count > 0)
                .map(count -> messages.text("security.rejected", count)).orElse(""));
        tellFacts();
    }

    private void take(List<AdministratorDetails> administrators) {
        long orgAdmins = administrators.stream().filter(one -> one.role() == Role.ORG_ADMIN).count();
        accessFacts
                .set(messages.text("security.access", orgAdmins, administrators.size() - orgAdmins));
    }

    private void fail(CallFailure failure) {
        error.set(failure.sentence());
        facts.set(messages.text("security.unknown"));
        accessFacts.set(messages.text("security.unknown"));
    }

    private void tellFacts() {
        configuration.get().ifPresent(known -> facts.set(inALine(known)));
    }

    private String inALine(ScimConfiguration known) {
        if (known.token().isEmpty()) {
            return messages.text("security.notEnabled");
        }
        TokenDetails token = known.token().orElseThrow();
        List<String> parts = new ArrayList<>();
        parts.add(messages.text("security.domains", known.domains().size()));
        parts.add(messages.text("security.token", token.hint(), moments.ago(token.createdAt())));
        parts.add(token.lastUsedAt()
                .map(used -> messages.text("security.used", moments.ago(used),
                        token.lastUsedClient().map(ClientNames::friendly)
                                .orElse(messages.text("client.unknown"))))
                .orElse(messages.text("security.neverUsed")));
        return String.join(" · ", parts);
    }
}
