package dev.scimconsole.server.values;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// Makes the ids of events and requests: UUIDs of version 7 (RFC 9562 §5.7), which sort by time to the
/// millisecond. They are names, not secrets.
public final class EventIds {

    private EventIds() {}

    /// A new id in text form.
    ///
    /// @param at goes into the id
    public static String next(Instant at) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = at.toEpochMilli() << 16 | 0x7000 | random.nextInt(1 << 12);
        long low = random.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
