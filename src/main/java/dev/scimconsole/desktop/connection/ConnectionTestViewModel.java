package dev.scimconsole.desktop.connection;

import dev.scimconsole.client.connection.Bearer;
import dev.scimconsole.client.connection.ConnectionReport;
import dev.scimconsole.client.connection.ConnectionTest;
import dev.scimconsole.client.connection.FindingCode;
import dev.scimconsole.client.connection.Limits;
import dev.scimconsole.client.connection.Step;
import dev.scimconsole.client.connection.StepState;
import dev.scimconsole.client.connection.Target;
import dev.scimconsole.contract.configuration.TokenForm;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import java.nio.CharBuffer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Test connection: what is tested, how far the test is, what it found.
public final class ConnectionTestViewModel {

    private static final List<Step> STEPS = List.of(Step.values());

    private final TestSubject subject;
    private final Tasks tasks;
    private final Executor screen;
    private final Messages messages;
    private final Clock clock;
    private final Limits limits;
    private final BooleanProperty another = new SimpleBooleanProperty(this, "another");
    private final StringProperty address = new SimpleStringProperty(this, "address", "");
    private final StringProperty emailDomain = new SimpleStringProperty(this, "emailDomain", "");
    private final ReadOnlyBooleanWrapper tokenNeeded = new ReadOnlyBooleanWrapper(this, "tokenNeeded");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(this, "running");
    private final ReadOnlyBooleanWrapper tokenRefused = new ReadOnlyBooleanWrapper(this, "tokenRefused");
    private final ReadOnlyObjectWrapper<Optional<Conclusion>> conclusion = new ReadOnlyObjectWrapper<>(this,
            "conclusion", Optional.empty());
    private final ObservableList<StepLine> steps = FXCollections.observableArrayList();
    private Optional<ConnectionTest> test = Optional.empty();
    private Optional<String> report = Optional.empty();

    /// @param tasks  run the test
    /// @param screen where properties change
    /// @param limits how long the test waits
    public ConnectionTestViewModel(TestSubject subject, Tasks tasks, Executor screen, Messages messages,
            Clock clock, Limits limits) {
        this.subject = subject;
        this.tasks = tasks;
        this.screen = screen;
        this.messages = messages;
        this.clock = clock;
        this.limits = limits;
        tokenNeeded.bind(Bindings.createBooleanBinding(() -> another.get() || subject.visible().isEmpty(),
                another));
        another.subscribe(_ -> clear());
        clear();
    }

    /// Whether another server than the organization's is tested. Don't change it while a test runs.
    public BooleanProperty anotherProperty() {
        return another;
    }

    /// The other server's SCIM base URL, as it is typed.
    public StringProperty addressProperty() {
        return address;
    }

    /// The email domain of the other server's test user, as it is typed.
    public StringProperty emailDomainProperty() {
        return emailDomain;
    }

    /// The organization's own SCIM base URL.
    public String ownBaseUrl() {
        return subject.baseUrl();
    }

    /// What becomes of the token that the page shows; its hint only.
    public String visibleToken() {
        return subject.visible().map(token -> messages.text("connection.visibleToken", token.hint()))
                .orElse("");
    }

    /// Whether a token has to be pasted.
    public ReadOnlyBooleanProperty tokenNeededProperty() {
        return tokenNeeded.getReadOnlyProperty();
    }

    /// Why no test was started; empty when nothing is wrong.
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /// Whether a test is under way.
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Whether the last test ended at the token, or none was started because of it.
    public ReadOnlyBooleanProperty tokenRefusedProperty() {
        return tokenRefused.getReadOnlyProperty();
    }

    /// The steps, in order.
    public ObservableList<StepLine> steps() {
        return steps;
    }

    /// How the last test ended; empty before and meanwhile.
    public ReadOnlyObjectProperty<Optional<Conclusion>> conclusionProperty() {
        return conclusion.getReadOnlyProperty();
    }

    /// The last test in words, without a secret; empty while there is none.
    public Optional<String> report() {
        return report;
    }

    /// Runs the test.
    ///
    /// @param pasted the token, unless the visible one is used; overwritten with zeros, and kept by the test
    ///               alone
    public void run(char[] pasted) {
        try {
            if (!running.get()) {
                clear();
                Optional<Target> target = target();
                target.flatMap(_ -> bearer(pasted)).ifPresent(bearer -> start(target.orElseThrow(), bearer));
            }
        } finally {
            Arrays.fill(pasted, '\0');
        }
    }

    /// Ends the test, as soon as its test user is removed.
    public void cancel() {
        test.ifPresent(ConnectionTest::cancel);
    }

    private Optional<Target> target() {
        Optional<Target> target = another.get()
                ? Target.of(address.get(), emailDomain.get())
                : Target.of(subject.baseUrl(), subject.emailDomain());
        if (target.isEmpty()) {
            error.set(messages.text("connection.noAddress"));
        }
        return target;
    }

    private Optional<Bearer> bearer(char[] pasted) {
        if (!tokenNeeded.get()) {
            // It may have been wiped since the dialog was opened: another administrator has refreshed.
            return subject.visible().filter(token -> !token.isWiped()).map(Bearer::copyOf)
                    .or(() -> refuse(messages.text("connection.tokenGone")));
        }
        CharSequence bare = TokenForm.strip(CharBuffer.wrap(pasted));
        Optional<String> wrong = wrong(TokenForm.of(bare));
        if (wrong.isPresent()) {
            return refuse(wrong.get());
        }
        if (bare.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            return refuse(messages.text("connection.notAscii"));
        }
        char[] token = new char[bare.length()];
        for (int i = 0; i < token.length; i++) {
            token[i] = bare.charAt(i);
        }
        return Optional.of(Bearer.takeOver(token));
    }

    /// Another service's tokens have forms of their own.
    private Optional<String> wrong(TokenForm form) {
        return switch (form) {
            case RIGHT -> Optional.empty();
            case EMPTY -> Optional.of(messages.text("connection.noToken"));
            case BEARER, BLANKS_INSIDE -> Optional.of(form.sentence());
            case MISTYPED, FOREIGN -> another.get() ? Optional.empty() : Optional.of(form.sentence());
        };
    }

    private Optional<Bearer> refuse(String sentence) {
        error.set(sentence);
        tokenRefused.set(true);
        return Optional.empty();
    }

    private void start(Target target, Bearer bearer) {
        ConnectionTest started = new ConnectionTest(target, bearer, limits);
        String token = bearer.toString();
        test = Optional.of(started);
        tasks.of(() -> {
            try (bearer) {
                return started.run((step, state) -> screen.execute(() -> show(step, state)));
            }
        }).showing(running).onSuccess(ended -> conclude(ended, token)).start();
    }

    private void show(Step step, StepState state) {
        steps.set(STEPS.indexOf(step), StepLine.of(step, state, messages));
    }

    private void conclude(ConnectionReport ended, String token) {
        test = Optional.empty();
        conclusion.set(Optional.of(conclusion(ended)));
        tokenRefused.set(found(ended, FindingCode.TOKEN_REFUSED));
        report = Optional.of(report(ended, token));
    }

    private Conclusion conclusion(ConnectionReport ended) {
        if (found(ended, FindingCode.NOT_REMOVED)) {
            return new Conclusion("bad", messages.text("connection.leftOver", ended.target().testUserName()));
        }
        if (ended.cancelled()) {
            return new Conclusion("attention", messages.text("connection.cancelled"));
        }
        if (ended.passed()) {
            return new Conclusion("good",
                    messages.text(another.get() ? "connection.passedAnother" : "connection.passed"));
        }
        long failed = ended.states().values().stream().filter(StepState.Failed.class::isInstance).count();
        return new Conclusion("bad", messages.text("connection.failedSteps", failed));
    }

    private static boolean found(ConnectionReport ended, FindingCode code) {
        return ended.states().values().stream().anyMatch(
                state -> state instanceof StepState.Failed(_, var finding) && finding.code() == code);
    }

    private String report(ConnectionReport ended, String token) {
        StringBuilder text = new StringBuilder(messages.text("connection.report.title")).append('\n');
        text.append(messages.text("connection.report.time",
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())).append('\n');
        text.append(messages.text("connection.report.baseUrl", ended.target().baseUrl().toString()))
                .append('\n');
        text.append(messages.text("connection.report.token", token)).append('\n');
        for (Map.Entry<Step, StepState> state : ended.states().entrySet()) {
            text.append("- ").append(StepLine.of(state.getKey(), state.getValue(), messages).spoken())
                    .append('\n');
        }
        return text.append(conclusion(ended).text().replace("**", "")).append('\n').toString();
    }

    private void clear() {
        error.set("");
        conclusion.set(Optional.empty());
        tokenRefused.set(false);
        report = Optional.empty();
        steps.setAll(STEPS.stream()
                .map(step -> StepLine.of(step, new StepState.Waiting(), messages)).toList());
    }
}
