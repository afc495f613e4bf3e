package dev.scimconsole.server.store.copy;

import static dev.scimconsole.server.store.Samples.ACME;
import static dev.scimconsole.server.store.Samples.GLOBEX;
import static dev.scimconsole.server.store.Samples.NOON;
import static dev.scimconsole.server.store.Samples.id;
import static dev.scimconsole.server.store.Samples.sha256;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.refusals.RefusalCode;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.server.values.RefusalCause;
import dev.scimconsole.server.store.MemoryFolder;
import dev.scimconsole.server.store.PostgresServer;
import dev.scimconsole.server.store.Samples;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.access.AdministratorRecords.AdministratorRecord;
import dev.scimconsole.server.store.access.SessionRecords.SessionRecord;
import dev.scimconsole.server.store.access.SessionRecords.SetupCodeRecord;
import dev.scimconsole.server.store.activity.SyncRecords.SyncStart;
import dev.scimconsole.server.store.configuration.OrganizationRecords.EmailDomainRecord;
import dev.scimconsole.server.store.copy.StoreCopy.CopiedTable;
import dev.scimconsole.server.store.copy.StoreCopy.Progress;
import dev.scimconsole.server.store.copy.StoreCopy.Step;
import dev.scimconsole.server.store.directory.Condition;
import dev.scimconsole.server.store.directory.StoredResource;
import dev.scimconsole.server.store.failure.StoreUnavailableException;
import dev.scimconsole.server.store.outbox.MailRecords.MailRecord;
import dev.scimconsole.server.store.outbox.MailRecords.Topic.EmailInvite;
import dev.scimconsole.server.store.outbox.MailRecords.Topic.ExpiryReminder;
import dev.scimconsole.server.store.refusals.RefusalRecords.ChangeKey;
import dev.scimconsole.server.store.refusals.RefusalRecords.Refusal;
import dev.scimconsole.server.values.RequestOrigin;
import dev.scimconsole.server.values.ResourceType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Moving a SQLite store to PostgreSQL.
@Tag("server")
@Tag("server.store")
@Tag("server.store.copy")
@Execution(ExecutionMode.CONCURRENT)
class StoreCopyTest {

    private static final int USERS = 2_500;
    /// For those that are not about how many rows there are.
    private static final int FEW = 25;

    @TempDir(factory = MemoryFolder.class) private static Path filled;
    @TempDir(factory = MemoryFolder.class) private Path folder;
    private String from;
    private String to;

    @BeforeEach
    void copyTheSource() throws IOException, SQLException {
        from = copyOf("store.db");
        to = PostgresServer.newDatabase();
    }

    @BeforeAll
    static void fill() {
        fill("store.db", USERS);
        fill("few.db", FEW);
    }

    private static void fill(String name, int users) {
        try (Store store = Store.open("jdbc:sqlite:" + filled.resolve(name))) {
            store.write(t -> {
                t.organizations().insert(Samples.organization(ACME));
                t.organizations().insertDomain(ACME, new EmailDomainRecord("acme.com", NOON, "a@acme.com"));
                t.tokens().insert(Samples.token(ACME, 1));
                t.syncs().add(new SyncStart(ACME, "Okta SCIM Client 1.0.0", "10.2.0.17", "", NOON));
                t.refusals().note(ACME, new Refusal(new ChangeKey("user", id(1), "active"), id(90),
                        new EventTarget("user", id(1), Optional.empty()), Optional.empty(),
                        "user.deactivated",
                        true, Set.of("active"), -7, 401, Optional.of("revoked"),
                        Optional.of(new RefusalCause(Optional.of(RefusalCode.TOKEN), Optional.empty(),
                                Optional.empty(), "Zoë’s token was replaced.")),
                        "1kP4Zc", Optional.empty(),
                        new RequestOrigin("10.0.0.1", "Okta SCIM Client 1.0.0", id(77)), NOON));
                t.mails().add(new MailRecord(id(2), ACME,
                        new ExpiryReminder(id(1), id(1), NOON.plusSeconds(9), 7), "a@acme.com", NOON, 0));
                t.mails().markReminded(ACME, id(1), NOON, 7);
                t.administrators().insert(
                        new AdministratorRecord(ACME, id(1), "a@acme.com", Role.VIEWER, "hash", NOON));
                t.sessions().insert(
                        new SessionRecord(ACME, id(1), id(2), sha256("s"), NOON, NOON, "Console",
                                "127.0.0.1", sha256("device")));
                t.devices().note(ACME, id(1), sha256("device"), NOON);
                t.sessions().setSetupCode(Optional.of(new SetupCodeRecord(sha256("code"), NOON)));
                t.sessions().notePlace(ACME, id(1), sha256("place"), NOON);
                LongStream.range(0, users)
                        .forEach(i -> t.resources().insert(Samples.user(i, "ü" + i + "🦊@acme.com")));
                t.mails().add(new MailRecord(id(1), ACME, new EmailInvite(id(2)), "zoë@acme.com", NOON, 0));
                t.resources().insert(Samples.group(9_000));
                t.resources().addMembers(ACME, id(9_000),
                        LongStream.range(0, users).mapToObj(Samples::id).toList());
                return true;
            });
        }
    }

    @Test
    void everythingArrives() throws SQLException {
        to = PostgresServer.bareDatabase();
        List<Progress> progress = new ArrayList<>();
        Map<String, Long> rows = StoreCopy.run(from, to, progress::add).stream()
                .collect(Collectors.toMap(CopiedTable::name, CopiedTable::rows));
        assertEquals(1L, rows.get("organization"));
        assertEquals(USERS + 1L, rows.get("resource"));
        assertEquals(2L * USERS, rows.get("resource_email"));
        assertEquals((long) USERS, rows.get("membership"));
        Progress last = progress.getLast();
        assertEquals(Step.VERIFY, last.step());
        assertEquals(last.totalRows(), last.rows());
        assertEquals(rows.values().stream().mapToLong(Long::longValue).sum(), last.totalRows());
        assertTrue(progress.stream().filter(p -> p.step() == Step.COPY).count() > 10);
        assertArrived(USERS);
    }

    @Test
    void usersWithTheSameExternalIdArrive() throws IOException {
        from = copyOf("few.db");
        try (Store store = Store.open(from)) {
            store.write(t -> {
                t.resources().insert(Samples.resource(ResourceType.USER, 8_000,
                        new StoredResource.Indexed(Optional.of("twin"), Optional.of("ext-1"),
                                Optional.empty(),
                                Optional.empty(), Optional.of(true), List.of(), List.of())));
                return true;
            });
        }
        StoreCopy.run(from, to, _ -> {});
        try (Store target = Store.open(to)) {
            assertEquals(2, target.<Long>read(t -> t.resources().count(Samples.where(ResourceType.USER,
                    new Condition.Compare(Condition.Attribute.EXTERNAL_ID, Condition.Comparison.EQUAL,
                            "ext-1")))));
        }
        assertArrived(FEW + 1);
    }

    @Test
    void anInterruptedCopyGoesOnWhereItStopped() {
        interruptAt(2_000);
        List<Progress> progress = new ArrayList<>();
        StoreCopy.run(from, to, progress::add);
        assertTrue(progress.getFirst().rows() > 2_000, progress::toString);
        assertArrived(USERS);
    }

    @Test
    void aCopyOfWhatWasChangedMeanwhileStartsOver() {
        interruptAt(5_000);
        try (Store store = Store.open(from)) {
            store.write(t -> {
                t.resources().delete(ACME, ResourceType.USER, id(7));
                StoredResource user = t.resources().find(ACME, ResourceType.USER, id(8)).orElseThrow();
                return t.resources().replace(Samples.with(user, 2, user.indexed()), 1);
            });
        }
        StoreCopy.run(from, to, _ -> {});
        assertArrived(USERS - 1);
    }

    @Test
    void noServerUsesAnUnfinishedCopy() {
        interruptAt(1_000);
        String sentence = assertThrows(IllegalArgumentException.class, () -> Store.open(to)).getMessage();
        assertTrue(sentence.contains("copy-store"), sentence);
    }

    @Test
    void aTargetWithOtherDataIsRefused() {
        try (Store store = Store.open(to)) {
            store.write(t -> {
                t.organizations().insert(Samples.organization(GLOBEX));
                return true;
            });
        }
        assertRefused("holds data", from, to);
        try (Store store = Store.open(to)) {
            assertEquals(List.of(Samples.organization(GLOBEX)), store.read(t -> t.organizations().all()));
        }
    }

    @Test
    void aTargetWithAnUnfinishedCopyOfAnotherStoreIsRefused() {
        interruptAt(1_000);
        String other = "jdbc:sqlite:" + folder.resolve("other.db");
        Store.open(other).close();
        assertRefused("another store", other, to);
    }

    /// Whoever has a token can make each user a megabyte large.
    @Test
    void largeUsersAreCopiedFewAtATime() throws IOException, SQLException {
        from = copyOf("few.db");
        List<Progress> small = new ArrayList<>();
        StoreCopy.run(from, PostgresServer.newDatabase(), small::add);
        String large = "{\"note\":\"" + "x".repeat(1 << 20) + "\"}";
        try (Store store = Store.open(from)) {
            store.write(t -> {
                LongStream.range(5_000, 5_020).mapToObj(Samples::user)
                        .forEach(user -> t.resources().insert(new StoredResource(ACME, ResourceType.USER,
                                user.id(), 1, user.created(), user.lastModified(), user.writtenBy(),
                                user.indexed(), large)));
                return true;
            });
        }
        List<Progress> progress = new ArrayList<>();
        StoreCopy.run(from, to, progress::add);
        assertEquals(small.size() + 2, progress.size(), progress::toString);
        assertArrived(FEW + 20);
    }

    @Test
    void aFinishedCopyIsNotCopiedInto() throws IOException {
        from = copyOf("few.db");
        StoreCopy.run(from, to, _ -> {});
        assertRefused("holds data", from, to);
    }

    @Test
    void unusableUrlsAreRefused() {
        assertRefused("There is no", "jdbc:sqlite:" + folder.resolve("missing.db"), to);
        assertRefused("copied from", to, from);
        assertRefused("copied from", from, from);
    }

    @Test
    void nobodyWritesToTheSourceWhileItIsCopied() throws IOException {
        from = copyOf("few.db");
        List<Throwable> refused = new ArrayList<>();
        try (Store store = Store.open(from)) {
            Consumer<Progress> writer = _ -> {
                if (refused.isEmpty()) {
                    refused.add(assertThrows(StoreUnavailableException.class,
                            () -> store.write(t -> t.resources().delete(ACME, ResourceType.USER, id(1)))));
                }
            };
            StoreCopy.run(from, to, writer);
            assertEquals(1, refused.size());
            assertTrue(store
                    .<Boolean>write(t -> t.resources().delete(ACME, ResourceType.USER, id(1)).isPresent()));
        }
    }

    private String copyOf(String name) throws IOException {
        return "jdbc:sqlite:" + Files.copy(filled.resolve(name), folder.resolve(name));
    }

    private void interruptAt(long rows) {
        RuntimeException pulled = new RuntimeException("the plug");
        assertEquals(pulled, assertThrows(RuntimeException.class, () -> StoreCopy.run(from, to, progress -> {
            if (progress.rows() >= rows) {
                throw pulled;
            }
        })));
    }

    private void assertRefused(String words, String source, String target) {
        String sentence = assertThrows(IllegalArgumentException.class,
                () -> StoreCopy.run(source, target, _ -> {})).getMessage();
        assertTrue(sentence.contains(words) && sentence.endsWith("."), sentence);
    }

    private void assertArrived(long users) {
        try (Store source = Store.open(from); Store target = Store.open(to)) {
            for (Store store : List.of(source, target)) {
                assertEquals(users,
                        store.<Long>read(t -> t.resources().count(Samples.all(ResourceType.USER))));
                assertEquals(Optional.of(Samples.token(ACME, 1)), store.read(t -> t.tokens().current(ACME)));
            }
            assertSame(source, target, t -> t.resources().page(Samples.all(ResourceType.USER)));
            assertSame(source, target,
                    t -> t.resources().members(ACME, id(9_000), Optional.empty(), 10_000));
            assertSame(source, target,
                    t -> List.of(t.directory().invitesOf(ACME, List.of(id(2))).get(id(2))));
            assertSame(source, target, t -> t.sessions().all(ACME));
            assertSame(source, target, t -> List.of(t.sessions().setupCode().orElseThrow(),
                    t.sessions().isKnownPlace(sha256("place"))));
            assertEquals(source.<List<MailRecord>>write(t -> t.mails().claim(NOON, NOON.plusSeconds(1), 9)),
                    target.<List<MailRecord>>write(t -> t.mails().claim(NOON, NOON.plusSeconds(1), 9)));
            assertFalse(target.<Boolean>write(t -> t.mails().markReminded(ACME, id(1), NOON, 7)));
            assertSame(source, target, t -> t.syncs().starts(ACME));
            assertSame(source, target, t -> t.refusals().about(ACME, List.of(id(1))).get(id(1)));
            assertSame(source, target, t -> t.refusals().ofTargets(ACME, List.of(id(1))));
        }
    }

    private static <R> void assertSame(Store source, Store target, Function<Transaction, List<R>> rows) {
        List<R> expected = source.read(rows);
        assertEquals(expected, target.read(rows));
    }
}
