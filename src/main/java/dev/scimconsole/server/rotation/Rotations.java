package dev.scimconsole.server.rotation;

import dev.scimconsole.contract.clients.ClientRhythm;
import dev.scimconsole.contract.clients.IdentityProvider;
import dev.scimconsole.contract.clients.ProvisioningClient;
import dev.scimconsole.contract.clients.ProvisioningClients;
import dev.scimconsole.contract.clients.UserAgents;
import dev.scimconsole.contract.rotation.Interruption;
import dev.scimconsole.contract.rotation.MissedChanges;
import dev.scimconsole.contract.rotation.RefusedAttempts;
import dev.scimconsole.contract.rotation.RefusedDeactivation;
import dev.scimconsole.contract.rotation.Rotation;
import dev.scimconsole.contract.rotation.RotationUpdate;
import dev.scimconsole.contract.rotation.UnconfirmedUser;
import dev.scimconsole.server.activity.EventRecorder;
import dev.scimconsole.server.activity.TokenUseRecorder;
import dev.scimconsole.server.clients.Clients;
import dev.scimconsole.server.clients.Clients.Client;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.activity.RotationRecords;
import dev.scimconsole.server.store.activity.SyncRecords.SyncStart;
import dev.scimconsole.server.store.configuration.ConnectionRecords.ConnectionRecord;
import dev.scimconsole.server.store.configuration.OrganizationRecords.OrganizationRecord;
import dev.scimconsole.server.store.configuration.TokenRecords.TokenRecord;
import dev.scimconsole.server.store.configuration.TokenUseRecords.TokenUse;
import dev.scimconsole.server.store.refusals.RefusalRecords.Counts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The door of this room: answers what an administrator wants to know of a rotation. Each answer is read in
/// one transaction; what this node has not written down yet is written first.
public final class Rotations {

    /// Who used a token within this time before it died is expected to come again.
    static final Duration RECENT = Duration.ofDays(7);

    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final int MOST_TOKENS = 100;
    private static final int MOST_USES = 2_000;
    private static final int MOST_STRANGERS = 100;
    private static final int MOST_CLIENTS = 50;
    private static final int MOST_ADDRESSES = 5;
    private static final int MOST_DEACTIVATIONS = 200;
    /// Stands for the token beside the ids of connections.
    private static final String BY_TOKEN = "";

    private final Store store;
    private final TokenUseRecorder uses;
    private final EventRecorder events;
    private final InstantSource clock;

    /// @param uses   writes what it holds before anything is read
    /// @param events likewise
    public Rotations(Store store, TokenUseRecorder uses, EventRecorder events, InstantSource clock) {
        this.store = store;
        this.uses = uses;
        this.events = events;
        this.clock = clock;
    }

    /// What has happened since the current token was issued.
    public Rotation rotation(String organizationId) {
        flush();
        Instant now = clock.instant();
        return store.read(transaction -> RotationDerivation.derive(facts(transaction, organizationId, now)));
    }

    /// The clients of the last 30 days and their rhythm.
    public ProvisioningClients clients(String organizationId) {
        flush();
        Instant now = clock.instant();
        return store.read(transaction -> {
            Clients clients = Clients.of(transaction, organizationId);
            return clients(transaction, organizationId, now, clients);
        });
    }

    /// Both.
    public RotationUpdate update(String organizationId) {
        flush();
        Instant now = clock.instant();
        return store.read(transaction -> {
            RotationFacts facts = facts(transaction, organizationId, now);
            return new RotationUpdate(RotationDerivation.derive(facts),
                    clients(transaction, organizationId, now, facts.clients()));
        });
    }

    /// What may have been missed in the latest rotation.
    ///
    /// @param after the id of the last user on the page before
    /// @param limit how many users at the most
    public MissedChanges missedChanges(String organizationId, Optional<String> after, int limit) {
        flush();
        Instant now = clock.instant();
        return store.read(transaction -> {
            RotationFacts facts = facts(transaction, organizationId, now);
            Rotation rotation = RotationDerivation.derive(facts);
            Counts refused = transaction.refusals().counts(organizationId);
            return rotation.interruption()
                    .map(gap -> missed(transaction.rotations(), refused, organizationId, gap,
                            facts.interruptedAt().orElseThrow(), rotation.identityProvider(), after, limit))
                    .orElseGet(() -> new MissedChanges(Optional.empty(), Optional.empty(), List.of(),
                            List.of(), 0, refused.all(), refused.urgent(), List.of(), Optional.empty()));
        });
    }

    /// When a use happened last, accepted or refused.
    static Stream<Instant> times(TokenUse use) {
        return Stream.concat(use.lastAcceptedAt().stream(), use.lastRefusedAt().stream());
    }

    /// The latest of a client's uses.
    static TokenUse latest(List<TokenUse> uses) {
        return uses.stream().max(Comparator.comparing((TokenUse use) -> use.lastAt().orElse(Instant.EPOCH))
                .thenComparing(TokenUse::userAgent).thenComparing(TokenUse::address)).orElseThrow();
    }

    private void flush() {
        uses.flush();
        events.flush();
    }

    private static RotationFacts facts(Transaction transaction, String organizationId, Instant now) {
        Clients clients = Clients.of(transaction, organizationId);
        RotationFacts facts = new RotationFacts(now,
                transaction.tokens().latest(organizationId, MOST_TOKENS),
                usesOfTokens(transaction, organizationId), List.of(),
                clients.starts(transaction.syncs().starts(organizationId)), clients);
        return facts.since().map(since -> new RotationFacts(now, facts.tokens(), facts.uses(),
                transaction.rotations().refusedStrangers(organizationId, since, MOST_STRANGERS).stream()
                        // The console's own test begins with a request that must be refused.
                        .filter(one -> !one.userAgent().equals(UserAgents.CONNECTION_TEST)).toList(),
                facts.starts(), clients)).orElse(facts);
    }

    /// Who comes by a connection has no part in the rotation of the token.
    private static List<TokenUse> usesOfTokens(Transaction transaction, String organizationId) {
        Set<String> connections = transaction.connections().all(organizationId).stream()
                .map(ConnectionRecord::id).collect(Collectors.toSet());
        return transaction.tokenUses().since(organizationId, Instant.EPOCH, MOST_USES).stream()
                .filter(use -> !connections.contains(use.tokenId())).toList();
    }

    private static ProvisioningClients clients(Transaction transaction, String organizationId, Instant now,
            Clients clients) {
        Optional<String> current = transaction.tokens().current(organizationId).map(TokenRecord::id);
        // While provisioning is paused nobody is waited for.
        Instant waiting = transaction.organizations().find(organizationId)
                .flatMap(OrganizationRecord::pausedAt).orElse(now);
        Map<String, String> connections = transaction.connections().all(organizationId).stream()
                .collect(Collectors.toMap(ConnectionRecord::id, ConnectionRecord::name));
        Map<Client, List<TokenUse>> uses = transaction.tokenUses()
                .since(organizationId, now.minus(REMEMBERED), MOST_USES).stream()
                .collect(Collectors.groupingBy(use -> clients.client(use.userAgent(), use.address())));
        Map<Client, List<SyncStart>> starts = transaction.syncs().starts(organizationId).stream()
                .collect(Collectors.groupingBy(start -> clients.client(start.client(), start.address())));
        return new ProvisioningClients(now, uses.entrySet().stream()
                .flatMap(one -> ways(one.getKey(), one.getValue(),
                        starts.getOrDefault(one.getKey(), List.of()),
                        connections, current, waiting))
                .sorted(Comparator.comparing(ProvisioningClient::lastSeenAt).reversed()
                        .thenComparing(ProvisioningClient::userAgent)
                        .thenComparing(ProvisioningClient::address)
                        .thenComparing(client -> client.connection().orElse("")))
                .limit(MOST_CLIENTS).toList());
    }

    /// A client's ways: the token, and each of the connections.
    private static Stream<ProvisioningClient> ways(Client client, List<TokenUse> uses, List<SyncStart> starts,
            Map<String, String> connections, Optional<String> current, Instant now) {
        Map<String, List<TokenUse>> byWay = uses.stream().collect(Collectors
                .groupingBy(use -> connections.containsKey(use.tokenId()) ? use.tokenId() : BY_TOKEN));
        return byWay.entrySet().stream().map(way -> client(client, way.getValue(), current,
                way.getKey().equals(BY_TOKEN)
                        ? rhythm(starts, uses, now)
                        : rhythm(
                                starts.stream().filter(start -> start.connectionId().equals(way.getKey()))
                                        .toList(),
                                way.getValue(), now),
                Optional.ofNullable(connections.get(way.getKey()))));
    }

    /// Each connection has a rhythm of its own. Of the token that is the client's whole: who has moved to a
    /// connection has not fallen silent.
    private static ClientRhythm rhythm(List<SyncStart> starts, List<TokenUse> uses, Instant now) {
        return Rhythm.of(starts.stream().map(SyncStart::at).toList(), lastSeen(uses).orElse(now), now);
    }

    private static Optional<Instant> lastSeen(List<TokenUse> uses) {
        return uses.stream().flatMap(Rotations::times).max(Comparator.naturalOrder());
    }

    private static ProvisioningClient client(Client client, List<TokenUse> uses, Optional<String> current,
            ClientRhythm rhythm, Optional<String> connection) {
        TokenUse latest = latest(uses);
        return new ProvisioningClient(latest.userAgent(), client.hasAddress() ? latest.address() : "",
                client.name(),
                client.provider(),
                uses.stream().map(TokenUse::address).filter(address -> !address.isEmpty()).distinct()
                        .limit(MOST_ADDRESSES).toList(),
                lastSeen(uses).orElse(Instant.EPOCH),
                uses.stream().filter(use -> current.filter(use.tokenId()::equals).isPresent())
                        .flatMap(use -> use.lastAcceptedAt().stream()).max(Comparator.naturalOrder()),
                rhythm, connection);
    }

    /// @param since when the old token died: whatever was refused in the gap, was refused since
    private static MissedChanges missed(RotationRecords records, Counts refused, String organizationId,
            Interruption gap,
            Instant since, Optional<IdentityProvider> provider, Optional<String> after, int limit) {
        List<RotationRecords.User> users = records.unconfirmed(organizationId, since, after, limit + 1);
        List<UnconfirmedUser> page = users.stream().limit(limit)
                .map(user -> new UnconfirmedUser(user.id(), user.userNameKey(), user.active(),
                        user.lastModified()))
                .toList();
        return new MissedChanges(Optional.of(gap), provider,
                records.attempts(organizationId, since).stream()
                        .map(one -> new RefusedAttempts(one.action(), one.reason(), one.count(),
                                one.firstAt(), one.lastAt()))
                        .sorted(Comparator.comparingInt(Rotations::urgency)
                                .thenComparing(RefusedAttempts::count, Comparator.reverseOrder())
                                .thenComparing(RefusedAttempts::action)
                                .thenComparing(RefusedAttempts::reason))
                        .toList(),
                records.deactivations(organizationId, since, MOST_DEACTIVATIONS).stream()
                        .map(one -> new RefusedDeactivation(one.userId(), one.userNameKey(), one.action(),
                                one.reason(), one.lastAt(), one.active()))
                        .toList(),
                records.countUnconfirmed(organizationId, since), refused.all(), refused.urgent(), page,
                users.size() > limit ? Optional.of(page.getLast().id()) : Optional.empty());
    }

    /// Who should have left comes first, then other changes; who only looked comes last.
    private static int urgency(RefusedAttempts attempts) {
        return switch (attempts.action()) {
            case "user.deactivated" -> 0;
            case "user.deleted" -> 1;
            case "user.read", "users.searched", "group.read", "groups.searched", "resources.searched",
                    "discovery.read", "unknown.requested" ->
                3;
            default -> 2;
        };
    }
}
