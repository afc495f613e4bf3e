package dev.scimconsole.desktop.refusals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.desktop.ManualTime;
import dev.scimconsole.desktop.TestFailures;
import dev.scimconsole.desktop.task.Loads;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of refused changes without a screen, against the real service.
@Tag("desktop")
@Tag("desktop.refusals")
class RefusalsViewModelTest {

    @TempDir(factory = MemoryFolder.class) private Path folder;
    private final ManualTime time = new ManualTime();
    private final Messages messages = new Messages();

    @Test
    void theListIsReadPageByPageAndForOneClient() throws Exception {
        try (RunningServer server = RunningServer.setUp(folder)) {
            String token = server.addFirstDomain(server.signIn());
            IntStream.range(0, 60)
                    .forEach(i -> create(server, token, "u" + i + "@gone.test", "Okta SCIM Client 1.0.0"));
            create(server, token, "x@gone.test", "JumpCloud");
            AdminSession session = session(server);
            RefusalsViewModel model = new RefusalsViewModel(session.refusals(), loads(session));
            model.load();
            assertEquals(50, model.others().size());
            assertEquals("", model.badgeProperty().get());
            assertEquals(List.of("JumpCloud", "Okta"), model.clients());
            assertTrue(model.hasMoreProperty().get());
            model.showMore();
            assertEquals(61, model.others().size());
            assertFalse(model.hasMoreProperty().get());
            model.choose(Optional.of("JumpCloud"));
            assertEquals(1, model.others().size());
            model.close();
        }
    }

    @Test
    void settlingAsksForAReasonAndTheCountFollowsWithTime() throws Exception {
        try (RunningServer server = RunningServer.setUp(folder)) {
            String token = server.addFirstDomain(server.signIn());
            create(server, token, "x@gone.test", "Okta SCIM Client 1.0.0");
            AdminSession session = session(server);
            RefusalCount count = new RefusalCount(session.refusals(), tasks(), time);
            count.read();
            assertEquals(1, count.openProperty().get());
            String id = session.refusals().open(Optional.empty(), Optional.empty(), 1).changes().getFirst()
                    .id();
            SettlingViewModel settling = new SettlingViewModel(session.refusals(), tasks(), messages, id);
            settling.settle();
            assertEquals("Say why this is settled.", settling.wrongProperty().get());
            settling.reasonProperty().set("Not ours.");
            settling.settle();
            assertTrue(settling.doneProperty().get());
            assertEquals(1, count.openProperty().get());
            time.pass(Duration.ofMinutes(1));
            assertEquals(0, count.openProperty().get());
            SettlingViewModel again = new SettlingViewModel(session.refusals(), tasks(), messages, id);
            again.reasonProperty().set("Once more.");
            again.settle();
            assertFalse(again.doneProperty().get());
            assertFalse(again.failureProperty().get().isEmpty());
            count.end();
            assertEquals(0, time.waiting());
        }
    }

    private static AdminSession session(RunningServer server) throws Exception {
        return ConsoleClient.at(server.server().address())
                .signIn(new SignIn(RunningServer.OWNER, RunningServer.PASSWORD));
    }

    private static Tasks tasks() {
        return new Tasks(Runnable::run, Runnable::run, new TestFailures());
    }

    private Loads loads(AdminSession session) {
        return new Loads(tasks(), time, session::health, messages);
    }

    private static void create(RunningServer server, String token, String userName, String client) {
        server.sendTo("/scim/v2/Users", "POST",
                "{\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:User\"], "
                        + "\"userName\": \"" + userName + "\"}",
                "Authorization", "Bearer " + token, "Content-Type",
                "application/scim+json", "User-Agent", client);
    }
}
