package dev.scimconsole.server.values;

import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.security.SecureRandom;
import java.time.Instant;

/// Makes the ids of events and requests: UUIDs of version 7 (RFC 9562 §5.7), which sort by time to the
/// millisecond. They are names, not secrets.
public final class EventIds {

    private static final TimeBasedEpochGenerator GENERATOR = new TimeBasedEpochGenerator(new SecureRandom());

    private EventIds() {}

    /// A new id in text form.
    ///
    /// @param at goes into the id
    public static String next(Instant at) {
        return GENERATOR.construct(at.toEpochMilli()).toString();
    }
}
