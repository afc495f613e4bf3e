package dev.scimconsole.server.scim.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Ids, RFC 9562 §5.7.
@Tag("server")
@Tag("server.scim")
@Tag("server.scim.resource")
class IdentifiersTest {

    @Test
    void laterIdsSortLaterWhateverTheClockDoes() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T09:00:00Z"));
        Identifiers identifiers = new Identifiers(now::get);
        String last = "";
        for (int i = 0; i < 20_000; i++) {
            String id = identifiers.next();
            assertTrue(id.compareTo(last) > 0);
            last = id;
            if (i == 10_000) {
                now.set(Instant.parse("2026-11-24T08:00:00Z"));
            }
        }
        now.set(Instant.parse("2026-11-24T10:00:00Z"));
        assertTrue(identifiers.next().compareTo(last) > 0);
    }

    @Test
    void idsAreUuidsOfVersionSevenWithTheTime() {
        Instant now = Instant.parse("2026-11-24T09:00:00.123Z");
        UUID id = UUID.fromString(new Identifiers(() -> now).next());
        assertEquals(7, id.version());
        assertEquals(2, id.variant());
        assertEquals(now.toEpochMilli(), id.getMostSignificantBits() >>> 16);
    }

    @Test
    void theFormOfAnIdIsRecognised() {
        assertTrue(Identifiers.hasForm(new Identifiers(Instant::now).next()));
        for (String other : new String[]{"", "x", "01900000-0000-7000-8000-00000000000",
                "01900000-0000-7000-8000-00000000000G", "01900000-0000-7000-8000-00000000000A",
                "01900000a0000-7000-8000-000000000000"}) {
            assertFalse(Identifiers.hasForm(other), other);
        }
    }
}
