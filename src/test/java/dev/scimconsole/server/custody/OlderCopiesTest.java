package dev.scimconsole.server.custody;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.server.store.MemoryFolder;
import dev.scimconsole.server.store.PostgresServer;
import dev.scimconsole.server.store.Samples;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.activity.EventDetail;
import dev.scimconsole.server.store.activity.EventRecord;
import dev.scimconsole.server.store.activity.EventRecords.Kept;
import dev.scimconsole.server.store.configuration.ConnectionRecords.ConnectionRecord;
import dev.scimconsole.server.store.configuration.ConnectionRecords.SecretRecord;
import dev.scimconsole.server.store.configuration.OrganizationRecords.OrganizationRecord;
import dev.scimconsole.server.store.configuration.TokenRecords.TokenRecord;
import dev.scimconsole.server.store.outbox.AlertRecords;
import dev.scimconsole.server.store.outbox.AlertRecords.Alert;
import dev.scimconsole.server.store.outbox.AlertRecords.Webhook;
import dev.scimconsole.server.store.outbox.MailRecords.MailRecord;
import dev.scimconsole.server.store.outbox.MailRecords.Topic.AlertMail;
import dev.scimconsole.server.store.outbox.MailRecords.Topic.EmailInvite;
import dev.scimconsole.server.store.outbox.MailRecords.Topic.ExpiryReminder;
import dev.scimconsole.server.values.RequestOrigin;
import dev.scimconsole.server.values.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A PostgreSQL database goes back in time under two nodes that share a key.
@Tag("server")
@Tag("server.custody")
class OlderCopiesTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration KEPT = Duration.ofDays(180);
    private static final String ACME = Samples.ACME;

    @TempDir(factory = MemoryFolder.class) private Path folder;
    private String url;
    private Store store;

    @BeforeEach
    void open() throws Exception {
        url = PostgresServer.newDatabase();
        store = Store.open(url);
        store.write(transaction -> {
            transaction.organizations()
                    .insert(new OrganizationRecord(ACME, "Acme", NOON, true, Optional.empty(), 1,
                            NOON, "alex@acme.com"));
            return true;
        });
        for (String node : List.of("a", "b")) {
            Files.createDirectory(folder.resolve(node));
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theFirstNodeEndsWhatComesBackAndTheSecondLeavesWhatIsNew() throws SQLException {
        issue("first");
        signAt("a");
        signAt("b");
        store.close();
        String copy = copy();
        store = Store.open(url);
        refresh("first", "second");
        signAt("a");
        signAt("b");
        store.close();

        store = Store.open(copy);
        start("a");
        assertEquals(Optional.empty(), current());
        assertEquals(1, told());
        issue("third");
        start("b");
        start("a");
        assertEquals(Optional.of("third"), current());
        assertEquals(1, told());
    }

    @Test
    void whatGoesBackWhileANodeRunsIsNoticedThere() throws SQLException {
        issue("first");
        signAt("a");
        refresh("first", "second");
        signAt("a");
        try (Custody custody = custody("a")) {
            sql(url, "DELETE FROM event WHERE chain_number > 1");
            sql(url, "UPDATE event_log SET chain_length = 1, "
                    + "chain_hash = (SELECT hash FROM event WHERE chain_number = 1)");
            assertTrue(custody.head(ACME).signature().isPresent());
        }
        assertEquals(Optional.empty(), current());
        assertEquals(1, told());
    }

    @Test
    void whatWasPutBackOnPurposeIsAdopted() throws SQLException {
        issue("first");
        connect();
        signAt("a");
        store.close();
        String copy = copy();
        store = Store.open(url);
        refresh("first", "second");
        signAt("a");
        store.close();
        Path witness = folder.resolve("a").resolve("heads");
        Restoration done = Restoration.adopt(copy, witness, () -> NOON);
        assertEquals(new Revival(1, 0, 0, 0, 1, 0), done.ended());
        assertTrue(done.ended().toString().endsWith(", 1 connection"), done.ended()::toString);
        assertEquals(1, done.lost());
        store = Store.open(copy);
        assertEquals(List.of(), store.read(transaction -> transaction.connections().secrets(ACME)));
        assertEquals(Optional.empty(),
                store.read(transaction -> transaction.accessTokens().findByHash(digest("access"))));
        start("a");
        assertEquals(0, told());
        try (Custody custody = custody("a")) {
            assertTrue(custody.verify(ACME).intact());
        }
    }

    @Test
    void whatWaitedInACopyIsNotToldAgain() throws SQLException {
        signAt("a");
        store.write(transaction -> {
            AlertRecords alerts = transaction.alerts();
            alerts.addWebhook(new Webhook(ACME, "hook", "Operations", "json", "https://hooks.invalid/",
                    Optional.empty(), "secret", NOON, "alex@acme.com"));
            Alert told = new Alert(ACME, "told", "topic1", "leaver-wave", "50", NOON);
            alerts.raise(told);
            alerts.deliver(told, "told-hook", Optional.of("hook"), "Operations");
            alerts.note(alerts.claim(NOON, NOON, 9).getFirst(), "200", true, Optional.empty());
            Alert waiting = new Alert(ACME, "waiting", "topic2", "leaver-wave", "60", NOON);
            alerts.raise(waiting);
            alerts.deliver(waiting, "waiting-hook", Optional.of("hook"), "Operations");
            alerts.deliver(waiting, "waiting-mail", Optional.empty(), "alex@acme.com");
            transaction.mails().add(new MailRecord("waiting-mail", ACME, new AlertMail("waiting-mail"),
                    "alex@acme.com", NOON, 0));
            transaction.mails().add(new MailRecord("reminder", ACME,
                    new ExpiryReminder("alex", "token", NOON, 7), "alex@acme.com", NOON, 0));
            invite(transaction, 1, "waits");
            invite(transaction, 2, "sent");
            MailRecord sent = transaction.mails().claim(NOON, NOON, 9).stream()
                    .filter(mail -> mail.id().equals("sent")).findFirst().orElseThrow();
            transaction.mails().delete(sent);
            transaction.mails().noteOutcome(sent, NOON, Optional.empty());
            return ACME;
        });
        store.close();
        String copy = copy();
        Restoration done = Restoration.adopt(copy, folder.resolve("a").resolve("heads"), () -> NOON);
        assertEquals(new Revival(0, 0, 0, 0, 0, 3), done.ended());
        assertTrue(done.ended().toString().endsWith(", 3 unsent emails"), done.ended()::toString);
        store = Store.open(copy);
        assertEquals(List.of(), store.write(transaction -> transaction.alerts().claim(NOON, NOON, 9)));
        assertEquals(List.of(), store.write(transaction -> transaction.mails().claim(NOON, NOON, 9)));
        assertEquals(List.of("data-put-back", ""), List.of(failure(1), failure(2)));
        assertEquals(1, store.read(transaction -> transaction.events().after(ACME, 0, 100)).stream()
                .filter(kept -> kept.event().detail()
                        .map(detail -> new EventDetail(detail).in(Locale.ENGLISH))
                        .filter(words -> words.contains("3 unsent emails")).isPresent())
                .count());
        assertEquals(List.of("told-hook 200 true", "waiting-hook data-put-back false",
                "waiting-mail data-put-back false"),
                store.read(transaction -> transaction.alerts().latest(ACME, 9)).stream()
                        .map(one -> one.id() + " " + one.answer().orElse("") + " " + one.delivered()).sorted()
                        .toList());
    }

    private static void invite(Transaction transaction, long user, String id) {
        transaction.resources().insert(Samples.in(ACME, Samples.user(user)));
        transaction.mails()
                .add(new MailRecord(id, ACME, new EmailInvite(Samples.id(user)), "u@acme.com", NOON, 0));
    }

    /// Why a user gets no invite; empty for one who got it.
    private String failure(long user) {
        String id = Samples.id(user);
        return Objects.requireNonNull(
                store.read(transaction -> transaction.directory().invitesOf(ACME, List.of(id))).get(id))
                .failure().orElse("");
    }

    /// Signs by starting a node and ending it.
    private void signAt(String node) {
        start(node);
    }

    private void start(String node) {
        custody(node).close();
    }

    private Custody custody(String node) {
        return Custody.start(store, () -> NOON, KEPT,
                new AuditPlace(Optional.of(new AuditKeySource.InFile(folder.resolve("key"))),
                        Optional.of(folder.resolve(node).resolve("heads"))));
    }

    private void issue(String token) {
        store.write(transaction -> {
            transaction.tokens()
                    .insert(new TokenRecord(ACME, token, digest(token), "hint00", NOON, "alex@acme.com",
                            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
            transaction.events().append(EventRecord.done(ACME, NOON, "alex@acme.com", "token.issued",
                    new EventTarget("token", token, Optional.empty()), Optional.empty(),
                    new RequestOrigin("127.0.0.1", "console", token)));
            return true;
        });
    }

    private void connect() {
        store.write(transaction -> {
            transaction.connections().insert(new ConnectionRecord(ACME, "entra", "Entra", "scim-1", NOON,
                    "alex@acme.com", Optional.empty(), Optional.empty()));
            transaction.connections()
                    .insertSecret(new SecretRecord(ACME, "entra", "one", "2026", digest("secret"),
                            "hint00", NOON, "alex@acme.com", NOON.plusSeconds(9_000), Optional.empty()));
            transaction.accessTokens().insert(ACME, digest("access"), "entra", Optional.of("one"), NOON,
                    NOON.plusSeconds(7_200));
            return true;
        });
    }

    private void refresh(String old, String token) {
        store.write(transaction -> transaction.tokens().revokeCurrent(ACME, NOON, old));
        issue(token);
    }

    private Optional<String> current() {
        return store.read(transaction -> transaction.tokens().current(ACME)).map(TokenRecord::id);
    }

    private long told() {
        return store.read(transaction -> transaction.events().after(ACME, 0, 100)).stream().map(Kept::event)
                .filter(event -> event.action().equals("data.older-copy")).count();
    }

    private String copy() throws SQLException {
        String name = url.replaceFirst(".*/(store\\d+).*", "$1");
        sql(url.replace("/" + name, "/postgres"), "CREATE DATABASE " + name + "copy TEMPLATE " + name);
        return url.replace("/" + name, "/" + name + "copy");
    }

    private static void sql(String url, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement direct = connection.createStatement()) {
            direct.execute(statement);
        }
    }

    private static Sha256 digest(String token) {
        return Sha256.digest(token.getBytes(StandardCharsets.UTF_8));
    }
}
