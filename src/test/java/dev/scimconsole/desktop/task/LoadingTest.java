package dev.scimconsole.desktop.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.CallFailure;
import dev.scimconsole.contract.Problem;
import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.desktop.ManualTime;
import dev.scimconsole.desktop.TestFailures;
import dev.scimconsole.desktop.text.Messages;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a page loads, on a service that is slow or gone. Work waits until the test lets it run.
@Tag("desktop")
@Tag("desktop.task")
class LoadingTest {

    private static final CallFailure GONE = new CallFailure.Unreachable("The service does not answer.");

    private final Deque<Runnable> work = new ArrayDeque<>();
    private final ManualTime time = new ManualTime();
    private final TestFailures failures = new TestFailures();
    private final List<String> arrived = new ArrayList<>();
    private final List<String> discarded = new ArrayList<>();
    private Optional<CallFailure> broken = Optional.empty();
    private int probes;
    private final Loading loading = new Loads(new Tasks(work::add, Runnable::run, failures), time,
            this::probe,
            new Messages()).of(this::load);

    @AfterEach
    void nothingIsLeft() {
        loading.stop();
        assertEquals(0, time.waiting());
        assertEquals(List.of(), failures.defects());
    }

    @Test
    void whatTakesFiveSecondsCanBeGivenUp() {
        load();
        assertTrue(loading.runningProperty().get());
        time.pass(Duration.ofSeconds(4));
        assertFalse(loading.slowProperty().get());
        time.pass(Duration.ofSeconds(1));
        assertTrue(loading.slowProperty().get());
        loading.cancel();
        assertFalse(loading.runningProperty().get());
        assertFalse(loading.slowProperty().get());
        assertEquals("Cancelled.", loading.errorProperty().get());
        assertEquals(0, time.waiting(), "nobody asked to look again");
        work.remove().run();
        assertEquals(List.of(), arrived, "given up before it began");
        loading.retry();
        assertEquals("", loading.errorProperty().get());
        work.remove().run();
        assertEquals(List.of("it"), arrived);
        assertEquals(0, time.waiting());
    }

    @Test
    void whatComesAlthoughItWasGivenUpIsDiscarded() {
        loading.start(() -> {
            loading.cancel();
            return "it";
        }, arrived::add, discarded::add);
        work.remove().run();
        assertEquals(List.of(), arrived);
        assertEquals(List.of("it"), discarded);
    }

    @Test
    void aServiceThatReturnsIsNoticed() {
        broken = Optional.of(GONE);
        load();
        work.remove().run();
        assertEquals("The service does not answer.", loading.errorProperty().get());
        time.pass(Duration.ofSeconds(5));
        time.pass(Duration.ofSeconds(5));
        assertEquals(1, work.size(), "one look at a time");
        work.remove().run();
        assertEquals(1, probes);
        assertEquals("The service does not answer.", loading.errorProperty().get(), "as long as it is so");
        broken = Optional.empty();
        time.pass(Duration.ofSeconds(5));
        work.remove().run();
        assertEquals("", loading.errorProperty().get());
        work.remove().run();
        assertEquals(List.of("it"), arrived);
        assertEquals(2, probes);
        time.pass(Duration.ofSeconds(20));
        assertEquals(0, work.size());
    }

    @Test
    void aServiceThatIsThereAndRefusesIsNotLookedFor() {
        broken = Optional.of(new CallFailure.Answered(Problem.of(ProblemCode.NOT_FOUND, "There is none.")));
        load();
        work.remove().run();
        time.pass(Duration.ofSeconds(20));
        assertEquals(0, work.size());
        assertEquals(0, time.waiting());
    }

    @Test
    void whoGoesAwayLooksForNothing() {
        broken = Optional.of(GONE);
        load();
        work.remove().run();
        loading.stop();
        time.pass(Duration.ofSeconds(20));
        assertEquals(0, work.size());
        assertEquals("", loading.errorProperty().get());
    }

    private void load() {
        loading.start(() -> {
            failIfBroken();
            return "it";
        }, arrived::add);
    }

    private String probe() throws CallFailedException {
        probes++;
        failIfBroken();
        return "well";
    }

    private void failIfBroken() throws CallFailedException {
        if (broken.isPresent()) {
            throw new CallFailedException(broken.get());
        }
    }
}
