package dev.scimconsole.server.scim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.scim.operation.LeaverGate;
import dev.scimconsole.server.store.MemoryFolder;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.activity.EventRecord;
import dev.scimconsole.server.store.activity.EventRecords;
import dev.scimconsole.server.store.refusals.LeaverRecords.Gate;
import dev.scimconsole.server.store.refusals.LeaverRecords.Rule;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How many may leave at once, in whatever form they leave.
@Tag("server")
@Tag("server.scim")
class LeaverGateTest extends ScimTest {

    private static final String OFF = "{\"op\": \"Replace\", \"path\": \"active\", \"value\": \"False\"}";

    @TempDir(factory = MemoryFolder.class) private Path folder;
    private final Deque<String> users = new ArrayDeque<>();

    @Override
    String url(Path unused) throws SQLException {
        return super.url(folder);
    }

    @BeforeEach
    void createUsers() {
        // A fifth of them is six.
        IntStream.range(0, 30).forEach(i -> users.add(createUser("user" + i + "@example.com").id()));
    }

    private void hold(boolean on) {
        set(new Rule(50, on, Gate.OPEN, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty()));
    }

    private void set(Rule rule) {
        store.write(transaction -> {
            transaction.leavers().set(organizationId, rule);
            return rule;
        });
    }

    private Rule rule() {
        return store.read(transaction -> transaction.leavers().rule(organizationId));
    }

    private String next() {
        return users.removeFirst();
    }

    private Answer deactivate() {
        return patchOps("/Users/" + next(), OFF);
    }

    private void leave(int count) {
        IntStream.range(0, count).forEach(_ -> deactivate().is(200));
    }

    @Test
    void whoWasInactiveForLongIsNotCountedAmongTheActiveWhenDeleted() {
        hold(true);
        List<String> inactive = users.stream().limit(4).toList();
        leave(4);
        clock.advanceMillis(LeaverGate.WINDOW.plusSeconds(1).toMillis());
        inactive.forEach(id -> delete("/Users/" + id).is(204));
        deactivate().is(200);
        // A fifth of those 26 who were active ten minutes ago is five.
        deactivate().isError(503, null, "Org Admin");
    }

    @Test
    void whatComesAboveTheThresholdIsHeldUntilItIsLetThrough() {
        hold(true);
        leave(4);
        delete("/Users/" + next()).is(204);
        put("/Users/" + next(), """
                {"schemas": ["%s"], "userName": "user5@example.com", "active": false}""".formatted(CORE_USER))
                .is(200);
        String seventh = next();
        Answer held = patchOps("/Users/" + seventh, OFF);
        held.isError(503, null, "Org Admin");
        assertEquals("900", held.header("Retry-After"));
        assertEquals(Optional.of("leavers-held"), held.raw().reason());
        assertTrue(get("/Users/" + seventh).json().get("active").booleanValue());
        assertEquals(Gate.HELD, rule().gate());
        assertEquals(Optional.of(clock.instant()), rule().at());
        delete("/Users/" + seventh).isError(503, null);
        get("/Users/" + seventh).is(200);
        patchOps("/Users/" + seventh,
                "[{\"op\": \"Replace\", \"path\": \"title\", \"value\": 5}, " + OFF + "]")
                .isError(503, null);
        patchOps("/Users/" + seventh, "{\"op\": \"Replace\", \"path\": \"title\", \"value\": \"Guide\"}")
                .is(200);

        clock.advanceMillis(Duration.ofHours(3).toMillis());
        patchOps("/Users/" + seventh, OFF).isError(503, null);
        set(new Rule(50, true, Gate.LET_THROUGH, Optional.of(clock.instant()), Optional.of("admin"),
                Optional.of(clock.instant().plusSeconds(60)), Optional.of(clock.instant()),
                Optional.empty()));
        clock.advanceMillis(1);
        patchOps("/Users/" + seventh, OFF).is(200);
        leave(12);
        clock.advanceMillis(60_000);
        assertEquals(503, deactivate().status(), "the time is over, and so many left");
    }

    @Test
    void aFaultBesideItHidesNoWave() {
        hold(true);
        leave(6);
        patchOps("/Users/" + next(),
                "[{\"op\": \"Replace\", \"path\": \"title\", \"value\": 5}, " + OFF + "]")
                .isError(503, null);
        assertHoldBegan();
    }

    @Test
    void aFaultBesideItInAPutHidesNoWave() {
        hold(true);
        leave(6);
        put("/Users/" + next(), """
                {"schemas": ["%s"], "userName": "user6@example.com", "title": 5, "active": false}"""
                .formatted(CORE_USER)).isError(503, null);
        assertHoldBegan();
    }

    @Test
    void whatIsMissingInABulkRequestHidesNoWave() {
        hold(true);
        leave(6);
        Answer bulk = post("/Bulk", """
                {"schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [
                  {"method": "POST", "path": "/Users", "bulkId": "boss",
                   "data": {"schemas": ["%s"], "userName": "boss@elsewhere.com"}},
                  {"method": "PATCH", "path": "/Users/%s", "data": {
                   "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [
                     {"op": "replace", "path": "title", "value": "bulkId:boss"}, %s]}}]}"""
                .formatted(CORE_USER, next(), OFF)).is(200);
        assertEquals("503", bulk.json().at("/Operations/1/status").asString());
        assertHoldBegan();
    }

    private void assertHoldBegan() {
        assertEquals(Gate.HELD, rule().gate());
        assertEquals(List.of("6"), waves());
        assertEquals(1, events().filter(event -> event.action().equals("leavers.held")).count());
    }

    private Stream<EventRecord> events() {
        return store.read(transaction -> transaction.events().after(organizationId, 0, 1_000)).stream()
                .map(EventRecords.Kept::event);
    }

    /// How many may leave, as each alert about a wave tells it.
    private List<String> waves() {
        return events().filter(event -> event.action().equals("alert.raised"))
                .flatMap(event -> event.target().stream())
                .filter(target -> target.id().equals("leaver-wave"))
                .flatMap(target -> target.name().stream()).toList();
    }

    @Test
    void eachHoldIsTold() {
        hold(true);
        leave(6);
        deactivate().isError(503, null);
        deactivate().isError(503, null);
        clock.advanceMillis(LeaverGate.WINDOW.toMillis());
        hold(true);
        leave(5);
        deactivate().isError(503, null);
        assertEquals(List.of("6", "5"), waves());
    }

    @Test
    void withoutTheSwitchAWaveIsToldOnce() {
        leave(9);
        assertEquals(List.of("6"), waves());
    }

    @Test
    void whoLeavesIsNoMoreThanOneOfThoseWhoWereActive() {
        delete("/Users/" + next()).is(204);
        clock.advanceMillis(LeaverGate.WINDOW.toMillis());
        hold(true);
        leave(5);
        deactivate().isError(503, null);
        assertEquals(List.of("5"), waves(), "a fifth of 29");
    }

    @Test
    void whoCameBackIsNoMoreThanOneOfThoseWhoWereActive() {
        delete("/Users/" + next()).is(204);
        clock.advanceMillis(LeaverGate.WINDOW.toMillis());
        hold(true);
        String back = next();
        patchOps("/Users/" + back, OFF).is(200);
        patchOps("/Users/" + back, OFF.replace("False", "True")).is(200);
        leave(4);
        deactivate().isError(503, null);
    }

    @Test
    void whileNobodyIsToLeaveEachIsRefused() {
        set(new Rule(50, false, Gate.STOPPED, Optional.of(SET_UP), Optional.of("admin"), Optional.empty(),
                Optional.empty(), Optional.empty()));
        String user = next();
        Answer stopped = patchOps("/Users/" + user, OFF);
        stopped.isError(403, null, "stopped");
        assertNull(stopped.header("Retry-After"));
        delete("/Users/" + user).isError(403, null);
        assertEquals(Optional.of("leavers-stopped"), stopped.raw().reason());
        assertEquals(204, delete("/Groups/" + createGroup("Staff", user).id()).status());
    }

    @Test
    void withoutTheSwitchNobodyIsHeldAndOldLeaversDoNotCount() {
        leave(20);
        assertEquals(Gate.OPEN, rule().gate());
        hold(true);
        assertEquals(503, deactivate().status(), "those who left before it was switched on count");
        hold(true);
        clock.advanceMillis(LeaverGate.WINDOW.toMillis());
        leave(5);
    }

    @Test
    void whoIsCountedOnceLeavesOnce() {
        hold(true);
        leave(5);
        String twice = next();
        patchOps("/Users/" + twice, OFF).is(200);
        patchOps("/Users/" + twice, OFF).is(200);
        delete("/Users/" + twice).is(204);
        delete("/Users/" + twice).isError(404, null);
        assertEquals(503, deactivate().status());
    }

    @Test
    void theThresholdIsAFifthOfTheActiveButNeverBelowFive() {
        assertEquals(50, LeaverGate.limit(50, 100_000));
        assertEquals(50, LeaverGate.limit(50, 250));
        assertEquals(49, LeaverGate.limit(50, 249));
        assertEquals(5, LeaverGate.limit(50, 3));
        assertEquals(7, LeaverGate.limit(7, 100_000));
    }

    @Test
    void ofABulkRequestThoseBelowTheThresholdLeave() {
        hold(true);
        List<String> operations = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            operations.add("{\"method\": \"DELETE\", \"path\": \"/Users/" + next() + "\"}");
        }
        Answer bulk = post("/Bulk", "{\"schemas\": [\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"], "
                + "\"Operations\": [" + String.join(", ", operations) + "]}").is(200);
        List<String> statuses = bulk.json().get("Operations").valueStream()
                .map(one -> one.get("status").asString())
                .toList();
        assertEquals(6, statuses.stream().filter("204"::equals).count(), statuses::toString);
        assertEquals(4, statuses.stream().filter("503"::equals).count(), statuses::toString);
        assertEquals(Gate.HELD, rule().gate());
    }

    @Test
    void theCountSurvivesARestart() throws SQLException {
        hold(true);
        leave(6);
        store.close();
        store = Store.open(again());
        service = new ScimServiceProvider(store, tokens, clock);
        assertEquals(503, deactivate().status());
    }

    /// Where the store that was closed is.
    String again() throws SQLException {
        return super.url(folder);
    }
}
