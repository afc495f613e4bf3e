package dev.scimconsole.desktop.install;

import dev.scimconsole.client.graph.EntraTarget;
import dev.scimconsole.client.graph.GraphException;
import dev.scimconsole.client.graph.GraphFailure;
import dev.scimconsole.client.graph.InstallationState;
import dev.scimconsole.client.graph.InstallationState.Failed;
import dev.scimconsole.client.graph.InstallationStep;
import dev.scimconsole.client.graph.MicrosoftAccount;
import dev.scimconsole.client.graph.Pauses;
import dev.scimconsole.client.graph.Reach;
import dev.scimconsole.client.graph.TokenInstallation;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.desktop.microsoft.KnownTarget;
import dev.scimconsole.desktop.microsoft.MicrosoftLink;
import dev.scimconsole.desktop.rotation.RotationLine;
import dev.scimconsole.desktop.task.RunningTask;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import dev.scimconsole.desktop.widgets.dialogs.Confirmation;
import java.net.URI;
import java.nio.CharBuffer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// Puts a refreshed token into Microsoft Entra ID, where that was chosen. Before the refresh it looks whether
/// it could: what can be known of a failure beforehand is said while the old token still works.
public final class InstallViewModel {

    /// How far it is.
    public enum Phase {
        /// Nothing is being put in.
        IDLE,
        /// It looks whether it could.
        PREPARING,
        /// The steps are under way.
        RUNNING,
        /// All steps are done.
        DONE,
        /// A step has failed.
        FAILED
    }

    private final MicrosoftLink link;
    private final Tasks tasks;
    private final Executor screen;
    private final Messages messages;
    private final Clock clock;
    private final Pauses pauses;
    private final InstallWords words;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(this, "phase", Phase.IDLE);
    private final ReadOnlyObjectWrapper<Optional<KnownTarget>> known =
            new ReadOnlyObjectWrapper<>(this, "known", Optional.empty());
    private final ReadOnlyObjectWrapper<List<RotationLine>> lines = new ReadOnlyObjectWrapper<>(this, "lines",
            List.of());
    private final BooleanProperty chosen = new SimpleBooleanProperty(this, "chosen", true);
    private final BooleanProperty onDemand = new SimpleBooleanProperty(this, "onDemand", false);
    private final StringProperty person = new SimpleStringProperty(this, "person", "");
    private final Map<InstallationStep, InstallationState> states = new EnumMap<>(InstallationStep.class);
    private Optional<RunningTask> running = Optional.empty();
    private Optional<Refresh> begun = Optional.empty();

    /// @param tasks  do what blocks
    /// @param screen runs on the thread of the screen
    /// @param pauses let time pass while Microsoft wants to be left alone
    public InstallViewModel(MicrosoftLink link, Tasks tasks, Executor screen,
            Messages messages, Clock clock, Pauses pauses) {
        this.link = link;
        this.tasks = tasks;
        this.screen = screen;
        this.messages = messages;
        this.clock = clock;
        this.pauses = pauses;
        words = new InstallWords(messages, new Moments(messages, clock));
        reread();
    }

    /// What a refresh was confirmed with.
    private record Refresh(EntraTarget target, String baseUrl, Optional<String> person) {}

    private record Prepared(Optional<GraphFailure> failure) {}

    /// The choices that the Refresh dialog offers; none while nobody is connected.
    ///
    /// @param others clients that use the token too and are not Microsoft's, to be named
    public List<Confirmation.Choice> choices(List<String> others) {
        return known.get().map(target -> {
            String more = others.isEmpty()
                    ? ""
                    : messages.text("install.others", messages.names(others.stream()));
            String note = messages.sentences(messages.text("install.choiceNote",
                    target.target().application().name(), target.target().jobId(), target.userName()), more);
            return List.of(
                    new Confirmation.Choice(messages.text("install.choice"), note, chosen, Optional.empty()),
                    new Confirmation.Choice(messages.text("install.onDemand"), "", onDemand,
                            Optional.of(new Confirmation.Typed(messages.text("install.person"), person))));
        }).orElse(List.of());
    }

    /// Begins what was chosen: looks whether it can be done before the refresh is sent.
    ///
    /// @param baseUrl the SCIM base URL
    /// @param refresh sends the refresh; called at once where nothing was chosen
    /// @param refused told in a sentence why nothing was refreshed
    public void begin(String baseUrl, Runnable refresh, Consumer<String> refused) {
        stop();
        Optional<KnownTarget> target = known.get().filter(_ -> chosen.get());
        if (target.isEmpty()) {
            refresh.run();
            return;
        }
        Optional<String> unreachable = unreachable(baseUrl);
        if (unreachable.isPresent()) {
            refused.accept(messages.text("install.notBegun", unreachable.get()));
            return;
        }
        begun = Optional.of(new Refresh(target.get().target(), baseUrl, wantedPerson()));
        phase.set(Phase.PREPARING);
        tasks.of(this::prepare).onSuccess(prepared -> {
            if (prepared.failure().isEmpty()) {
                refresh.run();
            } else {
                begun = Optional.empty();
                phase.set(Phase.IDLE);
                refused.accept(messages.text("install.notBegun", words.why(prepared.failure().get())));
            }
        }).start();
    }

    /// The refresh was refused, or nobody knows what became of it: nothing is put in.
    public void giveUp() {
        begun = Optional.empty();
        if (phase.get() == Phase.PREPARING) {
            phase.set(Phase.IDLE);
        }
    }

    /// Puts a token in that was just issued, if that was chosen.
    ///
    /// @param token stays the caller's
    public void issued(ScimToken token) {
        Optional<Refresh> refresh = begun;
        begun = Optional.empty();
        refresh.ifPresent(what -> install(what, copy(token)));
    }

    /// Reads again what was chosen.
    public void reread() {
        known.set(link.known());
    }

    /// Forgets the connection.
    public void disconnect() {
        tasks.of(() -> {
            link.disconnect();
            return true;
        }).onSuccess(_ -> reread()).start();
    }

    /// Ends what is under way, before its next request, and forgets its steps.
    public void stop() {
        running.ifPresent(RunningTask::cancel);
        running = Optional.empty();
        begun = Optional.empty();
        states.clear();
        lines.set(List.of());
        phase.set(Phase.IDLE);
    }

    /// How far it is.
    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// The steps, in order; none while nothing is put in.
    public ReadOnlyObjectProperty<List<RotationLine>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    /// What is said of the connection, in a sentence.
    public ObservableValue<String> connectedProperty() {
        return known.map(target -> target
                .map(one -> messages.text("install.connected", one.target().application().name(),
                        one.target().jobId(), one.userName()))
                .orElse(messages.text("install.notConnected")));
    }

    /// Whether somebody has connected.
    public ObservableValue<Boolean> isConnectedProperty() {
        return known.map(Optional::isPresent);
    }

    MicrosoftLink link() {
        return link;
    }

    private Optional<String> wantedPerson() {
        return Optional.of(person.get().strip()).filter(name -> onDemand.get() && !name.isEmpty());
    }

    private Optional<String> unreachable(String baseUrl) {
        if (link.isHere()) {
            return Optional.empty();
        }
        return switch (Reach.of(URI.create(baseUrl))) {
            case POSSIBLE -> Optional.empty();
            case PRIVATE -> Optional.of(messages.text("install.private", baseUrl));
            case NOT_ENCRYPTED -> Optional.of(messages.text("install.notEncrypted", baseUrl));
        };
    }

    private Prepared prepare() {
        try {
            link.account();
            return new Prepared(Optional.empty());
        } catch (GraphException e) {
            return new Prepared(Optional.of(e.failure()));
        }
    }

    private void install(Refresh what, ScimToken token) {
        for (InstallationStep step : InstallationStep.values()) {
            states.put(step, new InstallationState.Waiting());
        }
        phase.set(Phase.RUNNING);
        tell(what);
        running = Optional.of(tasks.of(() -> {
            try (token) {
                MicrosoftAccount account = link.account();
                return new TokenInstallation(account, what.target(), what.baseUrl(), what.person(), clock,
                        pauses).run(token, (step, state) -> screen.execute(() -> take(what, step, state)));
            } catch (GraphException e) {
                Failed failed = new Failed(clock.instant(), e.failure());
                screen.execute(() -> take(what, InstallationStep.WRITE, failed));
                return false;
            }
        }).onSuccess(done -> phase.set(done ? Phase.DONE : Phase.FAILED)).start());
    }

    private void take(Refresh what, InstallationStep step, InstallationState state) {
        if (phase.get() != Phase.IDLE) {
            states.put(step, state);
            if (state instanceof Failed) {
                phase.set(Phase.FAILED);
            }
            tell(what);
        }
    }

    /// What waits behind a failure will not come.
    private void tell(Refresh what) {
        List<RotationLine> told = new ArrayList<>();
        boolean failed = false;
        for (Map.Entry<InstallationStep, InstallationState> one : states.entrySet()) {
            boolean asked = one.getKey() != InstallationStep.PROVISION_ONE || what.person().isPresent();
            if (asked && !failed) {
                words.line(one.getKey(), one.getValue(),
                        one.getKey() == InstallationStep.PROVISION_ONE
                                ? what.person().orElse("")
                                : what.target().application().name())
                        .ifPresent(told::add);
            }
            failed |= one.getValue() instanceof Failed;
        }
        lines.set(List.copyOf(told));
    }

    private static ScimToken copy(ScimToken token) {
        char[] characters = token.copyCharacters();
        try {
            return ScimToken.parse(CharBuffer.wrap(characters)).orElseThrow();
        } finally {
            Arrays.fill(characters, '\0');
        }
    }
}
