package dev.scimconsole.server.scim.resource;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/// Makes ids that sort in the order they were made: UUIDs of version 7 (RFC 9562 §5.7), strictly rising within
/// the process, also while the clock stands still or runs back. Thread-safe.
public final class Identifiers {

    private static final int COUNTER_BITS = 12;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private long lastTick;

    /// @param clock for the time in the ids
    public Identifiers(InstantSource clock) {
        this.clock = clock;
    }

    /// A new id in text form.
    public String next() {
        long tick = nextTick();
        long high = (tick >>> COUNTER_BITS) << 16 | 0x7000 | (tick & ((1 << COUNTER_BITS) - 1));
        long low = (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    /// Milliseconds with a counter behind them (RFC 9562 §6.2, method 1).
    private synchronized long nextTick() {
        lastTick = Math.max(clock.millis() << COUNTER_BITS, lastTick + 1);
        return lastTick;
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
