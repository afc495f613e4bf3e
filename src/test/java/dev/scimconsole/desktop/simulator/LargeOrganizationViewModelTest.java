package dev.scimconsole.desktop.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.desktop.NoFailures;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How loading a large organization is told, without one.
@Tag("desktop")
@Tag("desktop.simulator")
class LargeOrganizationViewModelTest {

    private final Deque<Runnable> work = new ArrayDeque<>();
    private final Tasks tasks = new Tasks(work::add, Runnable::run, new NoFailures());

    @Test
    void howFarItIsIsToldAndHowItEnds() {
        LargeOrganizationViewModel model = new LargeOrganizationViewModel((progress, cancelled) -> {
            progress.accept(51_000);
            return !cancelled.getAsBoolean();
        }, tasks, Runnable::run, new Messages());
        model.load();
        assertTrue(model.runningProperty().get());
        work.remove().run();
        assertEquals(0.5, model.progressProperty().get());
        assertEquals("100,000 people and 2,000 groups are there. Look at Users and Groups.",
                model.saidProperty().get());
        assertFalse(model.runningProperty().get());
        assertTrue(model.loadedProperty().get());
    }

    @Test
    void whatIsCancelledStops() {
        LargeOrganizationViewModel model = new LargeOrganizationViewModel(
                (_, cancelled) -> !cancelled.getAsBoolean(), tasks, Runnable::run, new Messages());
        model.load();
        assertEquals("0 of 102,000 people and groups…", model.saidProperty().get());
        model.cancel();
        work.remove().run();
        assertEquals("Cancelled. What was loaded so far stays until the demo ends.",
                model.saidProperty().get());
    }

    @Test
    void whatCantBeLoadedSaysWhy() {
        LargeOrganizationViewModel model = new LargeOrganizationViewModel((_, _) -> {
            throw new IllegalArgumentException("It is there already.");
        }, tasks, Runnable::run, new Messages());
        model.load();
        work.remove().run();
        assertEquals("It is there already.", model.saidProperty().get());
    }
}
