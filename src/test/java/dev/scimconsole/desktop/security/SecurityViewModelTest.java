package dev.scimconsole.desktop.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.contract.configuration.AddDomain;
import dev.scimconsole.desktop.ManualTime;
import dev.scimconsole.desktop.TestFailures;
import dev.scimconsole.desktop.task.Loads;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.time.Duration;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("desktop")
@Tag("desktop.security")
class SecurityViewModelTest {

    @TempDir(factory = MemoryFolder.class) private Path folder;
    private final ManualTime time = new ManualTime();

    @Test
    void theTileTellsLiveFacts() throws Exception {
        SecurityViewModel model;
        try (RunningServer server = RunningServer.setUp(folder)) {
            AdminSession session = ConsoleClient.at(server.server().address())
                    .signIn(new SignIn(RunningServer.OWNER, RunningServer.PASSWORD));
            model = new SecurityViewModel(session,
                    new Loads(new Tasks(Runnable::run, Runnable::run, new TestFailures()), time,
                            session::health,
                            new Messages()),
                    time);
            SimpleBooleanProperty counted = new SimpleBooleanProperty();
            model.awaitToo(counted);
            model.load();
            assertFalse(model.drawnProperty().get(), "what stands above is not known yet");
            counted.set(true);
            assertTrue(model.drawnProperty().get());
            counted.set(false);
            assertTrue(model.drawnProperty().get(), "it stays so");
            assertTrue(model.factsProperty().get().startsWith("No domains yet."));
            String hint = session.addDomain(new AddDomain("acme.com", false)).value().issuedToken()
                    .orElseThrow()
                    .hint();
            model.load();
            time.pass(Duration.ofMinutes(3));
            assertTrue(model.factsProperty().get().matches(
                    "1 domain · token …" + hint + ", created [23] min ago · never used"),
                    model.factsProperty()::get);
            model.close();
            assertEquals(0, time.waiting());
        }
        model.load();
        assertFalse(model.loading().errorProperty().get().isBlank());
    }
}
