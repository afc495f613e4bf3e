package dev.scimconsole.server.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
@Tag("server.activity")
class SteadyTimeTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final AtomicReference<Instant> clock = new AtomicReference<>(
            Instant.parse("2026-11-24T12:00:00Z"));
    private final AtomicLong nanos = new AtomicLong(-7);
    private final SteadyTime time = new SteadyTime(clock::get, nanos::get);

    @Test
    void aClockThatGoesOnAsTimeDoesHasNotJumped() {
        assertEquals(Optional.empty(), after(HOUR, HOUR));
        assertEquals(Optional.empty(), after(HOUR, HOUR.plusMinutes(9)));
        assertEquals(Optional.empty(), after(HOUR, HOUR.minusMinutes(9)));
    }

    @Test
    void aJumpIsToldOnceAndThenBelieved() {
        Duration year = Duration.ofDays(365);
        assertEquals(Optional.of(year), after(HOUR, HOUR.plus(year)));
        assertEquals(Optional.empty(), after(HOUR, HOUR));
        assertEquals(Optional.of(year.negated()), after(HOUR, HOUR.minus(year)));
        assertEquals(Optional.empty(), after(HOUR, HOUR));
    }

    private Optional<Duration> after(Duration passed, Duration onTheClock) {
        clock.updateAndGet(now -> now.plus(onTheClock));
        nanos.addAndGet(passed.toNanos());
        return time.jump();
    }
}
