package dev.scimconsole.server.activity;

import dev.scimconsole.contract.clients.UserAgents;
import dev.scimconsole.server.clients.ClientProduct;
import dev.scimconsole.server.clients.Clients;
import dev.scimconsole.server.recent.RecentMap;
import dev.scimconsole.server.recent.Site;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.activity.SyncRecords.SyncStart;
import dev.scimconsole.server.store.configuration.ConnectionRecords.ConnectionRecord;
import dev.scimconsole.server.store.configuration.TokenUseRecords.TokenUse;
import dev.scimconsole.server.store.failure.StoreUnavailableException;
import dev.scimconsole.server.token.TokenDecision;
import dev.scimconsole.server.token.TokenDecision.Accepted;
import dev.scimconsole.server.token.TokenDecision.Expired;
import dev.scimconsole.server.token.TokenDecision.Lapsed;
import dev.scimconsole.server.token.TokenDecision.Paused;
import dev.scimconsole.server.token.TokenDecision.Revoked;
import dev.scimconsole.server.token.TokenDecision.Unknown;
import dev.scimconsole.server.token.TokenDecision.Unusable;
import dev.scimconsole.server.values.OutsideText;
import dev.scimconsole.server.values.RequestStyle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Remembers who uses which token, and writes it down in the background. No use is dropped, however many
/// there are: they are counts.
///
/// It also notes when a client's syncs begin, by the token and by each connection apart: with a request after
/// five quiet minutes. Whether they were quiet on all nodes is looked up when it is written.
public final class TokenUseRecorder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TokenUseRecorder.class);
    /// Different clients between two writes. Beyond it they are counted together, as a client without a name.
    private static final int MAX_CLIENTS = 1_000;

    /// A client that was quiet for so long begins a new sync. Longer than the pauses inside a sync of Okta or
    /// Entra ID, shorter than those between.
    public static final Duration QUIET = Duration.ofMinutes(5);

    /// Starts of syncs between two writes. More happen only to who makes them up.
    private static final int MAX_STARTS = 20;

    private final Store store;
    private final Waiting waiting = new Waiting();
    private final BackgroundWriter<Batch> writer;

    /// Starts the background writer.
    ///
    /// @param store is not closed by this
    public TokenUseRecorder(Store store) {
        this.store = store;
        writer = new BackgroundWriter<>("token-uses", waiting);
    }

    /// Notes the outcome of one SCIM request. Returns at once. A request without a token that this service
    /// issued belongs to no organization and is passed over. So is one that comes while provisioning is
    /// paused, because its token was neither used nor refused, one with an access token whose time is over,
    /// which its client knows to renew, and the console's own connection test: it proves that a token works,
    /// not that an identity provider has it. Nobody can hide behind its name: every request is an event.
    ///
    /// @param userAgent as the client names itself; empty text when it does not
    /// @param address   the client's IP address
    /// @param style     what the request tells of who it is
    /// @param test      whether it only looked whether it gets in: then the token is known there, and not yet
    ///                  picked up
    public void record(TokenDecision decision, String userAgent, String address, RequestStyle style,
            boolean test, Instant at) {
        if (userAgent.equals(UserAgents.CONNECTION_TEST)) {
            return;
        }
        switch (decision) {
            case Accepted accepted when test && ClientProduct.of(userAgent).mayBeEntraId() ->
                addTest(accepted, userAgent, address, style, at);
            case Accepted accepted ->
                add(accepted, named(userAgent), address, Counts.accepted(at, style));
            case Revoked revoked ->
                add(revoked.organizationId(), revoked.tokenId(), userAgent, address,
                        Counts.refused(at, style));
            case Expired expired ->
                add(expired.organizationId(), expired.tokenId(), userAgent, address,
                        Counts.refused(at, style));
            case Paused _,Lapsed _,Unknown _,Unusable _ ->
                {
                }
        }
    }

    /// What the test tells of who asks stays with who asks.
    private void addTest(Accepted accepted, String userAgent, String address,
            RequestStyle style,
            Instant at) {
        add(accepted, UserAgents.ENTRA_ID_TEST, address, Counts.accepted(at, RequestStyle.PLAIN));
        if (style != RequestStyle.PLAIN) {
            add(accepted, named(userAgent), address, Counts.heard(style));
        }
    }

    /// Nobody passes for the test by calling himself so.
    private static String named(String userAgent) {
        return userAgent.equals(UserAgents.ENTRA_ID_TEST) ? "" : userAgent;
    }

    /// Writes everything noted so far. When the store does not answer the counts are kept for later.
    ///
    /// @return whether everything is written
    public boolean flush() {
        return writer.flush();
    }

    /// Writes what is left and ends the background writer.
    @Override
    public void close() {
        writer.close();
    }

    private Optional<Batch> write(Batch batch) {
        List<TokenUse> uses = new ArrayList<>();
        batch.counts().forEach((client, counts) -> uses.add(counts.of(client)));
        try {
            store.write(transaction -> {
                // Before the counts are added, which tell when the client was last seen.
                batch.starts().forEach(start -> addUnlessOneSync(transaction, start));
                transaction.tokenUses().add(uses);
                return uses.size();
            });
            return Optional.empty();
        } catch (StoreUnavailableException e) {
            LOG.warn("Who used which token could not be written down and is kept for later: {}",
                    e.getMessage());
            return Optional.of(batch);
        } catch (RuntimeException e) {
            // A mistake of this program, which the next try would meet again.
            LOG.error("Who used which token was not written down: {}", e.getClass().getName());
            return Optional.empty();
        }
    }

    /// Another node may have seen the sync begin, or at another address of one client.
    private static void addUnlessOneSync(Transaction transaction, SyncStart start) {
        Clients clients = Clients.of(transaction, start.organizationId());
        Clients.Client client = clients.client(start.client(), start.address());
        Instant quietSince = start.at().minus(QUIET);
        Set<String> connections = transaction.connections().all(start.organizationId()).stream()
                .map(ConnectionRecord::id).collect(Collectors.toSet());
        boolean quiet = transaction.tokenUses().since(start.organizationId(), quietSince, MAX_CLIENTS)
                .stream()
                .filter(use -> use.lastAt().filter(quietSince::isBefore).isPresent())
                .filter(use -> start.connectionId().isEmpty()
                        ? !connections.contains(use.tokenId())
                        : start.connectionId().equals(use.tokenId()))
                .noneMatch(use -> clients.client(use.userAgent(), use.address()).equals(client));
        if (quiet) {
            transaction.syncs().add(start);
        }
    }

    private void add(Accepted by, String userAgent, String address, Counts counts) {
        note(new Client(by.organizationId(), by.tokenId(), OutsideText.clean(userAgent), address,
                by.connection().isPresent()), counts);
    }

    private void add(String organizationId, String tokenId, String userAgent, String address, Counts counts) {
        note(new Client(organizationId, tokenId, OutsideText.clean(userAgent), address, false), counts);
    }

    private void note(Client client, Counts counts) {
        writer.note(() -> waiting.add(client, counts));
    }

    private record Batch(Map<Client, Counts> counts, List<SyncStart> starts) {}

    private final class Waiting implements BackgroundWriter.Gathered<Batch> {

        private Map<Client, Counts> uses = new HashMap<>();
        private List<SyncStart> starts = new ArrayList<>();
        private final Map<List<String>, Instant> lastRequests = new RecentMap<>(MAX_CLIENTS);
        private final Map<String, ClientProduct> products = new RecentMap<>(MAX_CLIENTS);

        void add(Client client, Counts counts) {
            // A test is no sync.
            if (!client.userAgent().equals(UserAgents.ENTRA_ID_TEST)) {
                counts.at().ifPresent(at -> noteStart(client, at));
            }
            merge(client, counts);
        }

        private void noteStart(Client client, Instant at) {
            ClientProduct product = products.computeIfAbsent(client.userAgent(), ClientProduct::of);
            String address = product.inCloud() ? "" : client.address();
            List<String> key = List.of(client.organizationId(), product.name(), Site.of(address).key(),
                    client.connectionId());
            Optional<Instant> last = Optional.ofNullable(lastRequests.get(key));
            if (last.map(before -> !at.isBefore(before.plus(QUIET))).orElse(true)
                    && starts.size() < MAX_STARTS) {
                starts.add(new SyncStart(client.organizationId(), product.name(), address,
                        client.connectionId(), at));
            }
            lastRequests.put(key, last.filter(before -> before.isAfter(at)).orElse(at));
        }

        private void merge(Client client, Counts counts) {
            boolean known = uses.containsKey(client) || uses.size() < MAX_CLIENTS;
            uses.merge(known ? client : client.withoutName(), counts, Counts::plus);
        }

        @Override
        public boolean isEmpty() {
            return uses.isEmpty();
        }

        @Override
        public boolean isFull() {
            return false;
        }

        @Override
        public Duration pause() {
            return Duration.ZERO;
        }

        @Override
        public Batch take() {
            Batch taken = new Batch(uses, starts);
            uses = new HashMap<>();
            starts = new ArrayList<>();
            return taken;
        }

        @Override
        public void putBack(Batch batch) {
            batch.counts().forEach(this::merge);
            starts.addAll(0, batch.starts());
        }

        @Override
        public Optional<Batch> write(Batch batch) {
            return TokenUseRecorder.this.write(batch);
        }
    }

    /// @param byConnection whether the token is a connection's
    private record Client(String organizationId, String tokenId, String userAgent, String address,
            boolean byConnection) {

        String connectionId() {
            return byConnection ? tokenId : "";
        }

        Client withoutName() {
            return new Client(organizationId, tokenId, "", "", byConnection);
        }
    }

    private record Counts(long accepted, Optional<Instant> firstAccepted, Optional<Instant> lastAccepted,
            long refused, Optional<Instant> firstRefused, Optional<Instant> lastRefused, RequestStyle style) {

        static Counts accepted(Instant at, RequestStyle style) {
            return new Counts(1, Optional.of(at), Optional.of(at), 0, Optional.empty(), Optional.empty(),
                    style);
        }

        /// No use, only what the requests tell of who it is.
        static Counts heard(RequestStyle style) {
            return new Counts(0, Optional.empty(), Optional.empty(), 0, Optional.empty(), Optional.empty(),
                    style);
        }

        static Counts refused(Instant at, RequestStyle style) {
            return new Counts(0, Optional.empty(), Optional.empty(), 1, Optional.of(at), Optional.of(at),
                    style);
        }

        /// When it happened, of a single request.
        Optional<Instant> at() {
            return firstAccepted.or(() -> firstRefused);
        }

        Counts plus(Counts other) {
            return new Counts(accepted + other.accepted, earlier(firstAccepted, other.firstAccepted),
                    later(lastAccepted, other.lastAccepted), refused + other.refused,
                    earlier(firstRefused, other.firstRefused), later(lastRefused, other.lastRefused),
                    style.or(other.style));
        }

        TokenUse of(Client client) {
            return new TokenUse(client.organizationId(), client.tokenId(), client.userAgent(),
                    client.address(),
                    accepted, firstAccepted, lastAccepted, refused, firstRefused, lastRefused, style);
        }

        private static Optional<Instant> earlier(Optional<Instant> a, Optional<Instant> b) {
            return a.isPresent() && b.isPresent() ? (a.get().isBefore(b.get()) ? a : b) : a.or(() -> b);
        }

        private static Optional<Instant> later(Optional<Instant> a, Optional<Instant> b) {
            return a.isPresent() && b.isPresent() ? (a.get().isAfter(b.get()) ? a : b) : a.or(() -> b);
        }
    }
}
