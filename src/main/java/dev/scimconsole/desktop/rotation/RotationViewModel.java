package dev.scimconsole.desktop.rotation;

import dev.scimconsole.client.RotationCalls;
import dev.scimconsole.contract.Event;
import dev.scimconsole.contract.EventKind;
import dev.scimconsole.contract.ProvisioningClients;
import dev.scimconsole.contract.Rotation;
import dev.scimconsole.contract.RotationState;
import dev.scimconsole.desktop.attention.Attention;
import dev.scimconsole.desktop.guides.Guides;
import dev.scimconsole.desktop.live.LiveEvents;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.task.Ticker;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;

/// Whether the identity provider has picked up the current token. The service tells, from what it has stored; this
/// asks again whenever something happens that may change it, at most once a second.
public final class RotationViewModel {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /// A rotation that ended well stays on the page as long.
    private static final Duration SHOWN_AFTER_END = Duration.ofDays(7);
    /// After this a page left open asks no more by itself, so that it does not keep a session alive for ever. What
    /// happens is still followed while the rotation goes on.
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
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper(this, "reading");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper(this, "status", "");
    private final ReadOnlyStringWrapper badge = new ReadOnlyStringWrapper(this, "badge", "");
    private final ReadOnlyStringWrapper tone = new ReadOnlyStringWrapper(this, "tone", "quiet");
    private final ReadOnlyStringWrapper interruption = new ReadOnlyStringWrapper(this, "interruption", "");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper(this, "error", "");
    private Optional<String> tokenId = Optional.empty();
    private Instant readAt = Instant.MIN;
    private Instant notBefore = Instant.MIN;
    private boolean due;
    private boolean uncopied;

    /// @param ticker    keeps true what is said of times, and asks again
    /// @param attention told when a client has picked the new token up
    public RotationViewModel(RotationCalls calls, Tasks tasks, Guides guides, Messages messages, Clock clock,
            Ticker ticker, Attention attention) {
        this.calls = calls;
        this.tasks = tasks;
        this.messages = messages;
        this.clock = clock;
        this.attention = attention;
        moments = new Moments(messages, clock);
        words = new RotationWords(messages, moments, guides);
        clients = new ClientsViewModel(messages, moments, clock);
        missed = new MissedChangesViewModel(calls, tasks, guides, messages, moments);
        opened = clock.instant();
        ticking = ticker.every(SECOND, this::tick);
    }

    /// Takes which token is the current one; asks for its rotation when that is another.
    ///
    /// @param id empty while there is none
    public void follow(Optional<String> id) {
        if (!id.equals(tokenId)) {
            tokenId = id;
            missed.forget();
            due = true;
            read();
        }
    }

    /// Takes what happened; asks again if that may change the rotation.
    public void take(List<Event> events) {
        due |= events.stream().anyMatch(
                event -> event.kind() == EventKind.REQUEST || event.action().startsWith("token."));
    }

    /// Takes how events come; asks again soon while nothing can be heard of them.
    public void heed(LiveEvents.State state) {
        due |= state == LiveEvents.State.LOST;
    }

    /// Takes whether the token is on the screen and was never copied: then that is a step of its own.
    public void setUncopied(boolean still) {
        uncopied = still;
        tell();
    }

    /// The rotation; empty until it was read.
    public ReadOnlyObjectProperty<Optional<Rotation>> rotationProperty() {
        return rotation.getReadOnlyProperty();
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

    /// How long provisioning could not work; empty text where it always could.
    public ReadOnlyStringProperty interruptionProperty() {
        return interruption.getReadOnlyProperty();
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
    }

    private record Read(Rotation rotation, ProvisioningClients clients) {}

    private void tick() {
        Instant now = clock.instant();
        boolean young = now.isBefore(opened.plus(ASKS_END));
        if (young && !now.isBefore(readAt.plus(MINUTE))) {
            due = true;
        }
        if (due && !now.isBefore(notBefore) && (young || isUnderWay())) {
            read();
        }
        tell();
        clients.tell();
    }

    private void read() {
        if (reading.get() || tokenId.isEmpty()) {
            return;
        }
        due = false;
        readAt = clock.instant();
        tasks.of(() -> new Read(calls.rotation(), calls.clients())).showing(reading).onSuccess(this::take)
                .onFailure(failure -> {
                    due = true;
                    notBefore = clock.instant().plus(AFTER_FAILURE);
                    error.set(messages.text("rotation.stale", failure.sentence()));
                    clients.fail(failure.sentence());
                }).start();
    }

    private void take(Read read) {
        error.set("");
        notBefore = Instant.MIN;
        Optional<Rotation> before = rotation.get();
        readAt = clock.instant();
        rotation.set(Optional.of(read.rotation()));
        clients.take(read.clients(), isUnfinished(read.rotation().state()));
        if (before.filter(known -> known.state() != read.rotation().state()).isPresent()) {
            missed.showAgain();
        }
        tell();
        before.filter(known -> isPickUp(known, read.rotation())).ifPresent(
                _ -> attention.tell(messages.text("rotation.told.title"), words.pickedUp(read.rotation())));
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
        badge.set(known.map(one -> words.badge(one, uncopied)).orElse(""));
        tone.set(known.map(one -> RotationWords.tone(one.state())).orElse("quiet"));
        // Last, so that whoever hears of it finds the tone that goes with it.
        status.set(known.map(one -> words.status(one.state())).orElse(""));
        interruption.set(known.map(one -> words.interruption(one, now(one))).orElse(""));
        List<RotationLine> told = known.map(words::lines).orElse(List.of());
        if (!told.equals(lines.get())) {
            lines.set(told);
        }
    }

    private boolean isWorthShowing(Rotation one) {
        return tokenId.isPresent() && switch (one.state()) {
            case NONE -> false;
            case WAITING, OLD_TOKEN_IN_USE, MIXED, SILENT -> true;
            case PICKED_UP -> one.interruption().flatMap(gap -> gap.until())
                    .filter(until -> until.plus(SHOWN_AFTER_END).isAfter(now(one))).isPresent();
        };
    }

    /// By the service's clock, which need not be this computer's.
    private Instant now(Rotation one) {
        return one.asOf().plus(Duration.between(readAt, clock.instant()));
    }
}
