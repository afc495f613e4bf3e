package dev.scimconsole.server.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.store.failure.StoreUnavailableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("server")
@Tag("server.background")
@Timeout(20)
class RoundsTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final Semaphore gone = new Semaphore(0);

    @Test
    void aRoundBeginsAtOnceAndAfterEachPause() throws InterruptedException {
        try (Rounds rounds = rounds(SHORT, LONG, gone::release)) {
            rounds.start();
            gone.acquire(3);
            assertFalse(rounds.isClosing());
        }
    }

    @Test
    void whoeverBeginsWithAPauseWaits() throws InterruptedException {
        try (Rounds rounds = rounds(LONG, LONG, gone::release)) {
            rounds.startWithPause();
            rounds.wake();
            gone.acquire();
            assertEquals(0, gone.availablePermits(), "woken once");
        }
        Rounds never = rounds(LONG, LONG, gone::release);
        never.startWithPause();
        never.close();
        assertEquals(0, gone.availablePermits());
    }

    @Test
    void whatFailsIsTriedAgain() throws InterruptedException {
        AtomicInteger round = new AtomicInteger();
        try (Rounds rounds = rounds(SHORT, LONG, () -> {
            switch (round.incrementAndGet()) {
                case 1 -> throw new StoreUnavailableException("on purpose", new IllegalStateException());
                case 2 -> throw new IllegalStateException("on purpose");
                default -> gone.release();
            }
        })) {
            rounds.start();
            gone.acquire();
        }
        assertTrue(round.get() >= 3);
    }

    @Test
    void theRoundUnderWayComesToItsEnd() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean(true);
        Rounds[] rounds = new Rounds[1];
        rounds[0] = rounds(LONG, LONG, () -> {
            begun.countDown();
            while (!rounds[0].isClosing()) {
                Thread.onSpinWait();
            }
            interrupted.set(Thread.currentThread().isInterrupted());
            gone.release();
        });
        assertFalse(rounds[0].isClosing());
        rounds[0].start();
        begun.await();
        rounds[0].close();
        assertEquals(1, gone.availablePermits(), "before close returns");
        assertFalse(interrupted.get());
    }

    @Test
    void aRoundThatTakesTooLongIsInterrupted() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Rounds rounds = rounds(LONG, Duration.ZERO, () -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                gone.release();
                throw e;
            }
        });
        rounds.start();
        begun.await();
        rounds.close();
        assertEquals(1, gone.availablePermits());
        rounds.close();
    }

    @Test
    void oneThatNeverBeganEndsAtOnce() {
        rounds(LONG, LONG, gone::release).close();
        assertEquals(0, gone.availablePermits());
    }

    private static Rounds rounds(Duration pause, Duration patience, Rounds.Round round) {
        return new Rounds("rounds", "Nothing is done", pause, patience, round);
    }
}
