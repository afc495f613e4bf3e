package dev.scimconsole.desktop.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.CallFailure;
import dev.scimconsole.client.ConsoleClient;
import dev.scimconsole.desktop.ManualTime;
import dev.scimconsole.desktop.TestFailures;
import dev.scimconsole.desktop.settings.MemoryPreferences;
import dev.scimconsole.desktop.settings.PreferencesSettings;
import dev.scimconsole.desktop.settings.Settings;
import dev.scimconsole.desktop.task.Failures;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.server.RunningServer;
import dev.scimconsole.server.store.MemoryFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// Signing in without a toolkit, with settings and a keychain in memory, and the real service that a test
/// starts.
abstract class SigningIn {

    @TempDir(factory = MemoryFolder.class) Path folder;
    final TestFailures failures = new TestFailures();
    final List<AdminSession> sessions = new ArrayList<>();
    final MemoryPreferences preferences = new MemoryPreferences();
    final Settings settings = new PreferencesSettings(preferences);
    final MemoryKeychain keychain = new MemoryKeychain();
    final ManualTime time = new ManualTime();
    final Messages messages = new Messages();
    KeptSessions kept = kept();
    SignInViewModel model = model();
    Optional<RunningServer> server = Optional.empty();
    int refusals;

    @AfterEach
    void stop() {
        server.ifPresent(RunningServer::close);
        assertEquals(List.of(), failures.defects());
    }

    KeptSessions kept() {
        return new KeptSessions(keychain, settings, tasks(Runnable::run), () -> refusals++);
    }

    SignInViewModel model() {
        return model(Runnable::run);
    }

    SignInViewModel model(Executor background) {
        return new SignInViewModel(tasks(background), time, messages, ConsoleClient::at, settings, kept,
                (_, session) -> sessions.add(session));
    }

    /// Before anybody is signed in, no session can end.
    Tasks tasks(Executor background) {
        return new Tasks(background, Runnable::run, new Failures() {

            @Override
            public boolean takes(CallFailure failure) {
                return false;
            }

            @Override
            public void unforeseen(Throwable failure) {
                failures.unforeseen(failure);
            }
        });
    }

    void open(RunningServer running) {
        server = Optional.of(running);
        model.open(Optional.of(running.server().address()));
    }

    void enter(String email, String password) {
        model.emailProperty().set(email);
        model.passwordProperty().set(password);
    }
}
