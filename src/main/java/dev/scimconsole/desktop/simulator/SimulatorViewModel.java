package dev.scimconsole.desktop.simulator;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.CallFailure;
import dev.scimconsole.contract.configuration.EmailDomain;
import dev.scimconsole.demo.entra.EntraTenant;
import dev.scimconsole.demo.entra.WorkloadIdentity;
import dev.scimconsole.demo.simulator.CredentialPlace;
import dev.scimconsole.demo.simulator.Exchange;
import dev.scimconsole.demo.simulator.IdentityProviderSimulator;
import dev.scimconsole.demo.simulator.Outcome;
import dev.scimconsole.demo.simulator.Progress;
import dev.scimconsole.demo.simulator.SimulatedProvider;
import dev.scimconsole.demo.simulator.SimulatorListener;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.wording.Saying;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the simulated identity provider knows and does. Each provider keeps the token that was pasted into
/// it, until the window is closed.
public final class SimulatorViewModel {

    private static final double INDETERMINATE = -1;

    private final AdminSession session;
    private final Tasks tasks;
    private final Executor screen;
    private final Messages messages;
    private final EntraTenant tenant;
    private final ObjectProperty<LoginMethod> method = new SimpleObjectProperty<>(this, "method",
            LoginMethod.TOKEN);
    private final ObjectProperty<CredentialPlace> place = new SimpleObjectProperty<>(this, "place",
            CredentialPlace.HEADER);
    private final StringProperty tokenUrl = new SimpleStringProperty(this, "tokenUrl", "");
    private final StringProperty clientId = new SimpleStringProperty(this, "clientId", "");
    private final Map<SimulatedProvider, IdentityProviderSimulator> simulators = new EnumMap<>(
            SimulatedProvider.class);
    private final ObjectProperty<SimulatedProvider> provider = new SimpleObjectProperty<>(this, "provider",
            SimulatedProvider.OKTA);
    private final ReadOnlyStringWrapper baseUrl = new ReadOnlyStringWrapper(this, "baseUrl", "");
    private final ReadOnlyStringWrapper token = new ReadOnlyStringWrapper(this, "token", "");
    private final ObservableList<Exchange> exchanges = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper(this, "ready");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", INDETERMINATE);
    private final ReadOnlyStringWrapper step = new ReadOnlyStringWrapper(this, "step", "");
    private final ReadOnlyObjectWrapper<Optional<Outcome>> outcome = new ReadOnlyObjectWrapper<>(this,
            "outcome",
            Optional.empty());

    /// @param session reads the SCIM base URL and the email domains
    /// @param tasks   run the simulator
    /// @param screen  where properties change
    /// @param tenant  signs for Microsoft Entra ID, where there is a federation
    public SimulatorViewModel(AdminSession session, Tasks tasks, Executor screen, Messages messages,
            EntraTenant tenant) {
        this.session = session;
        this.tasks = tasks;
        this.screen = screen;
        this.messages = messages;
        this.tenant = tenant;
        provider.subscribe(_ -> clear());
        method.subscribe(_ -> changeMethod());
        ready.bind(baseUrl.isNotEmpty().and(running.not()));
    }

    /// Reads the SCIM base URL.
    public void open() {
        tasks.of(session::configuration).onSuccess(read -> {
            baseUrl.set(read.value().baseUrl());
            tellToken();
        }).onFailure(this::fail).start();
    }

    /// Which identity provider is simulated. Don't change it while one runs.
    public ObjectProperty<SimulatedProvider> providerProperty() {
        return provider;
    }

    /// How Microsoft Entra ID gets in. Another one forgets what was pasted for the one before; don't change
    /// it while one runs.
    public ObjectProperty<LoginMethod> methodProperty() {
        return method;
    }

    /// Where Microsoft Entra ID sends a client secret.
    public ObjectProperty<CredentialPlace> placeProperty() {
        return place;
    }

    /// The token URL, as it is pasted.
    public StringProperty tokenUrlProperty() {
        return tokenUrl;
    }

    /// The client ID, as it is pasted.
    public StringProperty clientIdProperty() {
        return clientId;
    }

    /// What Microsoft Entra ID shows of its workload identity, to be pasted here.
    public WorkloadIdentity identity() {
        return tenant.workloadIdentity();
    }

    /// Has the tenant sign with another key from now on.
    public void rollKeys() {
        tasks.of(() -> {
            tenant.rollKeys();
            return true;
        }).showing(running).onSuccess(_ -> step.set("")).onFailure(this::fail).start();
    }

    /// The SCIM base URL; empty until it is known.
    public ReadOnlyStringProperty baseUrlProperty() {
        return baseUrl.getReadOnlyProperty();
    }

    /// What the token field says while it is empty: whether a token has been pasted, and its hint.
    public ReadOnlyStringProperty tokenProperty() {
        return token.getReadOnlyProperty();
    }

    /// The requests of the current run and their answers, oldest first.
    public ObservableList<Exchange> exchanges() {
        return exchanges;
    }

    /// Whether it runs.
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Whether a run can be started.
    public ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /// From 0 to 1; negative while unknown.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// What was done last.
    public ReadOnlyStringProperty stepProperty() {
        return step.getReadOnlyProperty();
    }

    /// How the last run ended; empty before and meanwhile.
    public ReadOnlyObjectProperty<Optional<Outcome>> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /// Tests the connection.
    ///
    /// @param pasted replaces the token, unless it is empty; overwritten with zeros
    public void testConnection(char[] pasted) {
        take(pasted);
        IdentityProviderSimulator simulator = simulator();
        run(() -> simulator.testConnection(listener()));
    }

    /// Provisions the sample people and groups into the organization's first email domain.
    ///
    /// @param pasted replaces the token, unless it is empty; overwritten with zeros
    public void sync(char[] pasted) {
        take(pasted);
        IdentityProviderSimulator simulator = simulator();
        run(() -> sync(simulator));
    }

    /// Ends the run after the request that is under way.
    public void cancel() {
        simulators.values().forEach(IdentityProviderSimulator::cancel);
    }

    /// Forgets the tokens and all that was shown. The window may be opened again.
    public void close() {
        simulators.values().forEach(IdentityProviderSimulator::close);
        simulators.clear();
        clear();
    }

    private Outcome sync(IdentityProviderSimulator simulator) throws CallFailedException {
        List<EmailDomain> domains = session.configuration().value().domains();
        return domains.isEmpty()
                ? stopped(messages.text("simulator.noDomain"))
                : simulator.sync(domains.getFirst().name(), listener());
    }

    private void take(char[] pasted) {
        switch (provider.get() == SimulatedProvider.ENTRA_ID ? method.get() : LoginMethod.TOKEN) {
            case TOKEN -> {
                if (pasted.length > 0) {
                    simulator().paste(pasted);
                }
            }
            case CLIENT_CREDENTIALS -> {
                if (pasted.length > 0) {
                    simulator().pasteClient(tokenUrl.get(), clientId.get(), pasted, place.get());
                }
                simulator().sendSecretIn(place.get());
            }
            case FEDERATION -> simulator().federate(tokenUrl.get(), clientId.get(), tenant::statement);
        }
        tellToken();
    }

    private void changeMethod() {
        Optional.ofNullable(simulators.remove(SimulatedProvider.ENTRA_ID))
                .ifPresent(IdentityProviderSimulator::close);
        clear();
    }

    private IdentityProviderSimulator simulator() {
        return simulators.computeIfAbsent(provider.get(),
                chosen -> new IdentityProviderSimulator(chosen, baseUrl.get()));
    }

    private void run(Callable<Outcome> work) {
        exchanges.clear();
        outcome.set(Optional.empty());
        progress.set(INDETERMINATE);
        step.set(messages.text("simulator.starting"));
        tasks.of(work).showing(running).onSuccess(ended -> outcome.set(Optional.of(ended)))
                .onFailure(this::fail).start();
    }

    private void fail(CallFailure failure) {
        outcome.set(Optional.of(stopped(failure.sentence())));
    }

    private static Outcome stopped(String sentence) {
        return new Outcome.Stopped(Saying.of("say.simulator.stopped", sentence));
    }

    private void clear() {
        exchanges.clear();
        outcome.set(Optional.empty());
        tellToken();
    }

    private void tellToken() {
        token.set(Optional.ofNullable(simulators.get(provider.get()))
                .flatMap(IdentityProviderSimulator::shownToken)
                .map(shown -> messages.text("simulator.tokenSaved", shown.in(messages.locale())))
                .orElse(messages.text(provider.get() == SimulatedProvider.ENTRA_ID
                        && method.get() == LoginMethod.CLIENT_CREDENTIALS
                                ? "simulator.secretPrompt"
                                : "simulator.tokenPrompt")));
    }

    private SimulatorListener listener() {
        return new SimulatorListener() {
            @Override
            public void exchanged(Exchange exchange) {
                screen.execute(() -> exchanges.add(exchange));
            }

            @Override
            public void progressed(Progress made) {
                screen.execute(() -> {
                    step.set(made.step().in(messages.locale()));
                    progress.set(made.total() == 0 ? INDETERMINATE : (double) made.done() / made.total());
                });
            }
        };
    }
}
