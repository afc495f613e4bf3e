package dev.scimconsole.server.store;

import static dev.scimconsole.server.store.Samples.ACME;
import static dev.scimconsole.server.store.Samples.GLOBEX;
import static dev.scimconsole.server.store.Samples.NOON;
import static dev.scimconsole.server.store.Samples.id;
import static dev.scimconsole.server.store.Samples.organization;
import static dev.scimconsole.server.store.Samples.sha256;
import static dev.scimconsole.server.store.Samples.token;
import static dev.scimconsole.server.store.Samples.user;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.access.Role;
import dev.scimconsole.server.store.access.AdministratorRecords.AdministratorRecord;
import dev.scimconsole.server.store.access.AdministratorRecords.Spoken;
import dev.scimconsole.server.store.access.InviteRecords.InviteRecord;
import dev.scimconsole.server.store.access.SessionRecords.SessionRecord;
import dev.scimconsole.server.store.access.SessionRecords.SetupCodeRecord;
import dev.scimconsole.server.store.configuration.OrganizationRecords;
import dev.scimconsole.server.store.configuration.OrganizationRecords.EmailDomainRecord;
import dev.scimconsole.server.store.configuration.TokenRecords.TokenRecord;
import dev.scimconsole.server.store.configuration.TokenUseRecords.TokenUse;
import dev.scimconsole.server.store.failure.StoreUnavailableException;
import dev.scimconsole.server.store.failure.TakenException;
import dev.scimconsole.server.values.ResourceType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store does: transactions, organizations, tokens, administrators and sessions.
abstract class StoreContract {

    private Store store;

    /// Opens a store with nothing in it.
    abstract Store openEmpty() throws Exception;

    @BeforeEach
    void open() throws Exception {
        store = openEmpty();
    }

    /// After each test.
    @AfterEach
    void leave() {
        close();
    }

    /// Closes the store; the next test has another.
    void close() {
        store.close();
    }

    Store store() {
        return store;
    }

    void write(Consumer<Transaction> work) {
        store.write(transaction -> {
            work.accept(transaction);
            return true;
        });
    }

    <R> R read(Function<Transaction, R> work) {
        return store.read(work);
    }

    boolean is(Predicate<Transaction> work) {
        return store.read(work::test);
    }

    boolean wrote(Predicate<Transaction> work) {
        return store.write(work::test);
    }

    int number(ToIntFunction<Transaction> work) {
        return store.write(work::applyAsInt);
    }

    long counted(ToLongFunction<Transaction> work) {
        return store.read(work::applyAsLong);
    }

    @Test
    void workThatThrowsChangesNothingAndThrowsTheSame() {
        RuntimeException mine = new RuntimeException("mine");
        RuntimeException thrown = assertThrows(RuntimeException.class, () -> write(transaction -> {
            transaction.resources().insert(user(1));
            throw mine;
        }));
        assertSame(mine, thrown);
        assertEquals(Optional.empty(), read(t -> t.resources().find(ACME, ResourceType.USER, id(1))));
        assertEquals(0, counted(t -> t.resources().count(Samples.all(ResourceType.USER))));
    }

    @Test
    void anErrorOfTheWorkIsThrownAsItIsAndTheStoreGoesOn() {
        assertThrows(StackOverflowError.class, () -> write(_ -> {
            throw new StackOverflowError();
        }));
        write(t -> t.resources().insert(user(1)));
        assertEquals(1, counted(t -> t.resources().count(Samples.all(ResourceType.USER))));
    }

    @Test
    void oneWritersFailureDoesNotTouchTheOthers() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writes = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                int number = i;
                writes.add(threads.submit(() -> write(transaction -> {
                    transaction.resources().insert(user(number));
                    if (number % 3 == 0) {
                        throw new IllegalArgumentException("every third");
                    }
                })));
            }
            for (int i = 0; i < 100; i++) {
                Future<?> write = writes.get(i);
                if (i % 3 == 0) {
                    assertThrows(Exception.class, write::get);
                } else {
                    write.get();
                }
            }
        }
        assertEquals(66, counted(t -> t.resources().count(Samples.all(ResourceType.USER))));
        assertEquals(66, counted(t -> t.resources().page(Samples.all(ResourceType.USER)).size()));
    }

    @Test
    void aReadTransactionChangesNothing() {
        assertThrows(IllegalStateException.class, () -> read(t -> {
            t.resources().insert(user(1));
            return true;
        }));
        assertThrows(IllegalStateException.class,
                () -> read(t -> t.resources().addMembers(ACME, id(1), List.of(id(2)))));
        assertEquals(0, counted(t -> t.resources().count(Samples.all(ResourceType.USER))));
    }

    @Test
    void aReadTransactionSeesOneSnapshot() throws Exception {
        write(t -> t.resources().insert(user(1)));
        CountDownLatch seen = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Long>> reader = threads.submit(() -> read(t -> {
                long before = t.resources().count(Samples.all(ResourceType.USER));
                seen.countDown();
                await(written);
                return List.of(before, t.resources().count(Samples.all(ResourceType.USER)),
                        (long) t.resources().page(Samples.all(ResourceType.USER)).size());
            }));
            seen.await();
            write(t -> t.resources().insert(user(2)));
            written.countDown();
            assertEquals(List.of(1L, 1L, 1L), reader.get());
        }
        assertEquals(2, counted(t -> t.resources().count(Samples.all(ResourceType.USER))));
    }

    @Test
    void aTransactionEndsWithItsWork() {
        AtomicReference<Transaction> kept = new AtomicReference<>();
        write(kept::set);
        assertThrows(IllegalStateException.class, () -> kept.get().resources().insert(user(1)));
        read(t -> {
            kept.set(t);
            return true;
        });
        assertThrows(IllegalStateException.class, () -> kept.get().organizations().all());
    }

    @Test
    void aSwallowedErrorStillRollsBack() {
        write(t -> t.resources().insert(user(1)));
        assertThrows(TakenException.class, () -> write(t -> {
            t.resources().insert(user(2));
            assertThrows(TakenException.class, () -> {
                t.resources().insert(user(3, "user1@acme.com"));
                // Where changes wait for the next statement, that reports it.
                t.resources().find(ACME, ResourceType.USER, id(1));
            });
        }));
        assertEquals(1, counted(t -> t.resources().count(Samples.all(ResourceType.USER))));
    }

    @Test
    void aClosedStoreSaysSo() {
        close();
        assertThrows(StoreUnavailableException.class, () -> write(_ -> {}));
        assertThrows(StoreUnavailableException.class, () -> read(_ -> true));
    }

    @Test
    void organizationsComeBackAsTheyWere() {
        write(t -> {
            t.organizations().insert(organization(ACME));
            t.organizations().insert(organization(GLOBEX));
        });
        assertEquals(Optional.of(organization(ACME)), read(t -> t.organizations().find(ACME)));
        assertEquals(List.of(organization(ACME), organization(GLOBEX)), read(t -> t.organizations().all()));
        assertEquals(Optional.empty(), read(t -> t.organizations().find(id(5))));
    }

    @Test
    void theConfigurationIsTouchedOnlyAtTheVersionThatWasSeen() {
        write(t -> t.organizations().insert(organization(ACME)));
        Instant later = NOON.plusSeconds(9);
        assertTrue(wrote(t -> t.organizations().touchConfiguration(ACME, 1, later, "b@acme.com")));
        assertFalse(wrote(t -> t.organizations().touchConfiguration(ACME, 1, NOON, "c@acme.com")));
        write(t -> t.organizations().setSendEmailInvites(ACME, false));
        assertEquals(
                Optional.of(new OrganizationRecords.OrganizationRecord(ACME, "Acme Corporation", NOON, false,
                        Optional.empty(), 2, later, "b@acme.com")),
                read(t -> t.organizations().find(ACME)));
    }

    @Test
    void domainsKeepTheOrderInWhichTheyWereAdded() {
        EmailDomainRecord zebra = new EmailDomainRecord("zebra.com", NOON, "a@acme.com");
        EmailDomainRecord acme = new EmailDomainRecord("acme.com", NOON, "a@acme.com");
        write(t -> {
            t.organizations().insertDomain(ACME, zebra);
            t.organizations().insertDomain(ACME, acme);
            t.organizations().insertDomain(GLOBEX, acme);
        });
        assertEquals(List.of(zebra, acme), read(t -> t.organizations().domains(ACME)));
        assertEquals(List.of(acme), read(t -> t.organizations().domains(GLOBEX)));
        assertTrue(is(t -> t.organizations().hasDomain(ACME, "zebra.com")));
        assertFalse(is(t -> t.organizations().hasDomain(GLOBEX, "zebra.com")));
        assertTaken(TakenException.Value.EMAIL_DOMAIN, t -> t.organizations().insertDomain(ACME, zebra));
        assertTrue(wrote(t -> t.organizations().deleteDomain(ACME, "zebra.com")));
        assertFalse(wrote(t -> t.organizations().deleteDomain(ACME, "zebra.com")));
        assertEquals(List.of(acme), read(t -> t.organizations().domains(ACME)));
    }

    @Test
    void aRevokedTokenIsStillFound() {
        TokenRecord first = token(ACME, 1);
        write(t -> t.tokens().insert(first));
        assertEquals(Optional.of(first), read(t -> t.tokens().findByHash(first.sha256())));
        assertEquals(Optional.of(first), read(t -> t.tokens().current(ACME)));
        assertEquals(Optional.of(first), store.write(t -> t.tokens().findByHash(first.sha256())));

        TokenRecord second = token(ACME, 2);
        write(t -> {
            assertTrue(t.tokens().revokeCurrent(ACME, NOON, "b@acme.com"));
            t.tokens().insert(second);
        });
        assertEquals(Optional.of(second), read(t -> t.tokens().current(ACME)));
        TokenRecord revoked = read(t -> t.tokens().findByHash(first.sha256())).orElseThrow();
        assertEquals(Optional.of(NOON), revoked.revokedAt());
        assertEquals(Optional.of("b@acme.com"), revoked.revokedBy());
        assertEquals(Optional.empty(), read(t -> t.tokens().findByHash(sha256("never issued"))));
        assertFalse(wrote(t -> t.tokens().revokeCurrent(GLOBEX, NOON, "b@acme.com")));
    }

    @Test
    void anOrganizationHasOneCurrentTokenAtMost() {
        write(t -> {
            t.tokens().insert(token(ACME, 1));
            t.tokens().insert(token(GLOBEX, 2));
        });
        assertThrows(RuntimeException.class, () -> write(t -> t.tokens().insert(token(ACME, 3))));
        assertEquals(Optional.of(token(ACME, 1)), read(t -> t.tokens().current(ACME)));
        assertEquals(Optional.empty(), read(t -> t.tokens().findByHash(token(ACME, 3).sha256())));
    }

    @Test
    void usesAddUpAndWiden() {
        write(t -> {
            t.tokenUses().add(List.of(use("Okta", 2, at(10), at(20), 0, none(), none())));
            t.tokenUses().add(List.of(use("Okta", 3, at(5), at(15), 1, at(30), at(30)),
                    use("Entra", 0, none(), none(), 4, at(40), at(50))));
            t.tokenUses().add(List.of(use("Okta", 0, none(), none(), 1, at(60), at(70))));
        });
        assertEquals(List.of(use("Okta", 5, at(5), at(20), 2, at(30), at(70)),
                use("Entra", 0, none(), none(), 4, at(40), at(50))),
                read(t -> t.tokenUses().ofToken(ACME, id(1))));
        assertEquals(6, counted(t -> t.tokenUses().refusedSince(ACME, at(50).get())));
        assertEquals(2, counted(t -> t.tokenUses().refusedSince(ACME, at(51).get())));
        assertEquals(0, counted(t -> t.tokenUses().refusedSince(GLOBEX, at(0).get())));
        assertEquals(List.of(), read(t -> t.tokenUses().ofToken(GLOBEX, id(1))));
    }

    @Test
    void administratorsAreFoundByEmailInAnyCase() {
        AdministratorRecord owner = administrator(1, "Owner@Acme.com");
        write(t -> t.administrators().insert(owner));
        assertEquals(Optional.of(owner), read(t -> t.administrators().findByEmail("oWNER@acme.COM")));
        assertEquals(Optional.of(owner), read(t -> t.administrators().find(ACME, id(1))));
        assertEquals(Optional.empty(), read(t -> t.administrators().find(GLOBEX, id(1))));
        assertEquals(Optional.empty(), read(t -> t.administrators().findByEmail("owner\0@acme.com")));
        assertTaken(TakenException.Value.ADMINISTRATOR_EMAIL,
                t -> t.administrators().insert(administrator(2, "owner@acme.com")));
    }

    @Test
    void administratorsChangeAndGoWithTheirSessions() {
        write(t -> {
            t.administrators().insert(administrator(2, "second@acme.com"));
            t.administrators().insert(administrator(1, "first@acme.com"));
            t.sessions().insert(session(1, 11));
            t.sessions().insert(session(2, 12));
            assertTrue(t.administrators().setRole(ACME, id(1), Role.VIEWER));
            assertTrue(t.administrators().setPasswordHash(ACME, id(1), "other"));
            assertFalse(t.administrators().setRole(GLOBEX, id(1), Role.VIEWER));
            assertFalse(t.administrators().setPasswordHash(GLOBEX, id(1), "other"));
        });
        List<AdministratorRecord> all = read(t -> t.administrators().all(ACME));
        assertEquals(List.of("first@acme.com", "second@acme.com"),
                all.stream().map(AdministratorRecord::email).toList());
        assertEquals(Role.VIEWER, all.getFirst().role());
        assertEquals("other", all.getFirst().passwordHash());
        assertEquals(all, store.write(t -> t.administrators().all(ACME)));

        assertTrue(wrote(t -> t.administrators().delete(ACME, id(1))));
        assertFalse(wrote(t -> t.administrators().delete(ACME, id(1))));
        assertEquals(List.of(session(2, 12)), read(t -> t.sessions().all(ACME)));
    }

    @Test
    void sessionsAreFoundByTheirHashAndEnd() {
        write(t -> {
            t.administrators().insert(administrator(1, "first@acme.com"));
            t.administrators().insert(administrator(2, "second@acme.com"));
            for (int i = 1; i <= 4; i++) {
                t.sessions().insert(session(1, i));
            }
            t.sessions().insert(session(2, 9));
        });
        assertEquals(Optional.of(session(1, 3)), read(t -> t.sessions().findByHash(sha256("session 3"))));
        assertEquals(List.of(session(2, 9), session(1, 4), session(1, 3), session(1, 2), session(1, 1)),
                read(t -> t.sessions().all(ACME)));
        assertTrue(wrote(t -> t.sessions().delete(ACME, id(9))));
        assertFalse(wrote(t -> t.sessions().delete(ACME, id(9))));
        assertEquals(1, number(t -> t.sessions().deleteEnded(NOON.plusSeconds(2), NOON)));
        assertEquals(3, number(t -> t.sessions().deleteOf(ACME, id(1))));
        assertEquals(List.of(), read(t -> t.sessions().all(ACME)));
    }

    @Test
    void aSessionIsSeenForwardsOnly() {
        write(t -> {
            t.administrators().insert(administrator(1, "first@acme.com"));
            t.sessions().insert(session(1, 1));
            t.sessions().touch(sha256("session 1"), NOON.plusSeconds(60));
            t.sessions().touch(sha256("session 1"), NOON.minusSeconds(60));
        });
        assertEquals(NOON.plusSeconds(60),
                read(t -> t.sessions().findByHash(sha256("session 1"))).orElseThrow().lastSeenAt());
        assertEquals(0, number(t -> t.sessions().deleteEnded(NOON, NOON.plusSeconds(60))));
        assertEquals(1, number(t -> t.sessions().deleteEnded(NOON, NOON.plusSeconds(61))));
    }

    @Test
    void whatAnAdministratorSpeaksIsToldOldestFirst() {
        write(t -> {
            t.administrators().insert(administrator(1, "first@acme.com"));
            t.administrators().insert(administrator(2, "second@acme.com"));
        });
        assertTrue(wrote(t -> t.administrators().setLanguage(ACME, id(2), "de")));
        assertTrue(wrote(t -> t.administrators().setLanguage(ACME, id(2), "ja")));
        assertFalse(wrote(t -> t.administrators().setLanguage(GLOBEX, id(1), "de")));
        assertEquals(List.of(new Spoken("first@acme.com", Role.ORG_ADMIN, Optional.empty()),
                new Spoken("second@acme.com", Role.ORG_ADMIN, Optional.of("ja"))),
                read(t -> t.administrators().spoken(ACME)));
    }

    @Test
    void theSetupCodeIsKeptUntilItIsUsed() {
        SetupCodeRecord one = new SetupCodeRecord(sha256("one"), NOON);
        SetupCodeRecord two = new SetupCodeRecord(sha256("two"), NOON.plusSeconds(1));
        assertEquals(Optional.empty(), read(t -> t.sessions().setupCode()));
        write(t -> t.sessions().setSetupCode(Optional.of(one)));
        write(t -> t.sessions().setSetupCode(Optional.of(two)));
        assertEquals(Optional.of(two), read(t -> t.sessions().setupCode()));
        write(t -> t.sessions().setSetupCode(Optional.empty()));
        assertEquals(Optional.empty(), store.write(t -> t.sessions().setupCode()));
    }

    @Test
    void aPlaceIsKnownUntilItIsForgottenOrTheAdministratorIsGone() {
        write(t -> {
            t.administrators().insert(
                    new AdministratorRecord(ACME, id(1), "a@acme.com", Role.VIEWER, "hash", NOON));
            t.sessions().notePlace(ACME, id(1), sha256("office"), NOON);
            t.sessions().notePlace(ACME, id(1), sha256("home"), NOON);
            t.sessions().notePlace(ACME, id(1), sha256("home"), NOON.plusSeconds(9));
            t.sessions().notePlace(ACME, id(1), sha256("home"), NOON.plusSeconds(1));
        });
        assertEquals(true, read(t -> t.sessions().isKnownPlace(sha256("office"))));
        assertEquals(false, read(t -> t.sessions().isKnownPlace(sha256("elsewhere"))));
        assertEquals(1, number(t -> t.sessions().forgetPlaces(ACME, id(1), NOON.plusSeconds(9))));
        assertEquals(0, number(t -> t.sessions().forgetPlaces(GLOBEX, id(1), NOON.plusSeconds(99))));
        assertEquals(false, read(t -> t.sessions().isKnownPlace(sha256("office"))));
        assertEquals(true, read(t -> t.sessions().isKnownPlace(sha256("home"))));
        assertTrue(wrote(t -> t.administrators().delete(ACME, id(1))));
        assertEquals(false, read(t -> t.sessions().isKnownPlace(sha256("home"))));
    }

    @Test
    void aDeviceIsKnownUntilOthersTakeItsPlaceOrTheAdministratorIsGone() {
        write(t -> {
            t.administrators().insert(administrator(1, "a@acme.com"));
            t.administrators().insert(administrator(2, "b@acme.com"));
        });
        assertEquals(false, read(t -> t.devices().areKnown(ACME, id(1))));
        assertTrue(wrote(t -> t.devices().note(ACME, id(1), sha256("desk"), NOON)));
        assertFalse(wrote(t -> t.devices().note(ACME, id(1), sha256("desk"), NOON.plusSeconds(9))));
        assertFalse(wrote(t -> t.devices().note(ACME, id(1), sha256("desk"), NOON.plusSeconds(1))));
        assertTrue(wrote(t -> t.devices().note(ACME, id(2), sha256("desk"), NOON)), "of another");
        assertTrue(wrote(t -> t.devices().note(ACME, id(1), sha256("home"), NOON.plusSeconds(5))));
        assertTrue(wrote(t -> t.devices().note(ACME, id(1), sha256("phone"), NOON.plusSeconds(3))));
        assertEquals(2, number(t -> t.devices().keepLatest(ACME, id(1), 1)));
        assertFalse(wrote(t -> t.devices().note(ACME, id(1), sha256("desk"), NOON)));
        assertEquals(0, number(t -> t.devices().forget(GLOBEX, id(1))));
        assertEquals(1, number(t -> t.devices().forget(ACME, id(1))));
        assertEquals(true, read(t -> t.devices().areKnown(ACME, id(2))));
        write(t -> t.devices().note(ACME, id(1), sha256("desk"), NOON));
        assertEquals(2, number(t -> t.devices().forgetAll(ACME)));
        write(t -> t.devices().note(ACME, id(1), sha256("desk"), NOON));
        assertTrue(wrote(t -> t.administrators().delete(ACME, id(1))));
        assertEquals(false, read(t -> t.devices().areKnown(ACME, id(1))));
    }

    void assertTaken(TakenException.Value value, Consumer<Transaction> work) {
        assertEquals(value, assertThrows(TakenException.class, () -> write(work)).value());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anInviteIsFoundByItsCodeAndReplacesAnEarlierOne() {
        write(t -> {
            t.invites().put(invite(1, "Kim@acme.com"));
            t.invites().put(invite(2, "sam@acme.com"));
        });
        assertEquals(Optional.of(invite(1, "Kim@acme.com")),
                read(t -> t.invites().findByHash(sha256("invite 1"))));
        write(t -> t.invites().put(invite(3, "kim@ACME.com")));
        assertEquals(Optional.empty(), read(t -> t.invites().findByHash(sha256("invite 1"))));
        assertEquals(List.of(invite(2, "sam@acme.com"), invite(3, "kim@ACME.com")),
                read(t -> t.invites().all(ACME)));
        assertTrue(wrote(t -> t.invites().delete(ACME, id(2))));
        assertFalse(wrote(t -> t.invites().delete(ACME, id(2))));
        assertEquals(0, number(t -> t.invites().deleteExpired(NOON.plusSeconds(103))));
        assertEquals(1, number(t -> t.invites().deleteExpired(NOON.plusSeconds(104))));
    }

    private static InviteRecord invite(long number, String email) {
        return new InviteRecord(ACME, id(number), email, Role.VIEWER, sha256("invite " + number),
                NOON.plusSeconds(number), "owner@acme.com", NOON.plusSeconds(100 + number));
    }

    private static AdministratorRecord administrator(long number, String email) {
        return new AdministratorRecord(ACME, id(number), email, Role.ORG_ADMIN, "$argon2id$" + number,
                NOON.plusSeconds(number));
    }

    private static SessionRecord session(long administrator, long number) {
        return new SessionRecord(ACME, id(administrator), id(number), sha256("session " + number),
                NOON.plusSeconds(number), NOON.plusSeconds(number), "Console/1.0", "127.0.0.1",
                sha256("device " + number));
    }

    private static TokenUse use(String userAgent, long accepted, Optional<Instant> firstAccepted,
            Optional<Instant> lastAccepted, long refused, Optional<Instant> firstRefused,
            Optional<Instant> lastRefused) {
        return new TokenUse(ACME, id(1), userAgent, "192.0.2.1", accepted, firstAccepted, lastAccepted,
                refused,
                firstRefused, lastRefused);
    }

    private static Optional<Instant> at(long seconds) {
        return Optional.of(NOON.plusSeconds(seconds));
    }

    private static Optional<Instant> none() {
        return Optional.empty();
    }
}
