package dev.scimconsole.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real PostgreSQL primary is killed under load, and its replica takes over.
@Tag("whole")
@Tag("main")
class FailOverTest {

    @TempDir private Path folder;

    @Test
    void theServiceGoesOnByItselfAndKeepsWhatItAcknowledged() throws Exception {
        FailOver.Figures figures = FailOver.run(folder, 4, 100, Duration.ZERO, 3);
        assertEquals(0, figures.lost(), figures::toString);
        assertEquals(0, figures.revokedAccepted(), figures::toString);
        assertTrue(figures.acknowledged() > 100 && figures.refreshes() > 3 && figures.revokedTried() > 0,
                figures::toString);
        assertTrue(figures.afterPromotion().compareTo(Duration.ofSeconds(8)) < 0, figures::toString);
        assertTrue(figures.slowest().compareTo(Duration.ofSeconds(15)) < 0, figures::toString);
        // 401 and 429 where the token was refreshed meanwhile, 503 while the database was away.
        assertTrue(Set.of(201, 401, 429, 503).containsAll(figures.statuses().keySet()), figures::toString);
    }
}
