package dev.scimconsole.server.people;

import java.time.Duration;
import java.time.Instant;

/// What to think of a time that has not come yet: a clock was set back since.
final class Clocks {

    /// By how much the clocks of nodes may differ.
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private Clocks() {}

    /// Whether something that has happened can't have happened by this clock. How old it is, nobody can tell,
    /// so that what lives for a while only is over.
    static boolean isAhead(Instant happened, Instant now) {
        return happened.isAfter(now.plus(TOLERANCE));
    }
}
