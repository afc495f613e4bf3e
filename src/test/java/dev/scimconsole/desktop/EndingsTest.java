package dev.scimconsole.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scimconsole.desktop.task.Tasks;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What ends in the background, without a toolkit.
@Tag("desktop")
class EndingsTest {

    private final Deque<Runnable> background = new ArrayDeque<>();
    private final TestFailures failures = new TestFailures();
    private final Endings endings = new Endings(new Tasks(background::add, Runnable::run, failures));
    private final List<String> done = new ArrayList<>();

    @Test
    void theProgramEndsWhenAllHas() {
        endings.begin(() -> done.add("a session"));
        endings.begin(() -> done.add("the demo"));
        endings.afterAll(() -> done.add("the program"));
        background.removeLast().run();
        assertEquals(List.of("the demo"), done);
        background.removeLast().run();
        assertEquals(List.of("the demo", "a session", "the program"), done);
        endings.begin(() -> done.add("what came late"));
        background.removeLast().run();
        assertEquals(List.of("the demo", "a session", "the program", "what came late"), done);
        assertEquals(List.of(), failures.defects());
    }

    @Test
    void whereNothingIsUnderWayTheProgramEndsAtOnce() {
        endings.begin(() -> done.add("a session"));
        background.removeLast().run();
        endings.afterAll(() -> done.add("the program"));
        assertEquals(List.of("a session", "the program"), done);
    }

    @Test
    void whatFailsHasEndedToo() {
        endings.begin(() -> {
            throw new IllegalStateException("it can't end");
        });
        endings.afterAll(() -> done.add("the program"));
        background.removeLast().run();
        assertEquals(List.of("the program"), done);
        assertEquals(1, failures.defects().size());
    }
}
