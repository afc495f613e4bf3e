package dev.scimconsole.server.alerts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.scimconsole.contract.alerts.AlertChoice;
import dev.scimconsole.contract.alerts.AlertKind;
import dev.scimconsole.server.store.MemoryFolder;
import dev.scimconsole.server.store.PostgresServer;
import dev.scimconsole.server.store.ScanBudget;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.configuration.OrganizationRecords.OrganizationRecord;
import dev.scimconsole.server.store.outbox.AlertRecords.Delivery;
import dev.scimconsole.server.store.outbox.AlertRecords.Webhook;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Webhooks: what they get, how often, and where they may lead.
@Tag("server")
@Tag("server.alerts")
class WebhookTest {

    private static final String ACME = "00000000-0000-4000-8000-000000000001";
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final String SECRET = "whsec_test";

    @TempDir(factory = MemoryFolder.class) private Path folder;
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final List<Received> received = new ArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private IntUnaryOperator answers = _ -> 200;
    private HttpServer receiver;
    private WebhookCall call;

    private record Received(String delivery, String timestamp, String signature, byte[] body, int answer) {}

    @BeforeEach
    void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            int answer = answers.applyAsInt(requests.getAndIncrement());
            received.add(new Received(exchange.getRequestHeaders().getFirst("X-SCIM-Console-Delivery"),
                    exchange.getRequestHeaders().getFirst("X-SCIM-Console-Timestamp"),
                    exchange.getRequestHeaders().getFirst("X-SCIM-Console-Signature"), body, answer));
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        receiver.start();
        call = new WebhookCall(new WebhookAddresses(true));
    }

    @AfterEach
    void stop() {
        call.close();
        receiver.stop(0);
    }

    private Store sqlite() {
        return setUp(Store.open("jdbc:sqlite:" + folder.resolve("store.db")));
    }

    private Store setUp(Store store) {
        store.write(transaction -> {
            transaction.organizations()
                    .insert(new OrganizationRecord(ACME, "Acme & Co", NOON, false, Optional.empty(), 1,
                            NOON, "a.meyer@acme.com"));
            transaction.alerts().addWebhook(webhook("json"));
            return ACME;
        });
        return store;
    }

    private Webhook webhook(String shape) {
        return new Webhook(ACME, "00000000-0000-4000-8000-000000000002", "Operations", shape,
                "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook", Optional.of("R0UT1NG"),
                SECRET, NOON,
                "a.meyer@acme.com");
    }

    private void raise(Store store, int number) {
        store.write(transaction -> Alerting.raise(transaction, ACME, AlertKind.DEACTIVATION_REFUSED,
                "topic" + number,
                "Lea <" + number + ">", NOON,
                new AlertChoice(AlertKind.DEACTIVATION_REFUSED, false, false, true)));
    }

    private WebhookSender sender(Store store) {
        return new WebhookSender(store, now::get, call, () -> false);
    }

    private static List<Delivery> deliveries(Store store) {
        return store.read(transaction -> transaction.alerts().latest(ACME, 200));
    }

    @Test
    void aReceiverThatFailsHalfOfTheTimeGetsEachAlertOnceOnSqlite() {
        try (Store store = sqlite()) {
            failsHalfOfTheTime(store);
        }
    }

    @Test
    void aReceiverThatFailsHalfOfTheTimeGetsEachAlertOnceOnPostgres() throws SQLException {
        try (Store store = setUp(Store.open(PostgresServer.emptyDatabase()))) {
            failsHalfOfTheTime(store);
        }
    }

    private void failsHalfOfTheTime(Store store) {
        for (int i = 0; i < 25; i++) {
            raise(store, i);
            raise(store, i);
        }
        answers = number -> number % 2 == 0 ? 503 : 200;
        List<Integer> waiting = new ArrayList<>();
        for (int round = 0; round < 8; round++) {
            sender(store).sendDue();
            waiting.add((int) deliveries(store).stream().filter(one -> one.dueAt().isPresent()).count());
            now.updateAndGet(at -> at.plus(Duration.ofMinutes(64)));
        }
        List<String> taken = received.stream().filter(one -> one.answer() == 200).map(Received::delivery)
                .toList();
        assertEquals(25, taken.size(), waiting::toString);
        assertEquals(25, Set.copyOf(taken).size(), "each once");
        assertTrue(deliveries(store).stream().allMatch(Delivery::delivered));
        assertEquals(0, waiting.getLast());
    }

    /// The receiver has it, the store does not know: only then it comes twice, with the same id.
    @Test
    void whoIsKilledInBetweenSendsThatOneTwiceAndNoOther() {
        try (Store store = sqlite()) {
            for (int i = 0; i < 9; i++) {
                raise(store, i);
            }
            Dying dying = new Dying(store);
            assertThrows(Killed.class, () -> sender(dying).sendDue());
            assertEquals(4, received.size());
            sender(store).sendDue();
            assertEquals(4, received.size(), "they are claimed");
            now.updateAndGet(at -> at.plus(Duration.ofMinutes(5)));
            sender(store).sendDue();
            assertEquals(10, received.size());
            Set<String> seen = new HashSet<>();
            List<String> twice = received.stream().map(Received::delivery).filter(id -> !seen.add(id))
                    .toList();
            assertEquals(List.of(received.get(3).delivery()), twice);
            assertEquals(9, seen.size());
            assertTrue(deliveries(store).stream().allMatch(Delivery::delivered));
        }
    }

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /// A store whose process dies before it can note that the fourth was taken.
    private static final class Dying implements Store {

        private final Store store;
        private int writes;

        Dying(Store store) {
            this.store = store;
        }

        @Override
        public <R> R read(Function<Transaction, R> work) {
            return store.read(work);
        }

        @Override
        public <R> R scan(ScanBudget budget, Function<Transaction, R> work) {
            return store.scan(budget, work);
        }

        @Override
        public <R> R write(Function<Transaction, R> work) {
            if (++writes == 5) {
                throw new Killed();
            }
            return store.write(work);
        }

        @Override
        public void close() {
            store.close();
        }
    }

    @Test
    void whatIsRefusedForGoodIsGivenUpAndWhatIsNotAfterEightHours() {
        try (Store store = sqlite()) {
            answers = _ -> 404;
            raise(store, 1);
            sender(store).sendDue();
            assertEquals(List.of("404", "1", "false"), facts(store));
            assertTrue(deliveries(store).getFirst().dueAt().isEmpty());
            store.write(transaction -> transaction.alerts().prune(ACME, NOON.plusSeconds(1)));
            answers = _ -> 302;
            raise(store, 2);
            sender(store).sendDue();
            assertEquals(List.of("302", "1", "false"), facts(store));
            assertEquals(2, received.size(), "a redirect is not followed");
            store.write(transaction -> transaction.alerts().prune(ACME, NOON.plusSeconds(1)));
            answers = _ -> 429;
            raise(store, 3);
            List<Duration> pauses = new ArrayList<>();
            while (deliveries(store).getFirst().dueAt().isPresent()) {
                sender(store).sendDue();
                deliveries(store).getFirst().dueAt().ifPresent(due -> {
                    pauses.add(Duration.between(now.get(), due));
                    now.set(due);
                });
            }
            assertEquals(List.of(30L, 60L, 120L, 240L, 480L, 960L, 1920L, 3600L),
                    pauses.stream().limit(8).map(Duration::toSeconds).toList());
            assertFalse(now.get().isBefore(NOON.plus(Duration.ofHours(8))));
        }
    }

    private static List<String> facts(Store store) {
        Delivery one = deliveries(store).getFirst();
        return List.of(one.answer().orElse(""), Integer.toString(one.tries()),
                Boolean.toString(one.delivered()));
    }

    @Test
    void whatIsSentIsSigned() {
        try (Store store = sqlite()) {
            raise(store, 1);
            sender(store).sendDue();
            Received one = received.getFirst();
            assertEquals(Long.toString(NOON.getEpochSecond()), one.timestamp());
            assertEquals(WebhookSignature.of(SECRET, NOON.getEpochSecond(), one.body()), one.signature());
            // Computed by another program.
            assertEquals("v1=ea037ef534f0e609a940b43f6372057d5b1c70d2683ceca24ebe4cf752b19807",
                    WebhookSignature.of(SECRET, 0, "{}".getBytes(StandardCharsets.UTF_8)));
            assertFalse(one.signature()
                    .equals(WebhookSignature.of(SECRET, NOON.getEpochSecond() + 1, one.body())));
            assertFalse(
                    one.signature().equals(WebhookSignature.of("other", NOON.getEpochSecond(), one.body())));
        }
    }

    @Test
    void eachShapeIsAsItsServiceTakesIt() {
        Delivery delivery = new Delivery("d1", ACME, Optional.of("w"), "Operations", NOON, Optional.empty(),
                1,
                Optional.empty(), false, "leaver-wave", "50 <b>", NOON);
        JsonNode json = body(delivery, "json");
        assertEquals("leaver-wave", json.get("kind").asString());
        assertEquals("A wave of leavers: more than 50 <b> in ten minutes", json.get("title").asString());
        assertEquals("2026-11-24T12:00:00Z", json.get("at").asString());
        assertEquals("*A wave of leavers: more than 50 &lt;b&gt; in ten minutes* (Acme &amp; Co)",
                body(delivery, "slack").get("text").asString().lines().findFirst().orElseThrow());
        JsonNode card = body(delivery, "teams").at("/attachments/0");
        assertEquals("application/vnd.microsoft.card.adaptive", card.get("contentType").asString());
        assertEquals("AdaptiveCard", card.at("/content/type").asString());
        assertEquals("Acme & Co", card.at("/content/body/1/text").asString());
        assertEquals("A wave of leavers: more than 50 \\<b> in ten minutes",
                card.at("/content/body/0/text").asString());
        JsonNode page = body(delivery, "pagerduty");
        assertEquals(Set.of("routing_key", "event_action", "dedup_key", "payload"),
                page.propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet()));
        assertEquals("R0UT1NG", page.get("routing_key").asString());
        assertEquals("trigger", page.get("event_action").asString());
        assertEquals("critical", page.at("/payload/severity").asString());
    }

    @Test
    void aNameIsNoMarkdown() {
        for (String[] name : new String[][]{
                {"[Sign in](https://x.invalid)", "\\[Sign in\\](https://x.invalid)"},
                {"**Ada** _K_ `x` ~~y~~ \\", "\\*\\*Ada\\*\\* \\_K\\_ \\`x\\` \\~\\~y\\~\\~ \\\\"},
                {"# Ada", "\\# Ada"}, {"- Ada-Lena", "\\- Ada-Lena"}, {"12. Ada 1.", "12\\. Ada 1."},
                {"ada.king@acme.com", "ada.king@acme.com"}}) {
            JsonNode card = JsonMapper.builder().build().readTree(new String(
                    WebhookBody.of(delivery("test", "x"), webhook("teams"), name[0], Locale.ENGLISH),
                    StandardCharsets.UTF_8));
            assertEquals(name[1], card.at("/attachments/0/content/body/1/text").asString());
        }
    }

    private static Delivery delivery(String kind, String subject) {
        return new Delivery("d1", ACME, Optional.of("w"), "Operations", NOON, Optional.empty(), 1,
                Optional.empty(), false, kind, subject, NOON);
    }

    private JsonNode body(Delivery delivery, String shape) {
        return JsonMapper.builder().build()
                .readTree(new String(WebhookBody.of(delivery, webhook(shape), "Acme & Co", Locale.ENGLISH),
                        StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://hooks.example.com/", "https://127.0.0.1/", "https://10.1.2.3/",
            "https://172.31.0.1/",
            "https://192.168.1.1/", "https://169.254.169.254/latest/meta-data", "https://0.0.0.0/",
            "https://100.64.0.1/",
            "https://[::1]/", "https://[::ffff:127.0.0.1]/", "https://[fe80::1]/", "https://[fd00::1]/",
            "https://[64:ff9b::7f00:1]/", "https://[2002:7f00:1::]/", "https://2130706433/", "https://127.1/",
            "https://user:secret@hooks.example.com/", "ftp://hooks.example.com/", "hooks.example.com", ""})
    void addressesThatLeadInwardsAreRefused(String address) {
        WebhookAddresses publicOnly = new WebhookAddresses(false);
        assertEquals(Optional.empty(), publicOnly.url(address));
        try (WebhookCall strict = new WebhookCall(publicOnly)) {
            assertEquals("address-not-allowed", strict.send(address, Map.of(), new byte[0]).answer());
        }
    }

    @Test
    void aNameThatLeadsInwardsIsNotConnectedTo() {
        WebhookAddresses publicOnly = new WebhookAddresses(false);
        try (WebhookCall strict = new WebhookCall(publicOnly)) {
            String address = "https://localhost:" + receiver.getAddress().getPort() + "/";
            assertTrue(publicOnly.url(address).isPresent(), "only the look-up tells");
            assertEquals("address-not-allowed", strict.send(address, Map.of(), new byte[0]).answer());
            assertEquals(0, requests.get());
            assertTrue(publicOnly.url("https://hooks.slack.com/services/T0/B0/x").isPresent());
            assertTrue(publicOnly.url("https://93.184.215.14/").isPresent());
        }
    }
}
