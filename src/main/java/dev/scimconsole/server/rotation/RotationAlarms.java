package dev.scimconsole.server.rotation;

import dev.scimconsole.contract.alerts.AlertChoice;
import dev.scimconsole.contract.alerts.AlertKind;
import dev.scimconsole.contract.clients.ProvisioningClient;
import dev.scimconsole.contract.rotation.Rotation;
import dev.scimconsole.contract.rotation.RotationClient;
import dev.scimconsole.contract.rotation.RotationUpdate;
import dev.scimconsole.server.alerts.Alerting;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.configuration.ConnectionRecords.ConnectionRecord;
import dev.scimconsole.server.store.configuration.OrganizationRecords.OrganizationRecord;
import dev.scimconsole.server.store.configuration.TokenRecords.TokenRecord;
import dev.scimconsole.server.token.TokenExpiry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Raises what no request tells, because time brings it about: that the old token is still in use an hour
/// after a refresh, that a client fell silent, that the life of a token, a client secret or a key ends. Looks
/// once a minute; each is raised once, on whatever node.
public final class RotationAlarms implements Runnable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
    private static final Duration TO_PASTE_IT = Duration.ofHours(1);
    /// What ended longer ago, while nobody looked, is no news.
    private static final Duration TELLS_OF_AN_END = Duration.ofDays(2);
    private static final int MOST_REMEMBERED = 10_000;

    private final Store store;
    private final Rotations rotations;
    private final InstantSource clock;
    private final Set<String> raised = new HashSet<>();
    private Instant nextLook = Instant.MIN;

    /// @param store is not closed by this
    public RotationAlarms(Store store, Rotations rotations, InstantSource clock) {
        this.store = store;
        this.rotations = rotations;
        this.clock = clock;
    }

    /// Looks, if it is time to. To be called on one thread.
    ///
    /// @throws dev.scimconsole.server.store.failure.StoreUnavailableException when the database can't answer
    ///         just now
    @Override
    public void run() {
        Instant now = clock.instant();
        // A clock that was set back delays nothing.
        if (now.isBefore(nextLook) && !nextLook.isAfter(now.plus(BETWEEN_LOOKS))) {
            return;
        }
        store.read(transaction -> transaction.organizations().all())
                .forEach(organization -> look(organization, now));
        nextLook = now.plus(BETWEEN_LOOKS);
    }

    private void look(OrganizationRecord organization, Instant now) {
        RotationUpdate update = rotations.update(organization.id());
        List<Alarm> alarms = new ArrayList<>(ofOldToken(update.rotation(), now));
        update.clients().clients().forEach(client -> silence(client).ifPresent(alarms::add));
        store.read(transaction -> ending(transaction, organization, now)).ifPresent(alarms::add);
        alarms.addAll(store.read(transaction -> secretsEnding(transaction, organization.id(), now)));
        alarms.stream().filter(alarm -> !raised.contains(organization.id() + alarm.topic()))
                .forEach(alarm -> {
                    store.write(transaction -> raise(transaction, organization.id(), alarm, now));
                    if (raised.size() >= MOST_REMEMBERED) {
                        raised.clear();
                    }
                    raised.add(organization.id() + alarm.topic());
                });
    }

    private static boolean raise(Transaction transaction, String organizationId, Alarm alarm, Instant now) {
        AlertChoice choice = Alerting.choice(transaction, organizationId, alarm.kind());
        // Org Admins are reminded of a token's end by emails of their own, which say more.
        boolean mailed = alarm.kind() != AlertKind.SECRET_ENDS
                || !transaction.alerts().emails(organizationId).isEmpty();
        return Alerting.raise(transaction, organizationId, alarm.kind(), alarm.topic(), alarm.subject(), now,
                new AlertChoice(alarm.kind(), choice.desktop(), choice.email() && mailed, choice.webhook()));
    }

    private static List<Alarm> ofOldToken(Rotation rotation, Instant now) {
        return rotation.refreshedAt().map(refreshed -> refreshed.plus(TO_PASTE_IT)).filter(now::isAfter)
                .stream()
                .flatMap(late -> rotation.clients().stream()
                        .filter(client -> client.progress() == RotationClient.Progress.OLD_TOKEN
                                && client.lastRefusedAt().filter(late::isBefore).isPresent())
                        .map(client -> new Alarm(AlertKind.OLD_TOKEN_IN_USE,
                                "old-token:" + late.toEpochMilli() + ":" + client.name() + ":"
                                        + client.address(),
                                name(client.name(), client.userAgent(), client.address()))))
                .toList();
    }

    private static Optional<Alarm> silence(ProvisioningClient client) {
        return client.rhythm().silentSince().map(since -> new Alarm(AlertKind.CLIENT_SILENT,
                "silent:" + since.toEpochMilli() + ":" + client.name() + ":" + client.address()
                        + client.connection().map(by -> ":" + by).orElse(""),
                name(client.name(), client.userAgent(), client.address())
                        + client.connection().map(by -> ", “" + by + "”").orElse("")));
    }

    private static Optional<Alarm> ending(Transaction transaction, OrganizationRecord organization,
            Instant now) {
        Optional<TokenRecord> token = transaction.tokens().current(organization.id())
                .filter(current -> !current.isExpired(now));
        return token.flatMap(current -> current.expiresAt()
                .flatMap(end -> TokenExpiry.reminder(organization.tokenLifetimeDays(), end, now)
                        .map(days -> new Alarm(AlertKind.SECRET_ENDS,
                                "token-ends:" + current.id() + ":" + end.toEpochMilli() + ":" + days,
                                "…" + current.hint() + ", " + LocalDate.ofInstant(end, ZoneOffset.UTC)))));
    }

    private static List<Alarm> secretsEnding(Transaction transaction, String organizationId, Instant now) {
        Map<String, String> connections = transaction.connections().all(organizationId).stream()
                .collect(Collectors.toMap(ConnectionRecord::id, ConnectionRecord::name));
        Stream<Alarm> secrets = transaction.connections().secrets(organizationId).stream()
                .flatMap(secret -> end(AlertKind.CLIENT_SECRET_ENDS, secret.id(),
                        connections.getOrDefault(secret.connectionId(), "") + ", " + secret.name() + " …"
                                + secret.hint(),
                        secret.createdAt(), secret.expiresAt(), now).stream());
        Stream<Alarm> keys = transaction.automations().all(organizationId).stream()
                .flatMap(account -> end(AlertKind.KEY_ENDS, account.id(),
                        account.name() + " …" + account.hint(),
                        account.createdAt(), account.expiresAt(), now).stream());
        return Stream.concat(secrets, keys).toList();
    }

    /// One is named with the day on which it ends, as all languages write it alike.
    private static Optional<Alarm> end(AlertKind kind, String id, String name, Instant createdAt, Instant end,
            Instant now) {
        int life = (int) Duration.between(createdAt, end).toDays();
        return TokenExpiry.reminder(Optional.of(life), end, now)
                .filter(_ -> now.isBefore(end.plus(TELLS_OF_AN_END)))
                .map(days -> new Alarm(kind, kind + ":" + id + ":" + end.toEpochMilli() + ":" + days,
                        name + ", " + LocalDate.ofInstant(end, ZoneOffset.UTC)));
    }

    /// In no language, as whoever reads it may speak any.
    private static String name(String product, String userAgent, String address) {
        return Stream.of(product, userAgent, address).filter(name -> !name.isEmpty()).findFirst().orElse("?");
    }

    private record Alarm(AlertKind kind, String topic, String subject) {}
}
