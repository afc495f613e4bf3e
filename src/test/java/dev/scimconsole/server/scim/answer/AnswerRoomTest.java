package dev.scimconsole.server.scim.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The memory for all answers.
@Tag("server")
@Tag("server.scim")
@Tag("server.scim.answer")
class AnswerRoomTest {

    private static final int BYTES = 1_000_000;

    private final AnswerRoom room = AnswerRoom.of(BYTES, Duration.ZERO);
    private final AnswerRoom.Share one = room.share();
    private final AnswerRoom.Share other = room.share();

    @Test
    void whatIsSmallTakesNothing() {
        one.need(60_000);
        assertEquals(BYTES, room.free());
        one.need(60_000);
        assertEquals(BYTES - 120_000, room.free());
        one.close();
        assertEquals(BYTES, room.free());
    }

    @Test
    void whoFindsTooLittleTakesNoMoreAndCanBeginAnew() {
        one.need(600_000);
        other.need(300_000);
        assertThrows(NoRoomException.class, () -> other.need(200_000));
        assertEquals(100_000, room.free());
        assertFalse(other.await());
        assertEquals(400_000, room.free());
        one.close();
        assertTrue(other.await());
        // All of it, as nobody knows how much more than those 500,000 it will be.
        assertEquals(0, room.free());
        other.begin();
        other.need(700_000);
        other.close();
        other.close();
        assertEquals(BYTES, room.free());
    }

    @Test
    void whatIsLargerThanTheRoomMayHaveAllOfIt() {
        one.need(10L * BYTES);
        assertEquals(0, room.free());
        assertThrows(NoRoomException.class, () -> other.need(100_000));
        one.close();
        other.begin();
        other.need(100_000);
        assertEquals(BYTES - 100_000, room.free());
    }

    @Test
    void whoWaitsGetsRoomAsSoonAsItIsThere() throws Exception {
        AnswerRoom patient = AnswerRoom.of(BYTES, Duration.ofMinutes(1));
        AnswerRoom.Share first = patient.share();
        AnswerRoom.Share second = patient.share();
        first.need(BYTES);
        assertThrows(NoRoomException.class, () -> second.need(400_000));
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(second::await);
        first.close();
        assertTrue(waiting.get(1, TimeUnit.MINUTES));
        assertEquals(BYTES - 800_000, patient.free());
    }
}
