package dev.scimconsole.server.activity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Tells whether the clock went on as time did, since it was looked at last.
final class SteadyTime {

    /// As clocks are set right all the time.
    private static final Duration TOLERANCE = Duration.ofMinutes(10);

    private final InstantSource clock;
    private final LongSupplier nanos;
    private Instant at;
    private long nanosAt;

    /// @param nanos counts what has passed, whatever the clock says
    SteadyTime(InstantSource clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
        at = clock.instant();
        nanosAt = nanos.getAsLong();
    }

    /// By how much the clock jumped since the last look, forwards or backwards; empty when it did not.
    Optional<Duration> jump() {
        Instant now = clock.instant();
        long nanosNow = nanos.getAsLong();
        Duration jump = Duration.between(at, now).minusNanos(nanosNow - nanosAt);
        at = now;
        nanosAt = nanosNow;
        return jump.abs().compareTo(TOLERANCE) > 0 ? Optional.of(jump) : Optional.empty();
    }
}
