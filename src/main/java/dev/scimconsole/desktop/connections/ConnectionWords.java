package dev.scimconsole.desktop.connections;

import dev.scimconsole.contract.connections.Connection;
import dev.scimconsole.contract.connections.ConnectionSecret;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import dev.scimconsole.desktop.widgets.dialogs.Confirmation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Says connections and their secrets in words.
final class ConnectionWords {

    private static final Duration RECENT = Duration.ofHours(1);

    private final Messages messages;
    private final Moments moments;
    private final Clock clock;

    ConnectionWords(Messages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
        moments = new Moments(messages, clock);
    }

    /// What to ask before a connection is removed.
    Confirmation removeQuestion(Connection connection) {
        return new Confirmation(messages.text("connections.removeTitle", connection.name()),
                messages.text("refresh.lead"), List.of(messages.text("connections.removePoint"),
                        lastUse(connection.lastUsedAt())),
                messages.text("connections.removeConfirm"));
    }

    /// What to ask before a secret is deleted.
    Confirmation deleteQuestion(ConnectionSecret old) {
        return new Confirmation(messages.text("connections.deleteTitle", old.name()),
                messages.text("refresh.lead"), List.of(messages.text("connections.deletePoint"),
                        lastUse(old.lastUsedAt())),
                messages.text("connections.deleteConfirm"));
    }

    private String lastUse(Optional<Instant> lastUsed) {
        return lastUsed.map(at -> messages.text("connections.lastUsed", moments.ago(at)))
                .orElse(messages.text("connections.neverUsed"));
    }

    /// Which secret ends next, where that is soon; empty when none does. `**` around words makes them bold.
    String reminder(List<Connection> connections) {
        return connections.stream().flatMap(connection -> connection.secrets().stream()
                .filter(one -> one.expiryReminder().isPresent())
                .map(one -> new Ending(connection, one)))
                .min(Comparator.comparing(ending -> ending.secret().expiresAt()))
                .map(ending -> messages.text(
                        ending.secret().expired() ? "connections.secretEnded" : "connections.secretEnds",
                        ending.secret().name(), ending.connection().name(),
                        moments.within(ending.secret().expiresAt())))
                .orElse("");
    }

    /// Who uses a connection, in words.
    String use(Connection connection) {
        return connection.lastUsedAt().map(at -> messages.text(
                isInUse(connection) ? "connections.inUse" : "connections.wasUsed", moments.ago(at)))
                .orElse(messages.text("connections.notUsed"));
    }

    /// How far the change from one secret of a connection to the next has come: whether the newest is in use,
    /// and when the one before it may be deleted. `**` around words makes them bold.
    ///
    /// @return empty while there are not two that work
    Optional<String> change(Connection connection) {
        List<ConnectionSecret> live = connection.secrets().stream().filter(one -> !one.expired()).toList();
        if (live.size() < 2) {
            return Optional.empty();
        }
        ConnectionSecret fresh = live.getLast();
        ConnectionSecret old = live.get(live.size() - 2);
        Optional<Instant> oldUsed = old.lastUsedAt();
        if (fresh.lastUsedAt().filter(used -> oldUsed.map(used::isAfter).orElse(true)).isEmpty()) {
            return Optional.of(messages.text("connections.secretWaits", fresh.name(), old.name()));
        }
        // What was issued for the old one ends with it, and its client would be refused.
        Optional<Instant> until = oldUsed.map(used -> used.plus(Connection.ACCESS_TOKEN_LIFE))
                .filter(end -> end.isAfter(clock.instant()));
        return Optional.of(until
                .map(end -> messages.text("connections.secretTaken", fresh.name(), old.name(),
                        moments.within(end)))
                .orElseGet(() -> messages.text("connections.secretReplaced", fresh.name(), old.name())));
    }

    /// Whether a connection was used in the last hour.
    boolean isInUse(Connection connection) {
        return connection.lastUsedAt().filter(at -> at.isAfter(clock.instant().minus(RECENT))).isPresent();
    }

    /// How long a secret lives still, where that is not long; empty text where it is.
    String ending(ConnectionSecret one) {
        if (one.expired()) {
            return messages.text("connections.ended");
        }
        return one.expiryReminder().isEmpty()
                ? ""
                : messages.text("connections.endsIn",
                        Duration.between(clock.instant(), one.expiresAt()).toDays());
    }

    private record Ending(Connection connection, ConnectionSecret secret) {}
}
