package dev.scimconsole.desktop;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;

/// The system's time in the system's time zone, like [Clock#systemDefaultZone()], but the zone is looked up
/// when it is asked for. Reading the JDK's time zones takes as long as a fifth of a window's start, and the
/// first screen shows no time.
final class LocalClock extends Clock {

    private final InstantSource source = InstantSource.system();

    @Override
    public ZoneId getZone() {
        return ZoneId.systemDefault();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return source.withZone(zone);
    }

    @Override
    public Instant instant() {
        return source.instant();
    }

    @Override
    public long millis() {
        return source.millis();
    }
}
