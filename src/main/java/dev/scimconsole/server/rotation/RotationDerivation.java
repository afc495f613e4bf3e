package dev.scimconsole.server.rotation;

import dev.scimconsole.contract.activity.EventOrigin;
import dev.scimconsole.contract.clients.ClientRhythm;
import dev.scimconsole.contract.clients.IdentityProvider;
import dev.scimconsole.contract.rotation.Interruption;
import dev.scimconsole.contract.rotation.RefusedRequests;
import dev.scimconsole.contract.rotation.Rotation;
import dev.scimconsole.contract.rotation.RotationClient;
import dev.scimconsole.contract.rotation.RotationClient.Progress;
import dev.scimconsole.contract.rotation.RotationState;
import dev.scimconsole.server.clients.Clients.Client;
import dev.scimconsole.server.store.activity.RotationRecords.Refused;
import dev.scimconsole.server.store.configuration.TokenRecords.TokenRecord;
import dev.scimconsole.server.store.configuration.TokenUseRecords.TokenUse;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells from the facts how far a rotation has come. Pure: the same facts give the same answer, on whatever
/// node and after whatever restart.
final class RotationDerivation {

    private static final int MOST_CLIENTS = 50;
    private static final int MOST_REFUSED = 100;

    /// Without a known rhythm, a client or a whole rotation counts as silent after this.
    private static final Duration UNKNOWN_RHYTHM = Duration.ofHours(24);

    /// A client with a rhythm that has been silent for so long after its time was gone before, and holds no
    /// rotation open any more.
    private static final Duration GONE = Duration.ofDays(7);

    private final RotationFacts facts;
    private final Optional<TokenRecord> live;
    private final Instant since;
    private final Instant interruptedAt;

    private RotationDerivation(RotationFacts facts, Instant since, Instant interruptedAt) {
        this.facts = facts;
        this.live = facts.live();
        this.since = since;
        this.interruptedAt = interruptedAt;
    }

    static Rotation derive(RotationFacts facts) {
        return facts.since()
                .map(since -> new RotationDerivation(facts, since, facts.interruptedAt().orElseThrow())
                        .rotation())
                .orElseGet(() -> new Rotation(RotationState.NONE, facts.now(), Optional.empty(),
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                        Optional.empty(), List.of(), List.of()));
    }

    private Rotation rotation() {
        List<ClientFacts> clients = clients();
        List<RotationClient> shown = clients.stream().map(client -> client.shown(facts.now()))
                .sorted(Comparator
                        .comparing((RotationClient client) -> client.progress() == Progress.PICKED_UP)
                        .thenComparing(RotationClient::lastSeenAt, Comparator.reverseOrder())
                        .thenComparing(RotationClient::userAgent).thenComparing(RotationClient::address))
                .limit(MOST_CLIENTS).toList();
        return new Rotation(state(clients), facts.now(), live.map(TokenRecord::createdAt),
                live.map(TokenRecord::createdBy), live.map(TokenRecord::hint),
                facts.previous().map(TokenRecord::hint),
                interruption(clients), provider(shown), shown,
                refused());
    }

    /// Who was refused only after another had changed, and has not come back, interrupts nothing any more.
    private Optional<Interruption> interruption(List<ClientFacts> clients) {
        Optional<Instant> changed = firstAccepted();
        return clients.stream()
                .flatMap(client -> client.gapBegan(facts.now()).filter(began -> changed
                        .map(began::isBefore).orElse(true) || client.isBehind(facts.now())
                        || client.hasAcceptedAfter(began)).stream())
                .min(Comparator.naturalOrder())
                .map(from -> new Interruption(from, accepted().map(use -> use.firstAcceptedAt().orElseThrow())
                        .filter(from::isBefore).min(Comparator.naturalOrder())));
    }

    private RotationState state(List<ClientFacts> clients) {
        List<Progress> progress = clients.stream().map(client -> client.progress(facts.now())).toList();
        if (firstAccepted().isPresent()) {
            return clients.stream().anyMatch(client -> client.isBehind(facts.now()))
                    ? RotationState.MIXED
                    : RotationState.PICKED_UP;
        }
        if (progress.contains(Progress.OLD_TOKEN)) {
            return RotationState.OLD_TOKEN_IN_USE;
        }
        boolean silent = progress.isEmpty()
                ? facts.now().isAfter(since.plus(UNKNOWN_RHYTHM))
                : progress.stream().allMatch(Progress.SILENT::equals);
        return silent ? RotationState.SILENT : RotationState.WAITING;
    }

    private Optional<Instant> firstAccepted() {
        return accepted().map(use -> use.firstAcceptedAt().orElseThrow()).min(Comparator.naturalOrder());
    }

    private Stream<TokenUse> accepted() {
        return facts.uses().stream()
                .filter(use -> live.map(token -> token.id().equals(use.tokenId())).orElse(false))
                .filter(use -> use.firstAcceptedAt().isPresent());
    }

    /// With dead tokens, since the live one was issued.
    private Stream<TokenUse> refusedUses() {
        return facts.uses().stream().filter(use -> use.lastRefusedAt().filter(last -> !last.isBefore(since))
                .isPresent());
    }

    private List<ClientFacts> clients() {
        Instant windowStart = interruptedAt.minus(Rotations.RECENT);
        Map<Client, List<TokenUse>> uses = facts.uses().stream()
                .collect(Collectors.groupingBy(facts::client));
        Map<Client, List<TokenUse>> accepted = accepted().collect(Collectors.groupingBy(facts::client));
        Map<Client, List<TokenUse>> refused = refusedUses().collect(Collectors.groupingBy(facts::client));
        Map<Client, List<Refused>> strangers = facts.strangers().stream()
                .collect(Collectors.groupingBy(facts::client));
        return uses.entrySet().stream()
                .filter(entry -> accepted.containsKey(entry.getKey()) || refused.containsKey(entry.getKey())
                        || entry.getValue().stream().flatMap(use -> use.lastAcceptedAt().stream())
                                .anyMatch(last -> !last.isBefore(windowStart)))
                .map(entry -> client(entry.getKey(), entry.getValue(),
                        accepted.getOrDefault(entry.getKey(), List.of()),
                        refused.getOrDefault(entry.getKey(), List.of()),
                        strangers.getOrDefault(entry.getKey(), List.of())))
                .toList();
    }

    private ClientFacts client(Client client, List<TokenUse> uses, List<TokenUse> accepted,
            List<TokenUse> refused, List<Refused> strangers) {
        Stream<Contact> oldToken = refused.stream().map(
                use -> new Contact(use.address(), use.lastRefusedAt().orElseThrow(), Progress.OLD_TOKEN));
        Stream<Contact> wrongToken = strangers.stream()
                .map(one -> new Contact(one.address(), one.lastAt(), Progress.WRONG_TOKEN));
        List<Contact> contacts = Stream.concat(oldToken, wrongToken)
                .sorted(Comparator.comparing(Contact::last).reversed()).toList();
        Instant lastSeen = Stream.concat(uses.stream().flatMap(Rotations::times),
                strangers.stream().map(Refused::lastAt)).max(Comparator.naturalOrder()).orElse(since);
        List<Instant> starts = facts.starts().getOrDefault(client, List.of());
        return new ClientFacts(client, Rotations.latest(uses), accepted, contacts, lastSeen, since,
                Rhythm.of(starts, lastSeen, facts.now()), firstRefused(uses, strangers),
                missedAt(uses, accepted, starts));
    }

    /// The first refusal since the old token died.
    private Optional<Instant> firstRefused(List<TokenUse> uses, List<Refused> strangers) {
        Stream<Instant> known = uses.stream()
                .filter(use -> use.lastRefusedAt().filter(last -> !last.isBefore(interruptedAt)).isPresent())
                .map(use -> use.firstRefusedAt().filter(interruptedAt::isBefore).orElse(interruptedAt));
        return Stream.concat(known, strangers.stream().map(Refused::firstAt)).min(Comparator.naturalOrder());
    }

    /// By when a client that had used a token before should have called with what it had, as far as could be
    /// told then.
    private Instant missedAt(List<TokenUse> uses, List<TokenUse> accepted, List<Instant> starts) {
        Optional<Instant> changed = accepted.stream().flatMap(use -> use.firstAcceptedAt().stream())
                .min(Comparator.naturalOrder());
        Instant end = changed.orElse(facts.now());
        Instant lastSeen = uses.stream().flatMap(Rotations::times).filter(end::isAfter)
                .max(Comparator.naturalOrder()).orElse(interruptedAt);
        ClientRhythm rhythm = Rhythm.of(starts.stream().filter(end::isAfter).toList(), lastSeen, end);
        return expectedBy(rhythm, lastSeen, interruptedAt);
    }

    /// Not before it has had one usual gap's time since its token died.
    private static Instant expectedBy(ClientRhythm rhythm, Instant lastSeen, Instant since) {
        Instant from = lastSeen.isAfter(since) ? lastSeen : since;
        return rhythm.alarmAt()
                .map(alarm -> later(alarm, since.plusSeconds(rhythm.usualGapSeconds().orElseThrow())))
                .orElse(from.plus(UNKNOWN_RHYTHM));
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private List<RefusedRequests> refused() {
        Map<String, String> hints = facts.tokens().stream()
                .collect(Collectors.toMap(TokenRecord::id, TokenRecord::hint));
        Map<String, TokenRecord> tokens = facts.tokens().stream()
                .collect(Collectors.toMap(TokenRecord::id, Function.identity()));
        Stream<RefusedRequests> holders = refusedUses().map(use -> requests(use.userAgent(), use.address(),
                Optional.ofNullable(tokens.get(use.tokenId())).filter(token -> token.revokedAt().isEmpty())
                        .map(_ -> "expired").orElse("revoked"),
                Optional.ofNullable(hints.get(use.tokenId())), use.refused(),
                use.firstRefusedAt().orElse(since),
                use.lastRefusedAt().orElse(since)));
        Stream<RefusedRequests> strangers = facts.strangers().stream()
                .map(one -> requests(one.userAgent(), one.address(), one.reason(), Optional.empty(),
                        one.count(), one.firstAt(), one.lastAt()));
        return Stream.concat(holders, strangers)
                .sorted(Comparator.comparing(RefusedRequests::lastAt).reversed()
                        .thenComparing(requests -> requests.origin().userAgent())
                        .thenComparing(requests -> requests.origin().address()))
                .limit(MOST_REFUSED).toList();
    }

    private RefusedRequests requests(String userAgent, String address, String reason,
            Optional<String> hint, long count, Instant first, Instant last) {
        Client client = facts.clients().client(userAgent, address);
        return new RefusedRequests(new EventOrigin(address, userAgent, client.name()), client.provider(),
                reason,
                hint, count, first, last);
    }

    /// Of the first that is a known product, so that somebody's test with another client does not count.
    private static Optional<IdentityProvider> provider(List<RotationClient> clients) {
        return clients.stream().map(RotationClient::identityProvider)
                .filter(provider -> provider != IdentityProvider.OTHER).findFirst()
                .or(() -> clients.stream().map(RotationClient::identityProvider).findFirst());
    }

    /// The last refusal of a client at one address, and what it presented.
    private record Contact(String address, Instant last, Progress progress) {}

    /// What is known of one client.
    ///
    /// @param latest       its latest use of whichever token
    /// @param accepted     its uses of the live token
    /// @param refused      the latest first
    /// @param firstRefused since the old token died
    /// @param missedAt     by when it should have called, had it not changed
    private record ClientFacts(Client client, TokenUse latest, List<TokenUse> accepted, List<Contact> refused,
            Instant lastSeen, Instant since, ClientRhythm rhythm, Optional<Instant> firstRefused,
            Instant missedAt) {

        RotationClient shown(Instant now) {
            return new RotationClient(latest.userAgent(), client.hasAddress() ? latest.address() : "",
                    client.name(),
                    client.provider(), progress(now), lastSeen,
                    accepted.stream().flatMap(use -> use.firstAcceptedAt().stream())
                            .min(Comparator.naturalOrder()),
                    refused.stream().map(Contact::last).findFirst(), expectedBy());
        }

        Progress progress(Instant now) {
            Optional<Contact> open = refused.stream().filter(contact -> !isSettled(contact)).findFirst();
            if (open.isEmpty() && !accepted.isEmpty()) {
                return Progress.PICKED_UP;
            }
            return now.isAfter(expectedBy())
                    ? Progress.SILENT
                    : open.map(Contact::progress).orElse(Progress.WAITING);
        }

        /// Whether it keeps the rotation from being over. One that was only waited for does so only if it is
        /// known to call regularly: somebody who tried something out with the old token need not come again.
        boolean isBehind(Instant now) {
            return switch (progress(now)) {
                case PICKED_UP -> false;
                case OLD_TOKEN, WRONG_TOKEN -> true;
                case WAITING, SILENT -> rhythm.usualGapSeconds().isPresent()
                        && !now.isAfter(expectedBy().plus(GONE));
            };
        }

        /// Since when it could not work: it was refused, or should have called and has not.
        Optional<Instant> gapBegan(Instant now) {
            Instant changed = accepted.stream().flatMap(use -> use.firstAcceptedAt().stream())
                    .min(Comparator.naturalOrder()).orElse(now);
            return Stream.concat(firstRefused.stream(), Stream.of(missedAt).filter(changed::isAfter))
                    .min(Comparator.naturalOrder());
        }

        boolean hasAcceptedAfter(Instant time) {
            return accepted.stream().flatMap(use -> use.firstAcceptedAt().stream()).anyMatch(time::isBefore);
        }

        /// Whether a refused contact has been made good: by an accepted request from the same address, by the
        /// first one from another (identity providers call from many), or by a day of accepted ones.
        private boolean isSettled(Contact contact) {
            return accepted.stream().anyMatch(use -> {
                Instant first = use.firstAcceptedAt().orElseThrow();
                Instant last = use.lastAcceptedAt().orElse(first);
                return first.isAfter(contact.last())
                        || (use.address().equals(contact.address()) && last.isAfter(contact.last()))
                        || last.isAfter(contact.last().plus(UNKNOWN_RHYTHM));
            });
        }

        /// Counted from when the live token was issued.
        private Instant expectedBy() {
            return RotationDerivation.expectedBy(rhythm, lastSeen, since);
        }
    }
}
