package dev.scimconsole.desktop;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/// The system's time where it is noon now, so that what is said of today holds at any hour that tests run at.
public final class NoonClock {

    private static final int NOON = 12;

    private NoonClock() {}

    /// A clock that goes, in a zone in which it is between 12:00 and 13:00 now.
    public static Clock begun() {
        return Clock.system(zone(Instant.now()));
    }

    /// The zone in which it is between 12:00 and 13:00 at a moment.
    static ZoneOffset zone(Instant moment) {
        return ZoneOffset.ofHours(NOON - moment.atOffset(ZoneOffset.UTC).getHour());
    }
}
