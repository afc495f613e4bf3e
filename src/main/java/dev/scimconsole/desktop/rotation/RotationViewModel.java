package dev.scimconsole.desktop.rotation;

import dev.scimconsole.client.RotationCalls;
import dev.scimconsole.contract.activity.Event;
import dev.scimconsole.contract.activity.EventKind;
import dev.scimconsole.contract.clients.ProvisioningClients;
import dev.scimconsole.contract.rotation.Interruption;
import dev.scimconsole.contract.rotation.Rotation;
import dev.scimconsole.contract.rotation.RotationState;
import dev.scimconsole.contract.rotation.RotationUpdate;
import dev.scimconsole.desktop.attention.Attention;
import dev.scimconsole.desktop.guides.Guides;
import dev.scimconsole.desktop.live.LiveEvents;
import dev.scimconsole.desktop.task.Loading;
import dev.scimconsole.desktop.task.Loads;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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

/// Whether the identity provider has picked up the current token. The service tells, from what it has stored:
/// while its stream is followed, by itself. Without the stream this asks again whenever something happens
/// that may change it, at most once a second.
public final class RotationViewModel {

    /// The guide of whom the token can be put into.
    private static final String ENTRA_ID = "entra-id";

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /// A rotation that ended well stays on the page as long.
    private static final Duration SHOWN_AFTER_END = Duration.ofDays(7);
    /// After this a page left open asks no more by itself, so that it does not keep a session alive for ever.
    /// What happens is still followed while the rotation goes on.
    private static final Duration ASKS_END = Duration.ofMinutes(15);

    private final RotationCalls calls;
    private final Tasks tasks;
    private final Messages messages;
    private final Moments moments;
    private final Clock clock;
    private final Attention attention;
    private final RotationWords words;
    private final ClientsViewModel clients;
    private final MissedChangesViewModel missed;
    private final Subscription ticking;
    private final Instant opened;
    private final ReadOnlyObjectWrapper<Optional<Rotation>> rotation = new ReadOnlyObjectWrapper<>(this,
            "rotation", Optional.empty());
    private final ReadOnlyObjectWrapper<List<RotationLine>> lines = new ReadOnlyObjectWrapper<>(this, "lines",
            List.of());
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper(this, "shown");
    private final ReadOnlyBooleanWrapper answered = new ReadOnlyBooleanWrapper(this, "answered");
    private final Loading reading;
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper(this, "status", "");
    private final ReadOnlyStringWrapper badge = new ReadOnlyStringWrapper(this, "badge", "");
    private final ReadOnlyStringWrapper tone = new ReadOnlyStringWrapper(this, "tone", "quiet");
    private final ReadOnlyStringWrapper interruption = new ReadOnlyStringWrapper(this, "interruption", "");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
    private Optional<String> tokenId = Optional.empty();
    private Instant askedAt = Instant.MIN;
    private Instant readAt = Instant.MIN;
    private boolean due;
    private boolean streamed;
    private boolean uncopied;
    private List<RotationLine> installing = List.of();

    /// @param loads     make the page's loads
    /// @param attention told when a client has picked the new token up
    public RotationViewModel(RotationCalls calls, Loads loads, Guides guides, Clock clock,
            Attention attention) {
        this.calls = calls;
        tasks = loads.tasks();
        messages = loads.messages();
        this.clock = clock;
        this.attention = attention;
        moments = new Moments(messages, clock);
        words = new RotationWords(messages, moments, guides);
        clients = new ClientsViewModel(messages, moments, clock);
        reading = loads.of(this::read);
        reading.errorProperty().subscribe(this::fail);
        missed = new MissedChangesViewModel(calls, loads, guides, moments);
        opened = clock.instant();
        ticking = loads.ticker().every(SECOND, this::tick);
    }

    /// Takes which token is the current one; asks for its rotation when that is another.
    ///
    /// @param id empty while there is none
    public void follow(Optional<String> id) {
        // Without a token there is no rotation to wait for.
        answered.set(answered.get() || id.isEmpty());
        if (!id.equals(tokenId)) {
            boolean another = tokenId.isPresent();
            tokenId = id;
            missed.forget();
            due = true;
            answered.set(id.isEmpty());
            if (another) {
                clients.forget();
            }
            read();
        }
    }

    /// Takes what happened; asks again if that may change the rotation, and the service does not tell by
    /// itself.
    public void take(List<Event> events) {
        due |= !streamed && events.stream().anyMatch(
                event -> event.kind() == EventKind.REQUEST || event.action().startsWith("token."));
    }

    /// Takes how the rotation stands, as the service tells it by itself.
    public void take(RotationUpdate update) {
        // What was on its way while the token was refreshed tells of the token before.
        if (rotation.get().filter(known -> isEarlier(update.rotation(), known)).isEmpty()) {
            take(update.rotation());
            take(update.clients());
        }
    }

    /// Takes how events come: while they do, the service tells by itself how the rotation stands.
    public void heed(LiveEvents.State state) {
        streamed = state == LiveEvents.State.LIVE || state == LiveEvents.State.CONNECTING;
        due |= !streamed;
    }

    /// Takes whether the token is on the screen and was never copied: then that is a step of its own.
    public void setUncopied(boolean still) {
        uncopied = still;
        tell();
    }

    /// Takes the steps in which the token is put into Microsoft Entra ID; none while it is not. They stand
    /// behind the refresh.
    public void setInstalling(List<RotationLine> steps) {
        installing = List.copyOf(steps);
        tell();
    }

    /// The rotation; empty until it was read.
    public ReadOnlyObjectProperty<Optional<Rotation>> rotationProperty() {
        return rotation.getReadOnlyProperty();
    }

    /// Whether it is known whether there is a rotation, or at least that nobody can tell.
    public ReadOnlyBooleanProperty answeredProperty() {
        return answered.getReadOnlyProperty();
    }

    /// The rotation, being read.
    public Loading loading() {
        return reading;
    }

    /// Whether there is a rotation to show: one that goes on, or ended a few days ago.
    public ReadOnlyBooleanProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// What happened and what is awaited, in order.
    public ReadOnlyObjectProperty<List<RotationLine>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    /// How far it has come, for the head of the page; empty text while there is no rotation.
    public ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /// How far it has come, for the head of the card.
    public ReadOnlyStringProperty badgeProperty() {
        return badge.getReadOnlyProperty();
    }

    /// How good or bad that is, as a tone of a badge.
    public ReadOnlyStringProperty toneProperty() {
        return tone.getReadOnlyProperty();
    }

    /// How long provisioning did not work, or that it always did; empty text where neither can be said.
    public ReadOnlyStringProperty interruptionProperty() {
        return interruption.getReadOnlyProperty();
    }

    /// Whether something may have been missed.
    public ObservableValue<Boolean> missedOfferedProperty() {
        return rotation.map(known -> known.flatMap(Rotation::interruption).isPresent());
    }

    /// Why what is shown may be out of date; empty text while it is not.
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /// Whether a rotation has begun that nobody, or not everybody, has picked up.
    public boolean isUnderWay() {
        return rotation.get().filter(known -> isUnfinished(known.state())).isPresent();
    }

    /// The clients and their rhythm.
    public ClientsViewModel clients() {
        return clients;
    }

    /// What may have been missed.
    public MissedChangesViewModel missed() {
        return missed;
    }

    /// Stops the time.
    public void close() {
        ticking.unsubscribe();
        reading.stop();
        missed.forget();
    }

    private void tick() {
        Instant now = clock.instant();
        boolean young = now.isBefore(opened.plus(ASKS_END));
        if (young && !streamed && !now.isBefore(askedAt.plus(MINUTE))) {
            due = true;
        }
        if (due && (young || isUnderWay())) {
            read();
        }
        tell();
        clients.tell();
    }

    private void read() {
        if (reading.runningProperty().get() || tokenId.isEmpty()) {
            return;
        }
        due = false;
        askedAt = clock.instant();
        boolean both = !streamed;
        reading.start(calls::rotation, read -> {
            take(read);
            if (both) {
                readClients();
            }
        });
    }

    private void fail(String why) {
        if (!why.isEmpty()) {
            error.set(messages.text(rotation.get().isEmpty() ? "rotation.unknown" : "rotation.stale", why));
            clients.fail(why);
            answered.set(true);
        }
    }

    private void readClients() {
        tasks.of(calls::clients).onSuccess(this::take).onFailure(failure -> clients.fail(failure.sentence()))
                .start();
    }

    private void take(ProvisioningClients read) {
        clients.take(read, isUnderWay());
    }

    private void take(Rotation read) {
        error.set("");
        Optional<Rotation> before = rotation.get();
        readAt = clock.instant();
        rotation.set(Optional.of(read));
        clients.rotate(isUnderWay());
        if (before.filter(known -> known.state() != read.state()).isPresent()) {
            missed.showAgain();
        }
        tell();
        answered.set(true);
        before.filter(known -> isPickUp(known, read)).ifPresent(
                _ -> attention.tell(messages.text("rotation.told.title"), words.pickedUp(read)));
    }

    private static boolean isEarlier(Rotation told, Rotation known) {
        return told.refreshedAt().isEmpty()
                ? told.state() == RotationState.NONE && known.refreshedAt().isPresent()
                : known.refreshedAt().filter(told.refreshedAt().orElseThrow()::isBefore).isPresent();
    }

    private static boolean isUnfinished(RotationState state) {
        return state != RotationState.NONE && state != RotationState.PICKED_UP;
    }

    /// Whether a client has changed between the two, or the last one has.
    private static boolean isPickUp(Rotation before, Rotation after) {
        return before.refreshedAt().equals(after.refreshedAt()) && isUnfinished(before.state())
                && (after.state() == RotationState.PICKED_UP
                        || (after.state() == RotationState.MIXED && before.state() != RotationState.MIXED));
    }

    private void tell() {
        Optional<Rotation> known = rotation.get().filter(this::isWorthShowing);
        shown.set(known.isPresent());
        badge.set(known.map(one -> words.badge(one, asksToCopy())).orElse(""));
        tone.set(known.map(RotationWords::tone).orElse("quiet"));
        // Last, so that whoever hears of it finds the tone that goes with it.
        status.set(known.map(words::status).orElse(""));
        interruption.set(known.map(one -> words.interruption(one, now(one))).orElse(""));
        List<RotationLine> told = known.map(one -> withSteps(words.lines(one, asksToCopy())))
                .orElse(List.of());
        if (!told.equals(lines.get())) {
            lines.set(told);
        }
    }

    /// Nobody has to copy a token that is being put in, as long as nothing fails.
    private boolean asksToCopy() {
        return uncopied && !isBeingPutIn();
    }

    private boolean isBeingPutIn() {
        return !installing.isEmpty()
                && installing.stream().noneMatch(step -> step.tone() == RotationLine.Tone.BAD);
    }

    private List<RotationLine> withSteps(List<RotationLine> told) {
        List<RotationLine> all = new ArrayList<>(told);
        if (isBeingPutIn()) {
            all.replaceAll(line -> isAwaitedOfEntraId(line)
                    ? new RotationLine(RotationLine.Tone.OPEN, line.time(), messages.text("install.awaited"),
                            Optional.empty())
                    : line);
        }
        all.addAll(Math.min(1, told.size()), installing);
        return List.copyOf(all);
    }

    /// Nobody has to be shown where to paste it.
    private static boolean isAwaitedOfEntraId(RotationLine line) {
        return line.tone() == RotationLine.Tone.OPEN && line.where()
                .map(guide -> guide.map(known -> known.id().equals(ENTRA_ID)).orElse(true)).orElse(false);
    }

    private boolean isWorthShowing(Rotation one) {
        return tokenId.isPresent() && switch (one.state()) {
            case NONE -> false;
            case WAITING, OLD_TOKEN_IN_USE, MIXED, SILENT -> true;
            case PICKED_UP -> pickedUpAt(one).filter(at -> at.plus(SHOWN_AFTER_END).isAfter(now(one)))
                    .isPresent();
        };
    }

    private static Optional<Instant> pickedUpAt(Rotation one) {
        return one.interruption().flatMap(Interruption::until)
                .or(() -> one.clients().stream().flatMap(client -> client.firstAcceptedAt().stream())
                        .min(Comparator.naturalOrder()))
                .or(one::refreshedAt);
    }

    /// By the service's clock, which need not be this computer's.
    private Instant now(Rotation one) {
        return one.asOf().plus(Duration.between(readAt, clock.instant()));
    }
}
