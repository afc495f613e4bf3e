package dev.scimconsole.desktop.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.client.AdminSession;
import dev.scimconsole.client.Wire;
import dev.scimconsole.desktop.task.Tasks;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.server.RunningServer;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The password that an administrator changes.
@Tag("desktop")
@Tag("desktop.access")
class PasswordViewModelTest extends AccessPage {

    @Test
    void thePasswordIsChangedAndOtherSessionsEnd() throws Exception {
        String other = server.signIn();
        AdminSession session = session(RunningServer.OWNER);
        PasswordViewModel form = new PasswordViewModel(session.administrators(),
                new Tasks(Runnable::run, Runnable::run, failures), new Messages());
        form.change();
        assertEquals("Enter your current password.", current(form));
        assertEquals("Choose a new password.", next(form));
        enter(form, RunningServer.PASSWORD, RunningServer.PASSWORD);
        assertTrue(next(form).contains("Choose another"));
        enter(form, "something else entirely", NEW_PASSWORD);
        assertTrue(current(form).contains("not your current password"));
        assertEquals(Optional.of(PasswordViewModel.CURRENT), form.errors().wrongProperty().get());
        enter(form, RunningServer.PASSWORD, "short");
        assertTrue(next(form).contains("at least 12 characters"));
        assertEquals("", current(form));
        wire.strike("PUT ", new Wire.Fault.AnswerLost());
        enter(form, RunningServer.PASSWORD, NEW_PASSWORD);
        assertTrue(form.errors().generalProperty().get().startsWith("It is not known whether"));
        wire.mend();
        form.change();
        assertTrue(current(form).contains("not your current password"),
                "so the new one holds already, as the sentence before said");
        assertFalse(form.doneProperty().get());
        enter(form, NEW_PASSWORD, RunningServer.PASSWORD);
        assertTrue(form.doneProperty().get());
        assertEquals(401, server.send("GET", "/events", "", "session", other).status());
        session.configuration();
        form.close();
        assertEquals("", form.nextProperty().get());
    }

    private static void enter(PasswordViewModel form, String current, String next) {
        form.currentProperty().set(current);
        form.nextProperty().set(next);
        form.change();
    }

    private static String current(PasswordViewModel form) {
        return form.errors().of(PasswordViewModel.CURRENT).get();
    }

    private static String next(PasswordViewModel form) {
        return form.errors().of(PasswordViewModel.NEXT).get();
    }
}
