package dev.scimconsole.server.http.body;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What is made of bodies.
@Tag("server")
@Tag("server.http")
@Tag("server.http.body")
class BodyBudgetTest {

    private static final int MADE = 1_000_000;

    private final BodyBudget budget = new BodyBudget(MADE, MADE, 64, Duration.ZERO);
    private final BodyBudget.Share one = budget.share();
    private final BodyBudget.Share other = budget.share();

    private static byte[] body(String piece, int times) {
        return piece.repeat(times).getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void whatIsMadeOfBodiesIsCountedByTheirValues() {
        assertTrue(one.takeToMake(body("{\"a\":1},", 1_000)));
        assertEquals(MADE - 3 * 1_000 * 64, budget.freeToMake());
        assertTrue(other.takeToMake(body("x", 1_000_000)));
        assertEquals(MADE - 3 * 1_000 * 64, budget.freeToMake());
        assertTrue(other.takeToMake(body("[", BodyReader.MAX_OF_A_STRANGER)));
        assertEquals(MADE - 3 * 1_000 * 64, budget.freeToMake());
        one.close();
        assertEquals(MADE, budget.freeToMake());
    }

    @Test
    void oneOfNothingButSmallThingsHasAllAndTheNextOneWaits() {
        assertTrue(one.takeToMake(body("{},", 1_000_000)));
        assertEquals(0, budget.freeToMake());
        assertFalse(other.takeToMake(body("{},", 5_000)));
        one.close();
        assertTrue(other.takeToMake(body("{},", 5_000)));
        other.close();
        other.close();
        assertEquals(MADE, budget.freeToMake());
    }
}
