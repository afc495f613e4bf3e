package dev.scimconsole.desktop.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.contract.directory.DirectorySearch;
import dev.scimconsole.contract.directory.PageStart;
import dev.scimconsole.contract.directory.UserSummary;
import dev.scimconsole.desktop.TestFailures;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The switch that protects a person, against the real service.
@Tag("desktop")
@Tag("desktop.users")
class ProtectionViewModelTest {

    @TempDir(factory = MemoryFolder.class) private Path folder;

    @Test
    void theSwitchShowsWhatTheServiceHolds() throws Exception {
        try (RunningServer server = RunningServer.setUp(folder)) {
            String token = server.addFirstDomain(server.signIn());
            server.sendTo("/scim/v2/Users", "POST",
                    "{\"schemas\": [\"urn:ietf:params:scim:schemas:core:2.0:User\"], \"userName\": \"bg@acme.com\"}",
                    "Authorization", "Bearer " + token, "Content-Type", "application/scim+json");
            AdminSession session = ConsoleClient.at(server.server().address())
                    .signIn(new SignIn(RunningServer.OWNER, RunningServer.PASSWORD));
            List<UserSummary> changed = new ArrayList<>();
            ProtectionViewModel model = new ProtectionViewModel(session.directory(),
                    new Tasks(Runnable::run, Runnable::run, new TestFailures()), changed::add);
            model.toggle();
            UserSummary user = first(session);
            model.show(user);
            assertFalse(model.onProperty().get());
            model.toggle();
            assertTrue(model.onProperty().get());
            assertEquals(List.of(user), changed);
            assertEquals(user.protectedFromNowOn(true), first(session));

            UserSummary gone = new UserSummary("gone", user.name(), user.userName(), user.source(),
                    user.groups(), 0,
                    user.invite(), true, user.refused(), true);
            model.show(gone);
            model.toggle();
            assertTrue(model.onProperty().get(), "it was only asked for");
            assertFalse(model.errorProperty().get().isEmpty());
            assertEquals(List.of(user), changed);
            model.show(user);
            assertEquals("", model.errorProperty().get());

            model.showNobody();
            model.toggle();
            assertEquals(List.of(user), changed, "the next person is not known yet");
            assertEquals(user.protectedFromNowOn(true), first(session));
        }
    }

    private static UserSummary first(AdminSession session) throws Exception {
        return session.directory().users(DirectorySearch.all(), PageStart.FIRST, 1).users().getFirst();
    }
}
