package dev.scimconsole.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.desktop.preferences.Machine;
import dev.scimconsole.desktop.settings.MemorySettings;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What starts JavaFX before it is known what the window opens with.
@Tag("desktop")
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OpeningTest {

    private final AtomicInteger up = new AtomicInteger();
    private final CompletableFuture<Opening> opened = new CompletableFuture<>();
    private final CompletableFuture<Optional<StartOptions>> seen = new CompletableFuture<>();

    private static StartOptions options() {
        return StartOptions.of(new StartOptions.Start.InDemo(), () -> {
            throw new IllegalStateException("not started here");
        }, new MemorySettings(), Machine.untouched());
    }

    private Opening begin(Runnable launch) {
        Opening opening = new Opening(launch, up::incrementAndGet);
        opened.complete(opening);
        opening.begin();
        return opening;
    }

    @Test
    void javaFxStartsOnAnotherThreadAndWaitsForTheOptions() throws Exception {
        CompletableFuture<Thread> started = new CompletableFuture<>();
        StartOptions options = options();
        try (Opening opening = begin(() -> {
            started.complete(Thread.currentThread());
            seen.complete(opened.join().started());
        })) {
            assertNotSame(Thread.currentThread(), started.get(30, TimeUnit.SECONDS));
            opening.open(options);
            opening.await();
        }
        assertSame(options, seen.get(30, TimeUnit.SECONDS).orElseThrow());
        assertEquals(1, up.get());
    }

    @Test
    void whyThereIsNoDisplayIsTold() {
        UnsupportedOperationException none = new UnsupportedOperationException("no display");
        try (Opening opening = begin(() -> {
            throw none;
        })) {
            opening.open(options());
            assertSame(none, assertThrows(UnsupportedOperationException.class, opening::await));
        }
    }

    @Test
    void withoutOptionsThereIsNoWindowAndWhatWasStartedHasEnded() {
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        Opening opening = begin(() -> {
            seen.complete(opened.join().started());
            ended.complete(true);
        });
        opening.close();
        assertTrue(seen.join().isEmpty());
        assertTrue(ended.isDone());
    }
}
