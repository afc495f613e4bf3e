package dev.scimconsole.server.scim.resource;

import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.security.SecureRandom;
import java.time.InstantSource;

/// Makes ids that sort in the order they were made: UUIDs of version 7 (RFC 9562 §5.7), strictly rising
/// within the process, also while the clock stands still or runs back. Thread-safe.
public final class Identifiers {

    private final InstantSource clock;
    private final TimeBasedEpochGenerator generator = new TimeBasedEpochGenerator(new SecureRandom());
    private long lastMillis;

    /// @param clock for the time in the ids
    public Identifiers(InstantSource clock) {
        this.clock = clock;
    }

    /// A new id in text form.
    public synchronized String next() {
        // The generator counts within a millisecond, and knows nothing of clocks that run back.
        lastMillis = Math.max(clock.millis(), lastMillis);
        return generator.construct(lastMillis).toString();
    }

    /// Whether a text could be an id. Saves the store from looking for what it can't hold.
    public static boolean hasForm(String text) {
        if (text.length() != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            char c = text.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
                return false;
            }
        }
        return true;
    }
}
