package dev.scimconsole.server.custody;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.scimconsole.contract.activity.AuditVerification;
import dev.scimconsole.contract.activity.AuditVerification.Damage;
import dev.scimconsole.contract.activity.AuditVerification.DamageType;
import dev.scimconsole.contract.activity.AuditVerification.SignatureState;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.server.store.MemoryFolder;
import dev.scimconsole.server.store.Samples;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.activity.AuditHash;
import dev.scimconsole.server.store.activity.AuditHeadRecords.SignedHead;
import dev.scimconsole.server.store.activity.EventRecord;
import dev.scimconsole.server.store.activity.EventRecords.Link;
import dev.scimconsole.server.store.configuration.OrganizationRecords.OrganizationRecord;
import dev.scimconsole.server.values.RequestOrigin;
import dev.scimconsole.server.values.Sha256;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Somebody who can write the database, and nothing else, covers the traces; the signatures tell.
@Tag("server")
@Tag("server.custody")
class SignedRecordTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration KEPT = Duration.ofDays(180);
    private static final String ACME = Samples.ACME;

    @TempDir(factory = MemoryFolder.class) private Path folder;
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(url());
        store.write(transaction -> {
            transaction.organizations()
                    .insert(new OrganizationRecord(ACME, "Acme", NOON, true, Optional.empty(),
                            1, NOON, "alex@acme.com"));
            return true;
        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatIsSignedIsVerifiedUpToThere() {
        append(1, 40);
        sign();
        append(41, 50);
        AuditVerification found = verify();
        assertTrue(found.intact());
        assertEquals(50, found.events());
        assertEquals(SignatureState.CHECKED, found.signatures().state());
        assertEquals(40, found.signatures().upTo());
        assertEquals(Optional.of(NOON), found.signatures().signedAt());
    }

    @Test
    void aCutEndWithAHeadSetAnewIsFoundAtItsFirstEvent() throws SQLException {
        append(1, 40);
        sign();
        append(41, 60);
        sign();
        cutAfter(47);
        damage(DamageType.TRUNCATED, 48);
        // Also where all that was signed after it is taken out of the database.
        sql("DELETE FROM audit_head WHERE number > 47");
        damage(DamageType.TRUNCATED, 48);
        sql("DELETE FROM audit_head");
        damage(DamageType.TRUNCATED, 48);
    }

    @Test
    void aCutEndIsNotHiddenByNewEvents() throws SQLException {
        append(1, 40);
        sign();
        append(41, 60);
        sign();
        cutAfter(47);
        append(48, 80);
        damage(DamageType.REWRITTEN, 41);
    }

    @Test
    void aCutEndIsFoundByWhatStandsInTheDatabaseAlone() throws IOException, SQLException {
        append(1, 60);
        sign();
        Files.delete(folder.resolve("scim-console-audit.heads"));
        cutAfter(47);
        damage(DamageType.TRUNCATED, 48);
    }

    @Test
    void aChainThatWasMadeAnewIsFound() throws SQLException {
        append(1, 40);
        sign();
        append(41, 60);
        sign();
        sql("UPDATE event SET actor_name = 'eve@acme.com' WHERE chain_number = 50");
        damage(DamageType.CHANGED, 50);
        chainAnew();
        damage(DamageType.REWRITTEN, 41);
        sql("DELETE FROM audit_head");
        damage(DamageType.REWRITTEN, 41);
    }

    @Test
    void aChainThatWasMadeAnewFromItsFirstEventIsFound() throws SQLException {
        append(1, 40);
        sign();
        sql("UPDATE event SET actor_name = 'eve@acme.com' WHERE chain_number = 1");
        chainAnew();
        damage(DamageType.REWRITTEN, 1);
    }

    @Test
    void aRemovedMiddleIsFoundThoughTheChainIsClosedOverIt() throws SQLException {
        append(1, 30);
        sign();
        append(31, 60);
        sign();
        sql("DELETE FROM event WHERE chain_number = 45");
        damage(DamageType.MISSING, 45);
        sql("UPDATE event SET chain_number = -(chain_number - 1) WHERE chain_number > 45");
        sql("UPDATE event SET chain_number = -chain_number WHERE chain_number < 0");
        sql("UPDATE event_log SET chain_length = 59");
        chainAnew();
        damage(DamageType.TRUNCATED, 60);
        assertEquals(30, verify().signatures().upTo());
        append(61, 62);
        damage(DamageType.REWRITTEN, 31);
    }

    @Test
    void aBeginningThatWasTakenAwayBeforeItsTimeIsFound() throws SQLException {
        append(1, 30);
        sign();
        now.set(NOON.plus(Duration.ofDays(10)));
        append(31, 60);
        sign();
        sql("UPDATE event_log SET anchor_number = 50, anchor_hash = (SELECT hash FROM event WHERE"
                + " chain_number = 50)");
        sql("DELETE FROM event WHERE chain_number <= 50");
        sql("DELETE FROM audit_head WHERE number < 50");
        damage(DamageType.MISSING, 31);
        now.set(NOON.plus(KEPT).plus(Duration.ofDays(2)));
        assertTrue(verify().intact());
    }

    @Test
    void anAnchorThatWasMadeUpIsFound() throws SQLException {
        append(1, 30);
        sign();
        sql("UPDATE event_log SET anchor_number = 30, anchor_hash = '" + "0".repeat(64) + "'");
        sql("DELETE FROM event");
        now.set(NOON.plus(KEPT).plus(Duration.ofDays(2)));
        assertEquals(DamageType.REWRITTEN, verify().damage().orElseThrow().type());
    }

    @Test
    void aWrongSignatureInTheDatabaseIsNamed() throws SQLException {
        append(1, 30);
        sign();
        sql("UPDATE audit_head SET signature = 'AAAA'");
        damage(DamageType.SIGNATURE, 30);
        sql("UPDATE audit_head SET signature = 'no base64'");
        damage(DamageType.SIGNATURE, 30);
    }

    @Test
    void aSignatureOfAnotherTimeOrNumberDoesNotFit() throws SQLException {
        append(1, 30);
        sign();
        sql("UPDATE audit_head SET signed_at = signed_at + 1");
        damage(DamageType.SIGNATURE, 30);
        sql("UPDATE audit_head SET signed_at = signed_at - 1, number = 29");
        damage(DamageType.SIGNATURE, 29);
    }

    @Test
    void aKeyThatIsAnotherOneIsSaidToBe() throws IOException {
        append(1, 30);
        sign();
        String first = verify().signatures().key().orElseThrow();
        Files.delete(folder.resolve("scim-console-audit.key"));
        AuditVerification found = verify();
        assertTrue(found.intact());
        assertEquals(SignatureState.OTHER_KEY, found.signatures().state());
        assertEquals(Optional.of(first), found.signatures().otherKey());
        assertFalse(found.signatures().key().orElseThrow().equals(first));
    }

    @Test
    void anEarlierKeyThatStandsBesideTheNewOneCounts() throws IOException {
        append(1, 30);
        sign();
        String publicKey = LocalKey.inFile(folder.resolve("scim-console-audit.key")).publicKey();
        Files.delete(folder.resolve("scim-console-audit.key"));
        append(31, 40);
        sign();
        Files.writeString(folder.resolve("scim-console-audit.key"),
                "-----BEGIN PUBLIC KEY-----\n" + publicKey + "\n-----END PUBLIC KEY-----\n",
                StandardOpenOption.APPEND);
        AuditVerification found = verify();
        assertEquals(SignatureState.CHECKED, found.signatures().state());
        assertEquals(40, found.signatures().upTo());
    }

    @Test
    void withoutAKeyNothingIsSignedAndTheVerificationSaysSo() {
        append(1, 3);
        try (Custody custody = Custody.start(store, now::get, KEPT, AuditPlace.NONE)) {
            assertEquals(Optional.empty(), custody.head(ACME).signature());
            assertEquals(3, custody.head(ACME).number());
            assertEquals(SignatureState.NO_KEY, custody.verify(ACME).signatures().state());
        }
    }

    @Test
    void theServiceSignsWhenItEnds() {
        append(1, 3);
        custody(AuditPlace.in(folder)).close();
        append(4, 5);
        custody(AuditPlace.in(folder)).close();
        assertEquals(5, verify().signatures().upTo());
    }

    @Test
    void aHeadIsSignedOnceForAKey() {
        append(1, 3);
        SignedHead first = sign();
        now.set(NOON.plusSeconds(60));
        assertEquals(first, sign());
        assertEquals(1, store.read(transaction -> transaction.auditHeads().from(ACME, 0, 10)).size());
    }

    @Test
    void aDamagedChainIsNotSigned() throws SQLException {
        append(1, 30);
        sign();
        append(31, 40);
        sql("UPDATE event SET actor_name = 'eve@acme.com' WHERE chain_number = 35");
        try (Custody custody = custody(AuditPlace.in(folder))) {
            assertEquals(Optional.empty(), custody.head(ACME).signature());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 90, 200})
    void halfALineOfAKilledProcessIsPassedOver(int missing) throws IOException {
        append(1, 30);
        sign();
        append(31, 40);
        sign();
        Path file = folder.resolve("scim-console-audit.heads");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - missing));
        append(41, 50);
        sign();
        assertEquals(missing == 1 ? List.of(30L, 40L, 50L) : List.of(30L, 50L),
                HeadWitness.in(file).heads(ACME).stream().map(SignedHead::number).toList());
        assertTrue(verify().intact());
    }

    @Test
    void whatIsRememberedStaysBounded() throws IOException {
        Path file = folder.resolve("many.heads");
        HeadWitness witness = HeadWitness.in(file);
        // To sign takes a few milliseconds, and what is remembered is not verified here.
        SignedHead signed = new HeadStatement(ACME, 1, AuditHash.START, NOON).sign(LocalKey.generate());
        for (int i = 1; i <= 2_100; i++) {
            witness.keep(new SignedHead(ACME, i, AuditHash.START, NOON.plus(Duration.ofHours(i)),
                    signed.publicKey(), signed.signature()));
        }
        List<SignedHead> kept = HeadWitness.in(file).heads(ACME);
        assertEquals(2_100, kept.getLast().number());
        assertTrue(kept.size() < 800, () -> kept.size() + " heads");
        assertTrue(kept.getFirst().number() <= 24, () -> "one a day, from " + kept.getFirst().number());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerMayReadTheFiles() throws IOException {
        append(1, 3);
        sign();
        for (String file : List.of("scim-console-audit.key", "scim-console-audit.heads")) {
            assertEquals("rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))), file);
        }
    }

    @Test
    void whatIsNoKeyIsRefusedWithASentence() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.key"), "no key");
        for (String text : List.of(file.toString(), folder.toString(),
                folder.resolve("none/audit.key").toString())) {
            String sentence = assertThrows(IllegalArgumentException.class,
                    () -> AuditKeySource.parse(text).open(), text).getMessage();
            assertTrue(sentence.startsWith("The audit key " + text) && sentence.endsWith("."), sentence);
        }
        for (String text : List.of("ed25519:c2VjcmV0", "ed25519:secret!", "http://keys.acme.com/secret",
                "https://u:secret@", "https:// secret")) {
            String sentence = assertThrows(IllegalArgumentException.class, () -> AuditKeySource.parse(text),
                    text)
                    .getMessage();
            assertFalse(sentence.contains("secret"), sentence);
            assertTrue(sentence.endsWith("."), sentence);
        }
    }

    /// RFC 8032 §7.1, test 2.
    @Test
    void aKeySignsAsTheStandardSays() {
        byte[] pkcs8 = HexFormat.of().parseHex("302e020100300506032b657004220420"
                + "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
        KeyPair pair = Ed25519.pair(pkcs8);
        assertEquals(
                "302a300506032b65700321003d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
                HexFormat.of().formatHex(pair.getPublic().getEncoded()));
        assertEquals("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
                HexFormat.of().formatHex(Ed25519.sign(pair.getPrivate(), new byte[]{0x72})));
        String text = Base64.getEncoder().encodeToString(pkcs8);
        AuditKeySource given = AuditKeySource.parse("ed25519:" + text);
        assertFalse(given.toString().contains(text.substring(30)), given.toString());
        assertTrue(given.open() instanceof LocalKey);
    }

    @Test
    void aKeyServiceSignsAndIsAsked() throws IOException {
        LocalKey held = LocalKey.generate();
        HttpServer service = keyService(held, held.publicKey());
        try {
            append(1, 30);
            AuditPlace place = AuditPlace.with(AuditKeySource.parse(address(service)), url(), folder);
            try (Custody custody = Custody.start(store, now::get, KEPT, place)) {
                assertEquals(held.publicKey(), custody.head(ACME).signature().orElseThrow().publicKey());
                AuditVerification found = custody.verify(ACME);
                assertEquals(SignatureState.CHECKED, found.signatures().state());
                assertEquals(30, found.signatures().upTo());
                service.stop(0);
                append(31, 40);
                assertEquals(Optional.empty(), custody.head(ACME).signature());
                assertEquals(SignatureState.NO_ANSWER, custody.verify(ACME).signatures().state());
            }
        } finally {
            service.stop(0);
        }
    }

    @Test
    void aKeyServiceThatSignsWithAnotherKeyThanItSaysIsNotBelieved() throws IOException {
        HttpServer service = keyService(LocalKey.generate(), LocalKey.generate().publicKey());
        try {
            append(1, 30);
            AuditPlace place = AuditPlace.with(AuditKeySource.parse(address(service)), url(), folder);
            try (Custody custody = Custody.start(store, now::get, KEPT, place)) {
                assertEquals(Optional.empty(), custody.head(ACME).signature());
            }
        } finally {
            service.stop(0);
        }
    }

    private static String address(HttpServer service) {
        return "http://user:p%40ss@127.0.0.1:" + service.getAddress().getPort() + "/scim";
    }

    private static HttpServer keyService(LocalKey held, String says) throws IOException {
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        JsonMapper json = new JsonMapper();
        service.createContext("/scim", exchange -> {
            assertEquals(
                    "Basic " + Base64.getEncoder()
                            .encodeToString("user:p@ss".getBytes(StandardCharsets.UTF_8)),
                    exchange.getRequestHeaders().getFirst("Authorization"));
            String answer = "{\"publicKeys\": [\"" + says + "\"]}";
            if (exchange.getRequestMethod().equals("POST")) {
                byte[] digest = Base64.getDecoder()
                        .decode(json.readTree(exchange.getRequestBody()).get("digest")
                                .asString());
                answer = "{\"signature\": \"" + Base64.getEncoder().encodeToString(held.sign(digest).bytes())
                        + "\"}";
            }
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        service.start();
        return service;
    }

    private SignedHead sign() {
        try (Custody custody = custody(AuditPlace.in(folder))) {
            return custody.head(ACME).signature().orElseThrow();
        }
    }

    /// Without signing anything.
    private AuditVerification verify() {
        LocalKey key = LocalKey.inFile(folder.resolve("scim-console-audit.key"));
        return new RecordVerification(store, Optional.of(key),
                HeadWitness.in(folder.resolve("scim-console-audit.heads")),
                now.get(), KEPT.minus(Duration.ofDays(1)))
                .verify(ACME);
    }

    private void damage(DamageType type, long number) {
        AuditVerification found = verify();
        assertFalse(found.intact());
        Damage damage = found.damage().orElseThrow();
        assertEquals(type, damage.type());
        assertEquals(number, damage.number());
    }

    private Custody custody(AuditPlace place) {
        return Custody.start(store, now::get, KEPT, place);
    }

    private void append(int first, int last) {
        store.write(transaction -> {
            for (int i = first; i <= last; i++) {
                transaction.events().append(EventRecord.done(ACME, now.get(), "alex@acme.com", "domain.added",
                        new EventTarget("domain", "d" + i, Optional.of("d" + i)), Optional.empty(),
                        new RequestOrigin("127.0.0.1", "console", "r" + i)));
            }
            return true;
        });
    }

    private void cutAfter(long number) throws SQLException {
        sql("DELETE FROM event WHERE chain_number > " + number);
        sql("UPDATE event_log SET chain_length = " + number
                + ", chain_hash = (SELECT hash FROM event WHERE chain_number = "
                + number + ")");
    }

    /// What an insider would do who knows how the hashes are made.
    private void chainAnew() throws SQLException {
        List<Link> links = store.read(transaction -> transaction.events().links(ACME, 0, 10_000));
        Sha256 hash = AuditHash.START;
        try (Connection connection = DriverManager.getConnection(url());
                PreparedStatement update = connection
                        .prepareStatement("UPDATE event SET hash = ? WHERE chain_number = ?");
                Statement head = connection.createStatement()) {
            for (Link link : links) {
                hash = AuditHash.of(hash, link.number(), link.kept().position(), link.kept().event());
                update.setString(1, hash.hex());
                update.setLong(2, link.number());
                update.executeUpdate();
            }
            head.execute("UPDATE event_log SET chain_hash = '" + hash.hex() + "'");
        }
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement direct = connection.createStatement()) {
            direct.execute(statement);
        }
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("store.db");
    }
}
