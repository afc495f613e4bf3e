package dev.scimconsole.desktop.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.client.DirectoryCalls;
import dev.scimconsole.contract.directory.DirectorySearch;
import dev.scimconsole.contract.directory.PageStart;
import dev.scimconsole.demo.LargeOrganization;
import dev.scimconsole.demo.OfflineDemo;
import dev.scimconsole.desktop.NoFailures;
import dev.scimconsole.desktop.settings.Language;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.server.RunningServer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How loading a large organization is told.
@Tag("desktop")
@Tag("desktop.simulator")
class LargeOrganizationViewModelTest {

    private final Deque<Runnable> work = new ArrayDeque<>();
    private final BooleanProperty whole = new SimpleBooleanProperty();
    private final Tasks tasks = new Tasks(work::add, Runnable::run, new NoFailures());

    @Test
    void howFarItIsIsToldAndHowItEnds() {
        LargeOrganizationViewModel model = model((progress, cancelled) -> {
            progress.accept(51_000);
            return !cancelled.getAsBoolean();
        });
        assertTrue(model.loadable().get());
        assertFalse(model.begunProperty().get());
        model.load();
        assertTrue(model.runningProperty().get());
        assertTrue(model.begunProperty().get());
        assertFalse(model.loadable().get());
        work.remove().run();
        assertEquals(0.5, model.progressProperty().get());
        assertEquals("100,000 people and 2,000 groups are there. Look at Users and Groups.",
                model.saidProperty().get());
        assertFalse(model.runningProperty().get());
        assertFalse(model.loadable().get(), "all of it is there");
    }

    /// What the texts say is what is loaded, in each language.
    @Test
    void theTextsTellTheRealNumbers() {
        for (Language language : Language.values()) {
            Messages messages = new Messages(language.locale(Locale.ENGLISH));
            for (String key : List.of("large.subtitle", "large.loaded")) {
                String text = messages.text(key).replaceAll("(?<=\\d)[.,\\p{Z}](?=\\d{3})", "");
                assertTrue(text.contains(LargeOrganization.PEOPLE + " ")
                        && text.contains(LargeOrganization.GROUPS + " "), text);
            }
        }
    }

    /// The real loader, stopped twice: among the people and among the groups.
    @Test
    void whatIsCancelledStopsAndGoesOnFromThere() throws Exception {
        List<Double> shown = new ArrayList<>();
        try (OfflineDemo demo = OfflineDemo.start(RunningServer.CHEAP)) {
            LargeOrganization organization = new LargeOrganization(demo, 1_200, 50);
            AtomicReference<IntConsumer> watch = new AtomicReference<>(_ -> {});
            LargeOrganizationViewModel model = new LargeOrganizationViewModel(
                    (progress, cancelled) -> organization.load(written -> {
                        progress.accept(written);
                        watch.get().accept(written);
                    }, cancelled), whole, 1_250, tasks, Runnable::run, new Messages());
            model.progressProperty().subscribe(progress -> shown.add(progress.doubleValue()));
            for (int stop : new int[]{500, 1_210}) {
                watch.set(written -> {
                    if (written >= stop) {
                        model.cancel();
                    }
                });
                model.load();
                work.remove().run();
                assertEquals("Cancelled. What was loaded so far stays until the demo ends.",
                        model.saidProperty().get());
                assertEquals(stop / 1_250.0, model.progressProperty().get());
                assertTrue(model.loadable().get());
                assertEquals(stop, there(demo));
            }
            watch.set(_ -> {});
            model.load();
            assertEquals("1,210 of 1,250 people and groups…", model.saidProperty().get());
            work.remove().run();
            assertTrue(model.saidProperty().get().startsWith("100,000 people"), model.saidProperty().get());
            assertFalse(model.loadable().get());
            assertEquals(1_250, there(demo));
        }
        assertEquals(shown.stream().sorted().toList(), shown, "it never goes back");
        assertEquals(1, shown.getLast());
    }

    private static long there(OfflineDemo demo) throws CallFailedException {
        try (ConsoleClient client = ConsoleClient.at(demo.address())) {
            DirectoryCalls directory = client.signIn(demo.orgAdmin()).directory();
            return directory.users(DirectorySearch.all(), PageStart.FIRST, 1).total()
                    + directory.groups(DirectorySearch.all(), PageStart.FIRST, 1).total();
        }
    }

    /// The window of before has loaded all of it.
    @Test
    void whatIsThereAlreadySaysSoAndIsNotLoadedAgain() {
        LargeOrganizationViewModel before = model((_, _) -> true);
        before.load();
        work.remove().run();
        LargeOrganizationViewModel model = model((_, _) -> true);
        assertEquals("A large organization was loaded into this demo already.", model.saidProperty().get());
        assertFalse(model.loadable().get());
    }

    private LargeOrganizationViewModel model(LargeOrganizationViewModel.Loader loader) {
        return new LargeOrganizationViewModel(loader, whole,
                LargeOrganization.PEOPLE + LargeOrganization.GROUPS, tasks, Runnable::run, new Messages());
    }
}
