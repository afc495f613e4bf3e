package dev.scimconsole.desktop.security;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.contract.access.AdministratorDetails;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.alerts.AlertDelivery;
import dev.scimconsole.contract.alerts.Alerts;
import dev.scimconsole.contract.configuration.ScimConfiguration;
import dev.scimconsole.contract.configuration.TokenDetails;
import dev.scimconsole.desktop.task.Loading;
import dev.scimconsole.desktop.task.Loads;
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
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/// What stands below Privacy & Security, as facts of this moment.
public final class SecurityViewModel {

    private static final Duration TICK = Duration.ofSeconds(1);

    private final AdminSession session;
    private final Messages messages;
    private final Loading loading;
    private final Moments moments;
    private final Subscription ticking;
    private final ReadOnlyObjectWrapper<Optional<ScimConfiguration>> configuration;
    private final ReadOnlyStringWrapper facts = new ReadOnlyStringWrapper(this, "facts", "");
    private final ReadOnlyStringWrapper accessFacts = new ReadOnlyStringWrapper(this, "accessFacts", "");
    private final ReadOnlyStringWrapper alertsFacts = new ReadOnlyStringWrapper(this, "alertsFacts", "");
    private final ReadOnlyStringWrapper rejected = new ReadOnlyStringWrapper(this, "rejected", "");
    private final ReadOnlyBooleanWrapper drawn = new ReadOnlyBooleanWrapper(this, "drawn");
    private final List<ObservableValue<Boolean>> awaited = new ArrayList<>();

    /// @param loads make the page's loads
    /// @param clock says how long ago something was
    public SecurityViewModel(AdminSession session, Loads loads, Clock clock) {
        configuration = new ReadOnlyObjectWrapper<>(this, "configuration", Optional.empty());
        this.session = session;
        messages = loads.messages();
        loading = loads.of(this::load);
        moments = new Moments(messages, clock);
        facts.set(messages.text("security.loading"));
        accessFacts.set(messages.text("security.loading"));
        alertsFacts.set(messages.text("security.loading"));
        loading.errorProperty().subscribe(why -> {
            if (!why.isEmpty()) {
                facts.set(messages.text("security.unknown"));
                accessFacts.set(messages.text("security.unknown"));
                alertsFacts.set(messages.text("security.unknown"));
            }
        });
        configuration.subscribe(_ -> draw());
        loading.errorProperty().subscribe(_ -> draw());
        ticking = loads.ticker().every(TICK, this::tellFacts);
    }

    /// Has the page wait for more that decides what stands where. Before it is loaded.
    ///
    /// @param known whether that is there, or nobody should wait for it any more
    public void awaitToo(ObservableValue<Boolean> known) {
        awaited.add(known);
        known.subscribe(_ -> draw());
    }

    /// Reads the facts.
    public void load() {
        loading.start(
                () -> new Found(session.configuration().value(), session.administrators().all(),
                        session.alerts().read()),
                this::take);
    }

    /// The SCIM configuration; empty until it is known.
    public ReadOnlyObjectProperty<Optional<ScimConfiguration>> configurationProperty() {
        return configuration.getReadOnlyProperty();
    }

    /// Whether all is known that decides what stands where: until then nothing is shown, so that nothing
    /// jumps under the pointer. Once it is, it stays so.
    public ReadOnlyBooleanProperty drawnProperty() {
        return drawn.getReadOnlyProperty();
    }

    /// The SCIM configuration in a line.
    public ReadOnlyStringProperty factsProperty() {
        return facts.getReadOnlyProperty();
    }

    /// Who may get in, in a line.
    public ReadOnlyStringProperty accessFactsProperty() {
        return accessFacts.getReadOnlyProperty();
    }

    /// Where alerts go, in a line.
    public ReadOnlyStringProperty alertsFactsProperty() {
        return alertsFacts.getReadOnlyProperty();
    }

    /// How many requests were refused since the last refresh because of a revoked token; empty when none was.
    public ReadOnlyStringProperty rejectedProperty() {
        return rejected.getReadOnlyProperty();
    }

    /// The facts, being read.
    public Loading loading() {
        return loading;
    }

    /// Stops the time.
    public void close() {
        ticking.unsubscribe();
        loading.stop();
    }

    private void draw() {
        boolean read = configuration.get().isPresent() || !loading.errorProperty().get().isEmpty();
        drawn.set(drawn.get() || (read && awaited.stream().allMatch(ObservableValue::getValue)));
    }

    private record Found(ScimConfiguration configuration, List<AdministratorDetails> administrators,
            Alerts alerts) {}

    private void take(Found found) {
        configuration.set(Optional.of(found.configuration()));
        rejected.set(
                found.configuration().token().map(TokenDetails::rejectedRequests).filter(count -> count > 0)
                        .map(count -> messages.text("security.rejected", count)).orElse(""));
        tellFacts();
        alertsFacts.set(inALine(found.alerts()));
        long orgAdmins = found.administrators().stream().filter(one -> one.role() == Role.ORG_ADMIN).count();
        accessFacts
                .set(messages.text("security.access", orgAdmins, found.administrators().size() - orgAdmins));
    }

    private String inALine(Alerts alerts) {
        String emails = alerts.emails().isEmpty()
                ? messages.text("alerts.allOrgAdmins")
                : messages.names(alerts.emails().stream());
        long failed = alerts.deliveries().stream().filter(one -> one.state() == AlertDelivery.State.FAILED)
                .count();
        String where = messages.text("alerts.facts", emails, alerts.webhooks().size());
        return failed == 0 ? where : where + " · " + messages.text("alerts.factsFailed", failed);
    }

    private void tellFacts() {
        configuration.get().ifPresent(known -> facts.set(inALine(known)));
    }

    private String inALine(ScimConfiguration known) {
        if (!known.enabled()) {
            return messages.text("security.notEnabled");
        }
        List<String> parts = new ArrayList<>();
        parts.add(messages.text("security.domains", known.domains().size()));
        known.token().ifPresentOrElse(token -> tell(token, parts),
                () -> parts.add(messages.text("security.noToken")));
        return String.join(" · ", parts);
    }

    private void tell(TokenDetails token, List<String> parts) {
        parts.add(messages.text("security.token", token.hint(), moments.ago(token.createdAt())));
        parts.add(token.lastUsedAt()
                .map(used -> messages.text("security.used", moments.ago(used),
                        token.lastUsedClient().map(ClientNames::friendly)
                                .orElse(messages.text("client.unknown"))))
                .orElse(messages.text("security.neverUsed")));
    }
}
