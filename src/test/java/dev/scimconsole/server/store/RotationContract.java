package dev.scimconsole.server.store;

import static dev.scimconsole.server.store.Samples.ACME;
import static dev.scimconsole.server.store.Samples.GLOBEX;
import static dev.scimconsole.server.store.Samples.NOON;
import static dev.scimconsole.server.store.Samples.id;
import static dev.scimconsole.server.store.Samples.organization;
import static dev.scimconsole.server.store.Samples.token;
import static dev.scimconsole.server.store.Samples.user;
import static dev.scimconsole.server.store.Samples.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.activity.EventActor;
import dev.scimconsole.contract.activity.EventKind;
import dev.scimconsole.contract.activity.EventOutcome;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.server.store.activity.EventRecord;
import dev.scimconsole.server.store.activity.RotationRecords.Attempts;
import dev.scimconsole.server.store.activity.RotationRecords.Deactivation;
import dev.scimconsole.server.store.activity.RotationRecords.Refused;
import dev.scimconsole.server.store.activity.RotationRecords.User;
import dev.scimconsole.server.store.activity.SyncRecords;
import dev.scimconsole.server.store.activity.SyncRecords.SyncStart;
import dev.scimconsole.server.store.configuration.TokenRecords.TokenRecord;
import dev.scimconsole.server.store.configuration.TokenUseRecords;
import dev.scimconsole.server.store.configuration.TokenUseRecords.Speech;
import dev.scimconsole.server.store.configuration.TokenUseRecords.TokenUse;
import dev.scimconsole.server.store.directory.StoredResource;
import dev.scimconsole.server.store.directory.StoredResource.Indexed;
import dev.scimconsole.server.values.EventIds;
import dev.scimconsole.server.values.RequestOrigin;
import dev.scimconsole.server.values.RequestStyle;
import dev.scimconsole.server.values.ResourceType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every store tells of rotations: tokens' ends, syncs, refused requests, unconfirmed users.
abstract class RotationContract extends RefusalContract {

    @Test
    void theLatestTokensComeFirst() {
        write(t -> {
            t.tokens().insert(token(ACME, 1));
            t.tokens().revokeCurrent(ACME, NOON.plusSeconds(2), "b@acme.com");
            t.tokens().insert(token(ACME, 2));
            t.tokens().insert(token(GLOBEX, 3));
        });
        assertEquals(List.of(id(2), id(1)),
                read(t -> t.tokens().latest(ACME, 10)).stream().map(TokenRecord::id).toList());
        assertEquals(List.of(id(2)),
                read(t -> t.tokens().latest(ACME, 1)).stream().map(TokenRecord::id).toList());
    }

    @Test
    void aTokenFoundAtItsEndStaysThere() {
        Instant end = NOON.plusSeconds(100);
        write(t -> {
            t.tokens().insert(token(ACME, 1));
            t.tokens().setExpiry(ACME, Optional.of(end));
        });
        TokenRecord token = read(t -> t.tokens().current(ACME)).orElseThrow();
        assertEquals(Optional.of(end), token.expiresAt());
        assertFalse(token.isExpired(end.minusMillis(1)));
        assertTrue(token.isExpired(end));
        assertTrue(wrote(t -> t.tokens().markExpired(ACME, id(1), end.plusSeconds(1))));
        assertFalse(wrote(t -> t.tokens().markExpired(ACME, id(1), end.plusSeconds(2))));
        assertFalse(wrote(t -> t.tokens().markExpired(GLOBEX, id(1), end)));
        write(t -> t.tokens().setExpiry(ACME, Optional.empty()));
        TokenRecord dead = read(t -> t.tokens().findByHash(token.sha256())).orElseThrow();
        assertEquals(Optional.of(end), dead.expiresAt());
        assertEquals(Optional.of(end.plusSeconds(1)), dead.expiredAt());
        assertTrue(dead.isExpired(NOON));
    }

    @Test
    void aLifetimeIsKept() {
        write(t -> {
            t.organizations().insert(organization(ACME));
            t.organizations().setTokenLifetimeDays(ACME, Optional.of(90));
        });
        assertEquals(Optional.of(90), read(t -> t.organizations().find(ACME)).orElseThrow()
                .tokenLifetimeDays());
        write(t -> t.organizations().setTokenLifetimeDays(ACME, Optional.empty()));
        assertEquals(Optional.empty(), read(t -> t.organizations().find(ACME)).orElseThrow()
                .tokenLifetimeDays());
    }

    @Test
    void usesOfAllTokensAreFoundByTime() {
        TokenUse old = use(1, "Okta", Optional.of(NOON), Optional.empty());
        TokenUse refused = use(1, "Entra", Optional.of(NOON), Optional.of(NOON.plusSeconds(50)));
        TokenUse current = use(2, "Okta", Optional.of(NOON.plusSeconds(60)), Optional.empty());
        write(t -> t.tokenUses().add(List.of(old, refused, current)));
        assertEquals(List.of(current, refused, old), read(t -> t.tokenUses().since(ACME, NOON, 10)));
        assertEquals(List.of(current, refused),
                read(t -> t.tokenUses().since(ACME, NOON.plusSeconds(50), 10)));
        assertEquals(List.of(current), read(t -> t.tokenUses().since(ACME, NOON, 1)));
        assertEquals(List.of(), read(t -> t.tokenUses().since(GLOBEX, NOON, 10)));
        assertEquals(Optional.of(NOON.plusSeconds(60)), current.lastAt());
        assertEquals(Optional.of(NOON.plusSeconds(50)), refused.lastAt());
    }

    @Test
    void madeUpClientsOfATokenAreCountedTogetherBeyondABoundAndNoneIsLost() {
        int madeUp = 3 * TokenUseRecords.MOST_KEPT;
        write(t -> t.tokenUses().add(List.of(use(2, "Okta", Optional.of(NOON), Optional.empty()))));
        for (int i = 0; i < madeUp; i++) {
            TokenUse use = use(1, "Made up " + i, Optional.of(NOON.plusSeconds(i)),
                    Optional.of(NOON.plusSeconds(i)));
            write(t -> t.tokenUses().add(List.of(use)));
        }
        List<TokenUse> left = read(t -> t.tokenUses().ofToken(ACME, id(1)));
        assertTrue(left.size() <= TokenUseRecords.MOST_KEPT + 101, left.size() + " clients");
        assertEquals("Made up " + (madeUp - 1), left.getFirst().userAgent());
        TokenUse others = left.getLast();
        assertEquals("", others.userAgent() + others.address());
        assertEquals(Optional.of(NOON), others.firstAcceptedAt());
        assertEquals(madeUp, left.stream().mapToLong(TokenUse::accepted).sum());
        assertEquals(madeUp, left.stream().mapToLong(TokenUse::refused).sum());
        assertEquals(1, read(t -> t.tokenUses().ofToken(ACME, id(2))).size());
    }

    @Test
    void thousandsOfMadeUpClientsAtOnceAreCountedTogetherToo() {
        List<TokenUse> madeUp = IntStream.range(0, 1_000)
                .mapToObj(i -> use(1, "Made up " + i, Optional.of(NOON), Optional.empty())).toList();
        write(t -> t.tokenUses().add(madeUp));
        List<TokenUse> left = read(t -> t.tokenUses().ofToken(ACME, id(1)));
        assertTrue(left.size() <= TokenUseRecords.MOST_KEPT + 101, left.size() + " clients");
        assertEquals(1_000, left.stream().mapToLong(TokenUse::accepted).sum());
    }

    @Test
    void whoTriedARevokedTokenLongAgoIsForgotten() {
        write(t -> t.tokens().insert(token(ACME, 1)));
        write(t -> t.tokenUses().add(List.of(use(1, "Okta", Optional.of(NOON), Optional.empty()),
                use(1, "Entra", Optional.of(NOON.plusSeconds(9)), Optional.empty()))));
        write(t -> {
            assertEquals(0, t.tokenUses().pruneRevoked(ACME, NOON.plusSeconds(5)));
        });
        write(t -> {
            t.tokens().revokeCurrent(ACME, NOON, "alex@acme.com");
        });
        write(t -> {
            assertEquals(1, t.tokenUses().pruneRevoked(ACME, NOON.plusSeconds(5)));
        });
        assertEquals(List.of("Entra"),
                read(t -> t.tokenUses().ofToken(ACME, id(1))).stream().map(TokenUse::userAgent).toList());
    }

    @Test
    void howARequestLooksIsKeptWhereItTellsMost() {
        TokenUse plain = use(1, "", Optional.of(NOON), Optional.empty());
        TokenUse named = use(1, "Okta", Optional.of(NOON), Optional.empty());
        TokenUse telling = use(1, "Java-http-client/21", Optional.of(NOON), Optional.empty());
        write(t -> t.tokenUses().add(List.of(plain, named, telling)));
        assertEquals(List.of(speech("", RequestStyle.PLAIN)), read(t -> t.tokenUses().speeches(ACME, 10)));
        write(t -> {
            t.tokenUses().add(List.of(styled(plain, RequestStyle.CAPITAL_OPERATIONS),
                    styled(telling, RequestStyle.ENTRA_ID)));
            t.tokenUses()
                    .add(List.of(
                            styled(use(2, "", Optional.of(NOON), Optional.empty()),
                                    RequestStyle.DRAFT_SCHEMAS),
                            telling));
        });
        assertEquals(
                List.of(speech("", RequestStyle.DRAFT_SCHEMAS),
                        speech("Java-http-client/21", RequestStyle.ENTRA_ID)),
                read(t -> t.tokenUses().speeches(ACME, 10)));
        assertEquals(List.of(), read(t -> t.tokenUses().speeches(GLOBEX, 10)));
        write(t -> t.tokenUses().add(List.of(
                styled(use(1, "Java-http-client/25", Optional.of(NOON.plusSeconds(1)), Optional.empty()),
                        RequestStyle.ENTRA_ID))));
        assertEquals(List.of(speech("Java-http-client/25", RequestStyle.ENTRA_ID)),
                read(t -> t.tokenUses().speeches(ACME, 1)), "the latest");
        assertEquals(RequestStyle.ENTRA_ID, read(t -> t.tokenUses().ofToken(ACME, id(1))).stream()
                .filter(use -> use.userAgent().startsWith("Java")).findFirst().orElseThrow().style());
    }

    private static Speech speech(String userAgent, RequestStyle style) {
        return new Speech(userAgent, "10.2.0.17", style);
    }

    private static TokenUse styled(TokenUse use, RequestStyle style) {
        return new TokenUse(use.organizationId(), use.tokenId(), use.userAgent(), use.address(),
                use.accepted(),
                use.firstAcceptedAt(), use.lastAcceptedAt(), use.refused(), use.firstRefusedAt(),
                use.lastRefusedAt(),
                style);
    }

    @Test
    void theLatestStartsOfSyncsAreKept() {
        write(t -> {
            for (int i = 0; i < SyncRecords.KEPT_STARTS + 10; i++) {
                t.syncs().add(new SyncStart(ACME, "Okta", "a", "", NOON.plusSeconds(i)));
                t.syncs().add(new SyncStart(ACME, "Okta", "a", "", NOON.plusSeconds(i)));
            }
            t.syncs().add(new SyncStart(ACME, "Okta", "b", "", NOON));
            t.syncs().add(new SyncStart(GLOBEX, "Other", "", "", NOON));
        });
        List<SyncStart> latest = Stream.concat(Stream.of(new SyncStart(ACME, "Okta", "b", "", NOON)),
                IntStream.range(10, SyncRecords.KEPT_STARTS + 10)
                        .mapToObj(i -> new SyncStart(ACME, "Okta", "a", "", NOON.plusSeconds(i))))
                .toList();
        assertEquals(latest, read(t -> t.syncs().starts(ACME)));
    }

    @Test
    void theLatestClientsAreKept() {
        write(t -> {
            for (int i = 0; i < SyncRecords.KEPT_CLIENTS + 30; i++) {
                t.syncs().add(new SyncStart(ACME, "client", "10.0.0." + i, "", NOON.plusSeconds(i)));
            }
        });
        List<SyncStart> starts = read(t -> t.syncs().starts(ACME));
        assertEquals(SyncRecords.KEPT_CLIENTS, starts.size());
        assertEquals("10.0.0.30", starts.getFirst().address());
    }

    @Test
    void refusedRequestsAreGrouped() {
        write(t -> t.events().append(ACME, List.of(
                refused(1, "mistyped", Optional.empty(), "users.searched", "u1"),
                refused(2, "revoked", Optional.of(id(7)), "user.deactivated", id(1)),
                refused(3, "mistyped", Optional.empty(), "users.searched", "u1"),
                refused(4, "revoked", Optional.of(id(7)), "user.deactivated", id(2)),
                accepted(5, "user.deactivated", id(1)))));
        assertEquals(
                List.of(new Refused("Okta SCIM Client 1.0.0", "10.2.0.17", "mistyped", 2, at(1), at(3))),
                read(t -> t.rotations().refusedStrangers(ACME, NOON, 10)));
        assertEquals(List.of(), read(t -> t.rotations().refusedStrangers(ACME, at(4), 10)));
        assertEquals(List.of(new Attempts("user.deactivated", "revoked", 2, at(2), at(4)),
                new Attempts("users.searched", "mistyped", 2, at(1), at(3))),
                read(t -> t.rotations().attempts(ACME, NOON)));
        assertEquals(List.of(new Attempts("user.deactivated", "revoked", 1, at(4), at(4))),
                read(t -> t.rotations().attempts(ACME, at(4))));
        assertEquals(List.of(), read(t -> t.rotations().attempts(GLOBEX, NOON)));
    }

    @Test
    void refusedDeactivationsNameTheUsersThatAreStillThere() {
        write(t -> {
            t.resources().insert(inactive(1));
            t.resources().insert(user(2));
            t.events().append(ACME, List.of(
                    refused(1, "revoked", Optional.of(id(7)), "user.deactivated", id(2)),
                    refused(2, "expired", Optional.of(id(7)), "user.deleted", id(2)),
                    refused(3, "revoked", Optional.of(id(7)), "user.deactivated", id(1)),
                    refused(4, "revoked", Optional.of(id(7)), "user.deactivated", id(99)),
                    refused(5, "revoked", Optional.of(id(7)), "user.updated", id(1))));
        });
        assertEquals(List.of(
                new Deactivation(id(2), "user2@acme.com", true, "user.deleted", "expired", at(2)),
                new Deactivation(id(1), "user1@acme.com", false, "user.deactivated", "revoked", at(3))),
                read(t -> t.rotations().deactivations(ACME, NOON, 10)));
        assertEquals(1, read(t -> t.rotations().deactivations(ACME, NOON, 1)).size());
    }

    @Test
    void ofDeactivationsInOneMillisecondTheLastComesFirst() {
        write(t -> {
            List.of(1, 2, 3).forEach(number -> t.resources().insert(user(number)));
            t.events().append(ACME, List.of(
                    refused(1, "revoked", Optional.of(id(7)), "user.deactivated", id(2)),
                    refused(1, "revoked", Optional.of(id(7)), "user.deactivated", id(3)),
                    refused(1, "revoked", Optional.of(id(7)), "user.deactivated", id(1))));
        });
        assertEquals(List.of("user1@acme.com", "user3@acme.com", "user2@acme.com"),
                read(t -> t.rotations().deactivations(ACME, NOON, 10)).stream().map(Deactivation::userNameKey)
                        .toList());
    }

    @Test
    void unconfirmedUsersWereNeitherChangedNorAskedFor() {
        Instant gap = NOON.plusSeconds(100);
        write(t -> {
            LongStream.rangeClosed(1, 6).forEach(number -> t.resources().insert(user(number)));
            t.resources().insert(Samples.group(50));
            StoredResource changed = with(user(6), 200, user(6).indexed());
            t.resources().replace(changed, 1);
            t.events().append(ACME, List.of(
                    at(gap.plusSeconds(1), "user.read", id(1), EventOutcome.SUCCESS),
                    at(gap.minusSeconds(1), "user.read", id(2), EventOutcome.SUCCESS),
                    at(gap.plusSeconds(1), "user.updated", id(3), EventOutcome.REFUSED)));
        });
        List<String> expected = List.of(id(2), id(3), id(4), id(5));
        assertEquals(expected, unconfirmed(gap, Optional.empty(), 10));
        assertEquals(List.of(id(2), id(3)), unconfirmed(gap, Optional.empty(), 2));
        assertEquals(List.of(id(4), id(5)), unconfirmed(gap, Optional.of(id(3)), 2));
        assertEquals(4, store().<Long>read(t -> t.rotations().countUnconfirmed(ACME, gap)));
        assertEquals(0, store().<Long>read(t -> t.rotations().countUnconfirmed(GLOBEX, gap)));
        assertEquals(new User(id(2), "user2@acme.com", true, NOON.plusMillis(2)),
                read(t -> t.rotations().unconfirmed(ACME, gap, Optional.empty(), 1)).getFirst());
    }

    private List<String> unconfirmed(Instant since, Optional<String> after, int limit) {
        return read(t -> t.rotations().unconfirmed(ACME, since, after, limit)).stream().map(User::id)
                .toList();
    }

    private static StoredResource inactive(long number) {
        Indexed active = user(number).indexed();
        return Samples.resource(ResourceType.USER, number,
                new Indexed(active.userNameKey(), active.externalId(), active.displayNameKey(),
                        active.displayName(), Optional.of(false), active.emailKeys(), List.of()));
    }

    private static TokenUse use(long token, String userAgent, Optional<Instant> accepted,
            Optional<Instant> refused) {
        return new TokenUse(ACME, id(token), userAgent, "10.2.0.17", accepted.isPresent() ? 1 : 0, accepted,
                accepted, refused.isPresent() ? 1 : 0, refused, refused);
    }

    private static Instant at(long minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }

    private static EventRecord refused(long minute, String reason, Optional<String> tokenId, String action,
            String target) {
        return event(at(minute), action, target, EventOutcome.REFUSED, 401, Optional.of(reason), tokenId);
    }

    private static EventRecord accepted(long minute, String action, String target) {
        return event(at(minute), action, target, EventOutcome.SUCCESS, 200, Optional.empty(),
                Optional.of(id(7)));
    }

    private static EventRecord at(Instant at, String action, String target, EventOutcome outcome) {
        return event(at, action, target, outcome, 200, Optional.empty(), Optional.of(id(7)));
    }

    private static EventRecord event(Instant at, String action, String target, EventOutcome outcome,
            int status, Optional<String> reason, Optional<String> tokenId) {
        String id = EventIds.next(at);
        return new EventRecord(ACME, id, at, EventKind.REQUEST, action, EventActor.token("hint", tokenId),
                outcome,
                Optional.of(status), reason, Optional.of(new EventTarget("user", target, Optional.empty())),
                Optional.empty(), new RequestOrigin("10.2.0.17", "Okta SCIM Client 1.0.0", id));
    }
}
