package dev.scimconsole.desktop.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.client.Wire;
import dev.scimconsole.contract.access.AdministratorDetails;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.desktop.ManualTime;
import dev.scimconsole.desktop.TestFailures;
import dev.scimconsole.desktop.change.Notice;
import dev.scimconsole.desktop.task.Loads;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.widgets.secrets.TokenCopies;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Admin Access without a toolkit, on a real service behind a breakable wire, with a viewer beside the Org
/// Admin. Each test has its own.
abstract class AccessPage {

    static final String KIM = "kim@acme.com";
    static final String NEW_PASSWORD = "nine violet ladders in the rain";

    @TempDir(factory = MemoryFolder.class) private Path folder;
    final TestFailures failures = new TestFailures();
    final ManualTime time = new ManualTime();
    final Copies copies = new Copies();
    final List<String> told = new ArrayList<>();
    RunningServer server;
    Wire wire;
    int roleChanges;

    @BeforeEach
    void start() {
        server = RunningServer.setUpWithViewer(folder);
        wire = Wire.to(server.server().address());
    }

    @AfterEach
    void stop() {
        wire.close();
        server.close();
        assertEquals(List.of(), failures.defects());
    }

    static void createAccount(AdminAccessViewModel page, String name) {
        page.automation().openForm();
        page.automation().nameProperty().set(name);
        page.automation().create();
    }

    void invite(AdminAccessViewModel page, String email, Role role) {
        page.inviting().openForm();
        page.inviting().emailProperty().set(email);
        page.inviting().roleProperty().set(role);
        page.inviting().invite();
    }

    static AdministratorDetails row(AdminAccessViewModel page, String email) {
        return page.administrators().stream().filter(one -> one.email().equals(email)).findFirst()
                .orElseThrow();
    }

    static String notice(AdminAccessViewModel page) {
        return page.noticeProperty().get().map(Notice::text).orElse("");
    }

    AdminAccessViewModel page(String email) {
        return page(email, Runnable::run);
    }

    AdminAccessViewModel page(String email, Executor screen) {
        AdminSession session = session(email);
        AdminAccessViewModel page = new AdminAccessViewModel(session,
                new Loads(new Tasks(Runnable::run, screen, failures), time, session::health,
                        new Messages()),
                copies, () -> roleChanges++, (_, text) -> told.add(text), time);
        page.load();
        return page;
    }

    AdminSession session(String email) {
        try {
            return ConsoleClient.at(wire.address()).signIn(new SignIn(email, RunningServer.PASSWORD));
        } catch (CallFailedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A clipboard in memory.
    static final class Copies implements TokenCopies {

        private final ReadOnlyIntegerWrapper secondsLeft = new ReadOnlyIntegerWrapper();
        String copied = "";

        @Override
        public void copy(ScimToken token) {
            throw new UnsupportedOperationException("there is no token here");
        }

        @Override
        public void copySecret(String text) {
            copied = text;
        }

        @Override
        public ReadOnlyIntegerProperty secondsLeftProperty() {
            return secondsLeft.getReadOnlyProperty();
        }

        @Override
        public void wipe() {
            copied = "";
        }
    }
}
