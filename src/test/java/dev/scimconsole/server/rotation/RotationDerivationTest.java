package dev.scimconsole.server.rotation;

import static dev.scimconsole.contract.rotation.RotationClient.Progress.OLD_TOKEN;
import static dev.scimconsole.contract.rotation.RotationClient.Progress.PICKED_UP;
import static dev.scimconsole.contract.rotation.RotationClient.Progress.WAITING;
import static dev.scimconsole.contract.rotation.RotationClient.Progress.WRONG_TOKEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.scimconsole.contract.clients.IdentityProvider;
import dev.scimconsole.contract.rotation.Interruption;
import dev.scimconsole.contract.rotation.RefusedRequests;
import dev.scimconsole.contract.rotation.Rotation;
import dev.scimconsole.contract.rotation.RotationClient;
import dev.scimconsole.contract.rotation.RotationClient.Progress;
import dev.scimconsole.contract.rotation.RotationState;
import dev.scimconsole.server.clients.Clients;
import dev.scimconsole.server.clients.Clients.Client;
import dev.scimconsole.server.store.activity.RotationRecords.Refused;
import dev.scimconsole.server.store.configuration.TokenRecords.TokenRecord;
import dev.scimconsole.server.store.configuration.TokenUseRecords.TokenUse;
import dev.scimconsole.server.values.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The derivation as a function: what the store keeps on one side, what the administrator is told on the
/// other. Times are minutes from the refresh.
@Tag("server")
@Tag("server.rotation")
class RotationDerivationTest {

    private static final Instant REFRESH = Instant.parse("2026-11-24T10:41:02.114Z");
    private static final String OKTA = "Okta SCIM Client 1.0.0";
    private static final String ENTRA = "Microsoft-Entra-Provisioning/1.0";
    private static final String CURL = "curl/8.5";
    private static final String AUTHENTIK = "authentik@2026.5.3";
    private static final int DAY = 24 * 60;
    private static final Clients CLIENTS = Clients.of(List.of());

    /// What is known, in the order in which a test builds it up.
    static final class Facts {

        private final String name;
        private final RotationState expected;
        private final List<TokenRecord> tokens = new ArrayList<>();
        private final List<TokenUse> uses = new ArrayList<>();
        private final List<Refused> strangers = new ArrayList<>();
        private final Map<Client, List<Instant>> starts = new HashMap<>();
        private Instant now = minute(5);

        Facts(String name, RotationState expected) {
            this.name = name;
            this.expected = expected;
        }

        Facts refreshed() {
            tokens.add(token("new", 0, Optional.empty()));
            tokens.add(token("old", -90 * DAY, Optional.of(minute(0))));
            return this;
        }

        Facts with(TokenRecord token) {
            tokens.add(token);
            return this;
        }

        Facts used(String token, String client, String address, long first, long last) {
            uses.add(new TokenUse("acme", token, client, address, 7, Optional.of(minute(first)),
                    Optional.of(minute(last)), 0, Optional.empty(), Optional.empty()));
            return this;
        }

        Facts refused(String token, String client, String address, long first, long last) {
            uses.add(new TokenUse("acme", token, client, address, 0, Optional.empty(), Optional.empty(), 3,
                    Optional.of(minute(first)), Optional.of(minute(last))));
            return this;
        }

        Facts stranger(String client, String reason, long last) {
            strangers.add(new Refused(client, "10.2.0.17", reason, 2, minute(last), minute(last)));
            return this;
        }

        /// Regular syncs, the last of which began at a minute.
        Facts rhythm(String client, int gap, long last) {
            return rhythm(client, "", gap, last);
        }

        Facts rhythm(String client, String address, int gap, long last) {
            starts.put(CLIENTS.client(client, address),
                    LongStream.range(0, 10).mapToObj(i -> minute(last - (9 - i) * gap)).toList());
            return this;
        }

        Facts now(long minute) {
            now = minute(minute);
            return this;
        }

        Rotation derive() {
            return RotationDerivation
                    .derive(new RotationFacts(now, tokens, uses, strangers, starts, CLIENTS));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Facts> everyState() {
        return List.of(
                new Facts("no token at all", RotationState.NONE),
                firstToken("the first token, used", RotationState.NONE).used("first", OKTA, "a", 0, 1),
                new Facts("SCIM is off", RotationState.NONE).with(token("old", -9, Optional.of(minute(0)))),
                new Facts("nobody has called since", RotationState.WAITING).refreshed()
                        .used("old", OKTA, "a", -99, -1),
                new Facts("nobody ever called", RotationState.WAITING).refreshed(),
                new Facts("nobody ever called, and a day has passed", RotationState.SILENT).refreshed()
                        .now(DAY + 1),
                new Facts("a stranger's nonsense changes nothing", RotationState.WAITING).refreshed()
                        .stranger("zgrab/0.x", "no-token", 3),
                new Facts("the new token was pasted with a fault", RotationState.WAITING).refreshed()
                        .used("old", OKTA, "a", -99, -1).stranger(OKTA, "bearer-twice", 3),
                new Facts("the old token was refused", RotationState.OLD_TOKEN_IN_USE).refreshed()
                        .used("old", OKTA, "a", -99, -1).refused("old", OKTA, "a", 1, 2),
                new Facts("one of two was refused, the other waits", RotationState.OLD_TOKEN_IN_USE)
                        .refreshed()
                        .used("old", OKTA, "a", -99, -1).used("old", ENTRA, "b", -99, -2)
                        .refused("old", OKTA, "a", 1, 2),
                new Facts("refused, and not seen for its usual time", RotationState.SILENT).refreshed()
                        .used("old", ENTRA, "b", -400, -30).rhythm(ENTRA, 40, 10)
                        .refused("old", ENTRA, "b", 10, 11).now(11 + 121),
                new Facts("refused, and still within its usual time", RotationState.OLD_TOKEN_IN_USE)
                        .refreshed()
                        .used("old", ENTRA, "b", -400, -30).rhythm(ENTRA, 40, 10)
                        .refused("old", ENTRA, "b", 10, 11).now(11 + 119),
                new Facts("should have called by now", RotationState.SILENT).refreshed()
                        .used("old", OKTA, "a", -400, -10).rhythm(OKTA, 20, -10).now(51),
                new Facts("has its usual time after the refresh", RotationState.WAITING).refreshed()
                        .used("old", OKTA, "a", -400, -300).rhythm(OKTA, 20, -300).now(19),
                new Facts("was silent before the refresh already", RotationState.SILENT).refreshed()
                        .used("old", OKTA, "a", -400, -300).rhythm(OKTA, 20, -300).now(21),
                new Facts("no rhythm, less than a day", RotationState.WAITING).refreshed()
                        .used("old", OKTA, "a", -99, -1).now(DAY - 1),
                new Facts("no rhythm, more than a day", RotationState.SILENT).refreshed()
                        .used("old", OKTA, "a", -99, -1).now(DAY + 1),
                new Facts("one silent, the other still has time", RotationState.WAITING).refreshed()
                        .used("old", OKTA, "a", -400, -10).rhythm(OKTA, 20, -10)
                        .used("old", ENTRA, "b", -400, -10).rhythm(ENTRA, 40, -10).now(75),
                new Facts("picked up at once", RotationState.PICKED_UP).refreshed()
                        .used("old", OKTA, "a", -99, -1).used("new", OKTA, "a", 4, 5),
                new Facts("picked up after refusals", RotationState.PICKED_UP).refreshed()
                        .used("old", OKTA, "a", -99, -1).refused("old", OKTA, "a", 1, 3)
                        .used("new", OKTA, "a", 4, 5),
                new Facts("picked up from another address", RotationState.PICKED_UP).refreshed()
                        .used("old", ENTRA, "a", -99, -1).refused("old", ENTRA, "a", 1, 3)
                        .used("new", ENTRA, "b", 4, 4),
                new Facts("a request under way with the old token came in late", RotationState.PICKED_UP)
                        .refreshed()
                        .used("old", OKTA, "a", -99, -1).refused("old", OKTA, "a", 1, 4)
                        .used("new", OKTA, "a", 3, 5),
                new Facts("picked up by a client that is new", RotationState.PICKED_UP).refreshed()
                        .used("new", CURL, "a", 1, 1),
                new Facts("one changed, the other is refused", RotationState.MIXED).refreshed()
                        .used("old", OKTA, "a", -99, -1).used("old", ENTRA, "b", -99, -1)
                        .used("new", OKTA, "a", 2, 4).refused("old", ENTRA, "b", 3, 4),
                new Facts("one changed, the regular other has not called", RotationState.MIXED).refreshed()
                        .used("old", OKTA, "a", -99, -1).used("old", ENTRA, "b", -400, -1)
                        .rhythm(ENTRA, 40, -1).used("new", OKTA, "a", 2, 4),
                new Facts("one changed, the regular other is silent", RotationState.MIXED).refreshed()
                        .used("old", OKTA, "a", -99, -1).used("old", ENTRA, "b", -400, -1)
                        .rhythm(ENTRA, 40, -1).used("new", OKTA, "a", 2, 4).now(DAY),
                new Facts("one changed, the other is gone for good", RotationState.PICKED_UP).refreshed()
                        .used("old", OKTA, "a", -99, -1).used("old", ENTRA, "b", -400, -1)
                        .rhythm(ENTRA, 40, -1).used("new", OKTA, "a", 2, 4).now(8 * DAY),
                new Facts("one changed, somebody's try with the old one is over", RotationState.PICKED_UP)
                        .refreshed().used("old", OKTA, "a", -99, -1).used("old", CURL, "c", -50, -50)
                        .used("new", OKTA, "a", 2, 4),
                new Facts("one changed, the other was pasted with a fault", RotationState.MIXED).refreshed()
                        .used("old", OKTA, "a", -99, -1).used("old", ENTRA, "b", -99, -1)
                        .used("new", OKTA, "a", 2, 4).stranger(ENTRA, "mistyped", 4),
                new Facts("two applications of one product, one left behind", RotationState.MIXED).refreshed()
                        .used("old", OKTA, "a", -99, -1).used("old", OKTA, "b", -99, -1)
                        .used("new", OKTA, "a", 2, 4).refused("old", OKTA, "b", 3, 4),
                new Facts("two applications of one product, both changed", RotationState.PICKED_UP)
                        .refreshed()
                        .used("old", OKTA, "a", -99, -1).used("old", OKTA, "b", -99, -1)
                        .used("new", OKTA, "a", 2, 9).refused("old", OKTA, "b", 3, 4)
                        .used("new", OKTA, "b", 6, 9).now(10),
                new Facts("two of a product without a cloud, one left behind", RotationState.MIXED)
                        .refreshed()
                        .used("old", AUTHENTIK, "10.0.0.1", -400, -1).rhythm(AUTHENTIK, "10.0.0.1", 40, -1)
                        .used("old", AUTHENTIK, "10.0.0.2", -400, -1).rhythm(AUTHENTIK, "10.0.0.2", 40, -1)
                        .used("new", AUTHENTIK, "10.0.0.1", 2, 4),
                new Facts("updated meanwhile, and the same client", RotationState.PICKED_UP).refreshed()
                        .used("old", AUTHENTIK, "10.0.0.1", -400, -1).rhythm(AUTHENTIK, "10.0.0.1", 40, -1)
                        .used("new", "authentik@2026.5.4", "10.0.0.1", 2, 4).now(DAY),
                new Facts("an address that never comes back is forgotten in a day", RotationState.PICKED_UP)
                        .refreshed()
                        .used("new", ENTRA, "a", 2, 5 + DAY).refused("old", ENTRA, "b", 3, 4).now(6 + DAY),
                new Facts("whoever used the old token long ago is not waited for", RotationState.PICKED_UP)
                        .refreshed().used("old", ENTRA, "b", -30 * DAY, -8 * DAY).rhythm(ENTRA, 40, -8 * DAY)
                        .used("new", OKTA, "a", 2, 4),
                new Facts("refusals before the refresh do not count", RotationState.WAITING).refreshed()
                        .used("old", OKTA, "a", -99, -1).refused("older", CURL, "c", -30, -20),
                new Facts("a token two refreshes old is still presented", RotationState.OLD_TOKEN_IN_USE)
                        .refreshed().with(token("older", -99 * DAY, Optional.of(minute(-90 * DAY))))
                        .refused("older", OKTA, "a", -50, 3),
                new Facts("expired and not refreshed, nobody called", RotationState.WAITING)
                        .with(expired("old", -90 * DAY, 0)).used("old", OKTA, "a", -99, -1),
                new Facts("expired and not refreshed, refused", RotationState.OLD_TOKEN_IN_USE)
                        .with(expired("old", -90 * DAY, 0)).used("old", OKTA, "a", -99, -1)
                        .refused("old", OKTA, "a", 1, 2));
    }

    @ParameterizedTest
    @MethodSource("everyState")
    void theStateFollowsFromTheFacts(Facts facts) {
        assertEquals(facts.expected, facts.derive().state());
    }

    @Test
    void aWholeRotationIsTold() {
        Rotation rotation = new Facts("", RotationState.MIXED).refreshed()
                .used("old", OKTA, "10.2.0.17", -99, -1).used("old", ENTRA, "20.1.0.4", -99, -2)
                .refused("old", ENTRA, "20.1.0.4", 1, 3).stranger(OKTA, "blanks-inside", 2)
                .used("new", OKTA, "10.2.0.17", 4, 5).derive();
        assertEquals(Optional.of(REFRESH), rotation.refreshedAt());
        assertEquals(Optional.of("a.meyer@acme.com"), rotation.refreshedBy());
        assertEquals(Optional.of("new…"), rotation.tokenHint());
        assertEquals(Optional.of("old…"), rotation.previousTokenHint());
        assertEquals(Optional.of(new Interruption(minute(1), Optional.of(minute(4)))),
                rotation.interruption());
        assertEquals(Optional.of(IdentityProvider.ENTRA_ID), rotation.identityProvider());
        assertEquals(Map.of(ENTRA, OLD_TOKEN, OKTA, PICKED_UP), progress(rotation));
        RotationClient okta = rotation.clients().getLast();
        assertEquals("Okta", okta.name());
        assertEquals(Optional.of(minute(4)), okta.firstAcceptedAt());
        assertEquals(Optional.of(minute(2)), okta.lastRefusedAt());
        RefusedRequests entra = rotation.refused().getFirst();
        assertEquals("20.1.0.4", entra.origin().address());
        assertEquals("revoked", entra.reason());
        assertEquals(Optional.of("old…"), entra.tokenHint());
        assertEquals(3, entra.count());
        assertEquals(minute(1), entra.firstAt());
        assertEquals(minute(3), entra.lastAt());
        assertEquals("blanks-inside", rotation.refused().getLast().reason());
    }

    @Test
    void aFaultyPasteIsTheClientsAndNotAStrangers() {
        assertEquals(Map.of(OKTA, WRONG_TOKEN, ENTRA, WAITING),
                progress(new Facts("", RotationState.WAITING).refreshed().used("old", OKTA, "a", -99, -1)
                        .used("old", ENTRA, "b", -9, -9).stranger(OKTA, "mistyped", 2)
                        .stranger("zgrab/0.x", "no-token", 3).derive()));
    }

    @Test
    void theInterruptionBeganWithARefusalOfTheTokenThatWasUsed() {
        Facts lost = new Facts("", RotationState.PICKED_UP)
                .with(token("new", 0, Optional.empty()))
                .with(token("lost", -60, Optional.of(minute(0))))
                .with(token("old", -90 * DAY, Optional.of(minute(-60))))
                .used("old", OKTA, "a", -99, -61).refused("old", OKTA, "a", -50, -40)
                .used("new", OKTA, "a", 4, 5);
        Rotation rotation = lost.derive();
        assertEquals(Optional.of("lost…"), rotation.previousTokenHint());
        assertEquals(Optional.of(new Interruption(minute(-50), Optional.of(minute(4)))),
                rotation.interruption());
    }

    @Test
    void theInterruptionBeganWithARefusalForTheEndOfTheOldTokensLife() {
        Facts late = new Facts("", RotationState.WAITING).with(token("new", 0, Optional.empty()));
        TokenRecord old = expired("old", -90 * DAY, -30);
        late.with(new TokenRecord("acme", old.id(), old.sha256(), old.hint(), old.createdAt(),
                old.createdBy(), Optional.of(minute(0)), Optional.of("a"), old.expiresAt(), old.expiredAt()));
        late.used("old", OKTA, "a", -99, -31);
        assertEquals(Optional.empty(), late.derive().interruption());
        late.refused("old", OKTA, "a", -20, -10);
        assertEquals(Optional.of(new Interruption(minute(-20), Optional.empty())),
                late.derive().interruption());
    }

    /// What is known, and when the interruption began and ended.
    static List<Arguments> everyInterruption() {
        return List.of(
                arguments(new Facts("nobody ever called", null).refreshed().now(9 * DAY), Optional.empty()),
                arguments(used("nobody has called since, nor should have").now(DAY - 1), Optional.empty()),
                arguments(used("somebody without a rhythm for a day").now(DAY + 7), since(DAY)),
                arguments(regular("overdue by its rhythm").now(51), since(50)),
                arguments(regular("overdue, then changed").used("new", OKTA, "a", 60, 90).now(99),
                        span(50, 60)),
                arguments(regular("changed in time").used("new", OKTA, "a", 40, 90).now(99),
                        Optional.empty()),
                arguments(used("refused").refused("old", OKTA, "a", 2, 4), since(2)),
                arguments(used("refused, then changed").refused("old", OKTA, "a", 2, 4)
                        .used("new", OKTA, "a", 5, 5), span(2, 5)),
                arguments(used("pasted with a fault").stranger(OKTA, "mistyped", 3), since(3)),
                arguments(used("a stranger's nonsense").stranger("zgrab/0.x", "no-token", 3),
                        Optional.empty()),
                arguments(used("one had changed before the other was refused").used("new", OKTA, "a", 1, 4)
                        .used("old", ENTRA, "b", -9, -9).refused("old", ENTRA, "b", 3, 4), since(3)),
                arguments(used("and that one changed too").used("new", OKTA, "a", 1, 9)
                        .used("old", ENTRA, "b", -9, -9).refused("old", ENTRA, "b", 3, 4)
                        .used("new", ENTRA, "b", 8, 9).now(9), span(3, 8)),
                arguments(used("and that one never came back").used("new", OKTA, "a", 1, 4)
                        .used("old", CURL, "c", -9, -9).refused("old", CURL, "c", 3, 4).now(2 * DAY),
                        Optional.empty()));
    }

    private static Facts used(String name) {
        return new Facts(name, null).refreshed().used("old", OKTA, "a", -99, -1);
    }

    private static Facts regular(String name) {
        return new Facts(name, null).refreshed().used("old", OKTA, "a", -400, -10).rhythm(OKTA, 20, -10);
    }

    private static Optional<Interruption> since(long from) {
        return Optional.of(new Interruption(minute(from), Optional.empty()));
    }

    private static Optional<Interruption> span(long from, long until) {
        return Optional.of(new Interruption(minute(from), Optional.of(minute(until))));
    }

    @ParameterizedTest
    @MethodSource("everyInterruption")
    void anInterruptionBeginsWithARefusedOrAnOverdueRequest(Facts facts, Optional<Interruption> expected) {
        assertEquals(expected, facts.derive().interruption());
    }

    @Test
    void theSameFactsInAnotherOrderGiveTheSameAnswer() {
        for (Facts facts : everyState()) {
            Rotation straight = facts.derive();
            RotationFacts backwards = new RotationFacts(facts.now, facts.tokens, facts.uses.reversed(),
                    facts.strangers.reversed(), facts.starts, CLIENTS);
            assertEquals(straight, RotationDerivation.derive(backwards), facts.name);
        }
    }

    private static Map<String, Progress> progress(Rotation rotation) {
        Map<String, Progress> progress = new HashMap<>();
        rotation.clients().forEach(client -> progress.put(client.userAgent(), client.progress()));
        return progress;
    }

    private static Instant minute(long minute) {
        return REFRESH.plus(Duration.ofMinutes(minute));
    }

    private static Facts firstToken(String name, RotationState expected) {
        return new Facts(name, expected).with(token("first", -5, Optional.empty()));
    }

    private static TokenRecord token(String id, long issued, Optional<Instant> revoked) {
        return new TokenRecord("acme", id, Sha256.digest(new byte[0]), id + "…", minute(issued),
                "a.meyer@acme.com", revoked, revoked.map(_ -> "a.meyer@acme.com"), Optional.empty(),
                Optional.empty());
    }

    private static TokenRecord expired(String id, long issued, long end) {
        return new TokenRecord("acme", id, Sha256.digest(new byte[0]), id + "…", minute(issued),
                "a.meyer@acme.com", Optional.empty(), Optional.empty(), Optional.of(minute(end)),
                Optional.of(minute(end)));
    }
}
