package dev.scimconsole.desktop.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.CallFailure;
import dev.scimconsole.desktop.TestFailures;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("desktop")
@Tag("desktop.task")
class TasksTest {

    private final TestFailures failures = new TestFailures();
    private final Queue<Runnable> screen = new ArrayDeque<>();
    private final Tasks tasks = new Tasks(Runnable::run, screen::add, failures);
    private final List<Object> seen = new ArrayList<>();

    @Test
    void aResultArrivesOnTheScreensThreadAndNotBefore() {
        tasks.of(() -> "done").onSuccess(seen::add).start();
        assertEquals(List.of(), seen);
        screen.remove().run();
        assertEquals(List.of("done"), seen);
    }

    @Test
    void itIsBusyFromItsStartToItsEnd() {
        BooleanProperty busy = new SimpleBooleanProperty();
        BooleanProperty busyToo = new SimpleBooleanProperty();
        tasks.of(() -> 1).showing(busy).showing(busyToo).onSuccess(_ -> seen.add(busy.get())).start();
        assertTrue(busy.get() && busyToo.get());
        screen.remove().run();
        assertFalse(busy.get() || busyToo.get());
        assertEquals(List.of(false), seen);
    }

    @Test
    void aFailedCallArrivesAsWhatItIs() {
        CallFailure failure = new CallFailure.Unreachable("Nobody there.");
        tasks.of(() -> {
            throw new CallFailedException(failure);
        }).onFailure(seen::add).start();
        screen.remove().run();
        assertEquals(List.of(failure), seen);
    }

    @Test
    void aDefectIsToldAndDoesNotLeaveThePageWaiting() {
        BooleanProperty busy = new SimpleBooleanProperty();
        Error defect = new StackOverflowError();
        tasks.of(() -> {
            throw defect;
        }).showing(busy).onFailure(seen::add).start();
        screen.remove().run();
        assertSame(defect, failures.defects().getFirst());
        assertFalse(busy.get());
        assertEquals(List.of(), seen);
    }

    @Test
    void aResultThatNobodyWaitsForIsDiscarded() {
        Tasks page = tasks.group();
        page.of(() -> "token").onSuccess(seen::add).onDiscard(token -> seen.add("wiped " + token)).start();
        page.close();
        screen.remove().run();
        assertEquals(List.of("wiped token"), seen);
    }

    @Test
    void whatIsHeldArrivesWhenItIsReleased() {
        Tasks page = tasks.group();
        BooleanProperty busy = new SimpleBooleanProperty();
        page.hold();
        page.of(() -> "early").showing(busy).onSuccess(seen::add).start();
        screen.remove().run();
        assertEquals(List.of(), seen);
        assertTrue(busy.get());
        page.release();
        assertFalse(busy.get());
        page.of(() -> "late").onSuccess(seen::add).start();
        screen.remove().run();
        assertEquals(List.of("early", "late"), seen);
    }

    @Test
    void whatIsHeldIsDiscardedWhenItsGroupIsClosed() {
        Tasks page = tasks.group();
        page.hold();
        page.of(() -> "token").onSuccess(seen::add).onDiscard(token -> seen.add("wiped " + token)).start();
        page.of(() -> "key").onSuccess(seen::add).onDiscard(key -> seen.add("wiped " + key)).start();
        screen.remove().run();
        tasks.end(page);
        screen.remove().run();
        assertEquals(List.of("wiped token", "wiped key"), seen);
    }

    @Test
    void aClosedGroupStartsNothing() {
        Tasks page = tasks.group();
        tasks.end(page);
        BooleanProperty busy = new SimpleBooleanProperty();
        page.of(() -> seen.add("worked")).showing(busy).start();
        assertEquals(List.of(), seen);
        assertFalse(busy.get());
    }

    @Test
    void closingTheWholeClosesItsGroups() {
        Tasks page = tasks.group();
        page.of(() -> 1).onSuccess(seen::add).start();
        tasks.close();
        screen.remove().run();
        assertEquals(List.of(), seen);
    }

    @Test
    @Timeout(10)
    void cancellingInterruptsTheWork() throws Exception {
        var arrivals = new LinkedBlockingQueue<Runnable>();
        Tasks real = Tasks.onVirtualThreads(arrivals::add, failures);
        CountDownLatch begun = new CountDownLatch(1);
        RunningTask running = real.of(() -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return 1;
        }).onSuccess(seen::add).start();
        begun.await();
        running.cancel();
        arrivals.poll(5, TimeUnit.SECONDS).run();
        assertEquals(List.of(), seen);
        assertEquals(List.of(), failures.defects());
    }
}
