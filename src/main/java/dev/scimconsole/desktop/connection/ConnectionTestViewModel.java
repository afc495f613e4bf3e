package dev.scimconsole.desktop.connection;

import dev.scimconsole.client.connection.Bearer;
import dev.scimconsole.client.connection.ConnectionReport;
import dev.scimconsole.client.connection.ConnectionTest;
import dev.scimconsole.client.connection.Credentials;
import dev.scimconsole.client.connection.FindingCode;
import dev.scimconsole.client.connection.Limits;
import dev.scimconsole.client.connection.Step;
import dev.scimconsole.client.connection.StepState;
import dev.scimconsole.client.connection.Target;
import dev.scimconsole.contract.configuration.TokenForm;
import dev.scimconsole.contract.connections.Connection;
import dev.scimconsole.contract.connections.ConnectionKind;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import java.net.URI;
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
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Test connection: what is tested, how far the test is, what it found.
public final class ConnectionTestViewModel {

    private final TestSubject subject;
    private final Tasks tasks;
    private final Executor screen;
    private final Messages messages;
    private final Clock clock;
    private final Limits limits;
    private final ObjectProperty<TestWay> way = new SimpleObjectProperty<>(this, "way");
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
        // A secret is shown only just after it was made.
        way.set(subject.ways().stream()
                .filter(one -> one.connection().isPresent() && subject.shown(one).isPresent()).findFirst()
                .orElse(TestWay.TOKEN));
        tokenNeeded.bind(Bindings.createBooleanBinding(this::isSecretNeeded, another, way));
        another.subscribe(_ -> clear());
        way.subscribe(_ -> clear());
    }

    /// Whether another server than the organization's is tested. Don't change it while a test runs.
    public BooleanProperty anotherProperty() {
        return another;
    }

    /// By what the organization's own service can be tested: its token, and each of its connections.
    public List<TestWay> ways() {
        return subject.ways();
    }

    /// By what it is tested. Don't change it while a test runs.
    public ObjectProperty<TestWay> wayProperty() {
        return way;
    }

    /// What one of them is called.
    public String title(TestWay one) {
        return one.title(messages);
    }

    /// What is to be pasted, as the field is called.
    public String secretLabel() {
        return messages.text(usesSecret() ? "connection.secret" : "connection.token");
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

    /// What is used where nothing is pasted: what the page shows, its hint only; of a federation what can be
    /// tried and what can't.
    public String usedWithout() {
        if (way.get().is(ConnectionKind.FEDERATION)) {
            return messages.text("connection.federation");
        }
        String key = usesSecret() ? "connection.visibleSecret" : "connection.visibleToken";
        return subject.shown(way.get()).map(shown -> messages.text(key, shown.hint())).orElse("");
    }

    /// Whether a token or a client secret has to be pasted.
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

    /// Whether the last test ended at the SCIM token, or none was started because of it.
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
    /// @param pasted the token or the client secret, unless the visible one is used; overwritten with zeros,
    ///               and kept by the test
    ///               alone
    public void run(char[] pasted) {
        try {
            if (!running.get()) {
                clear();
                Optional<Target> target = target();
                target.flatMap(_ -> credentials(pasted))
                        .ifPresent(credentials -> start(target.orElseThrow(), credentials));
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

    private Optional<Credentials> credentials(char[] pasted) {
        if (another.get() || way.get().connection().isEmpty()) {
            return bearer(pasted).map(Credentials.Token::new);
        }
        Connection connection = way.get().connection().get();
        URI tokenUrl = URI.create(subject.connections().orElseThrow().tokenUrl());
        return connection.kind() == ConnectionKind.FEDERATION
                ? Optional.of(new Credentials.Federation(tokenUrl, connection.clientId()))
                : bearer(pasted)
                        .map(secret -> new Credentials.ClientSecret(tokenUrl, connection.clientId(), secret));
    }

    private boolean isSecretNeeded() {
        return another.get()
                || (!way.get().is(ConnectionKind.FEDERATION) && subject.shown(way.get()).isEmpty());
    }

    private boolean usesSecret() {
        return !another.get() && way.get().is(ConnectionKind.CLIENT_CREDENTIALS);
    }

    private Optional<Bearer> bearer(char[] pasted) {
        if (!tokenNeeded.get()) {
            // It may have been wiped since the dialog was opened: another administrator has refreshed.
            return subject.shown(way.get()).filter(shown -> !shown.isWiped()).map(Bearer::copyOf)
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
        if (usesSecret() && form != TokenForm.RIGHT) {
            return Optional.of(messages
                    .text(form == TokenForm.EMPTY ? "connection.noSecret" : "connection.wrongSecret"));
        }
        return switch (form) {
            case RIGHT -> Optional.empty();
            case EMPTY -> Optional.of(messages.text("connection.noToken"));
            case BEARER, BLANKS_INSIDE -> Optional.of(TokenFormText.of(form, messages));
            case MISTYPED, FOREIGN ->
                another.get() ? Optional.empty() : Optional.of(TokenFormText.of(form, messages));
        };
    }

    private Optional<Bearer> refuse(String sentence) {
        error.set(sentence);
        tokenRefused.set(!usesSecret());
        return Optional.empty();
    }

    private void start(Target target, Credentials credentials) {
        ConnectionTest started = new ConnectionTest(target, credentials, limits);
        String shown = credentials.toString();
        test = Optional.of(started);
        tasks.of(() -> {
            try (credentials) {
                return started.run((step, state) -> screen.execute(() -> show(step, state)));
            }
        }).showing(running).onSuccess(ended -> conclude(ended, shown)).start();
    }

    private void show(Step step, StepState state) {
        steps.set(presentSteps().indexOf(step), StepLine.of(step, state, messages));
    }

    private List<Step> presentSteps() {
        return another.get() ? Credentials.ofToken() : way.get().steps();
    }

    private void conclude(ConnectionReport ended, String shown) {
        test = Optional.empty();
        conclusion.set(Optional.of(conclusion(ended)));
        tokenRefused.set(found(ended, FindingCode.TOKEN_REFUSED)
                && (another.get() || way.get().connection().isEmpty()));
        report = Optional.of(report(ended, shown));
    }

    private Conclusion conclusion(ConnectionReport ended) {
        if (found(ended, FindingCode.NOT_REMOVED)) {
            return new Conclusion("bad", messages.text("connection.leftOver", ended.target().testUserName()));
        }
        if (ended.cancelled()) {
            return new Conclusion("attention", messages.text("connection.cancelled"));
        }
        if (ended.passed()) {
            return another.get()
                    ? new Conclusion("good", messages.text("connection.passedAnother"))
                    : way.get().connection().map(this::passed)
                            .orElseGet(() -> new Conclusion("good", messages.text("connection.passed")));
        }
        long failed = ended.states().values().stream().filter(StepState.Failed.class::isInstance).count();
        return new Conclusion("bad", messages.text("connection.failedSteps", failed));
    }

    /// Of a federation it is the service that has to get the issuer's keys.
    private Conclusion passed(Connection connection) {
        if (connection.kind() != ConnectionKind.FEDERATION) {
            return new Conclusion("good", messages.text("connection.passedSecret"));
        }
        return connection.keysReadAt().isPresent()
                ? new Conclusion("good", messages.text("connection.passedFederation"))
                : new Conclusion("attention", messages.text("connection.passedNoKeys"));
    }

    private static boolean found(ConnectionReport ended, FindingCode code) {
        return ended.states().values().stream().anyMatch(
                state -> state instanceof StepState.Failed(_, var finding) && finding.code() == code);
    }

    private String report(ConnectionReport ended, String shown) {
        StringBuilder text = new StringBuilder(messages.text("connection.report.title")).append('\n');
        text.append(messages.text("connection.report.time",
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())).append('\n');
        text.append(messages.text("connection.report.baseUrl", ended.target().baseUrl().toString()))
                .append('\n');
        text.append(!another.get() && way.get().connection().isPresent()
                ? messages.text("connection.report.connection", title(way.get()), shown)
                : messages.text("connection.report.token", shown)).append('\n');
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
        steps.setAll(presentSteps().stream()
                .map(step -> StepLine.of(step, new StepState.Waiting(), messages)).toList());
    }
}
