package dev.scimconsole.desktop.attention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.desktop.TestFailures;
import dev.scimconsole.desktop.task.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What is told while the window is behind others.
@Tag("desktop")
@Tag("desktop.attention")
class AttentionTest {

    @TempDir Path folder;
    private final List<String> toasts = new ArrayList<>();
    private final SimpleBooleanProperty focused = new SimpleBooleanProperty(false);

    @Test
    @EnabledOnOs(OS.LINUX)
    void theProgramGetsTitleAndTextAsTheyAre() throws IOException {
        assertTrue(notifySend(0).show("-t $(id) \"x\"", "a; b\n`c`"));
        assertEquals("--app-name=SCIM Console|--|-t $(id) \"x\"|a; b\n`c`|", Files.readString(told()));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProgramThatFailsIsNoDefect() throws IOException {
        SystemNotification notification = notifySend(1);
        assertFalse(notification.show("a", "b"));
        Files.delete(folder.resolve("notify-send"));
        assertFalse(notification.show("a", "b"));
    }

    @Test
    void eachSystemHasItsProgramOrNone() throws IOException {
        program("osascript", "");
        program("notify-send", "");
        String path = "/nowhere:" + folder;
        List<String> mac = SystemNotification.find("Mac OS X", path).orElseThrow().command("T", "X");
        assertEquals(List.of("T", "X"), mac.subList(mac.size() - 2, mac.size()));
        assertTrue(mac.getFirst().endsWith("osascript"));
        assertTrue(SystemNotification.find("Linux", path).isPresent());
        assertTrue(SystemNotification.find("Linux", "/nowhere").isEmpty());
        assertTrue(SystemNotification.find("Windows 11", path).isEmpty());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aWindowBehindOthersIsMarkedUntilItIsLookedAt() throws IOException {
        WindowAttention attention = attention(Optional.of(notifySend(0)));
        attention.tell("Picked up", "Okta uses it.");
        assertEquals(List.of("Picked up: Okta uses it."), toasts);
        assertTrue(attention.markedProperty().get());
        assertTrue(Files.exists(told()));
        focused.set(true);
        assertFalse(attention.markedProperty().get());
    }

    /// Else a window's stage would hold all that was ever shown on it.
    @Test
    void whatIsClosedLooksAtTheWindowNoMore() {
        WindowAttention attention = attention(Optional.empty());
        attention.tell("Picked up", "Okta uses it.");
        attention.close();
        focused.set(true);
        assertTrue(attention.markedProperty().get());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aWindowInUseShowsItAndTheSystemStaysQuiet() throws IOException {
        WindowAttention attention = attention(Optional.of(notifySend(0)));
        focused.set(true);
        attention.tell("Picked up", "Okta uses it.");
        assertEquals(1, toasts.size());
        assertFalse(attention.markedProperty().get());
        assertFalse(Files.exists(told()));
    }

    @Test
    void whatIsWrongDoesNotLookLikeSuccess() {
        try (WindowAttention attention = attention(Optional.empty())) {
            attention.warn("Deactivation refused", "This person still has access.");
            assertEquals(List.of("! Deactivation refused: This person still has access."), toasts);
            assertTrue(attention.markedProperty().get());
        }
    }

    private WindowAttention attention(Optional<SystemNotification> system) {
        return new WindowAttention((title, text) -> toasts.add(title + ": " + text),
                (title, text) -> toasts.add("! " + title + ": " + text), system,
                new Tasks(Runnable::run, Runnable::run, new TestFailures()), focused);
    }

    private SystemNotification notifySend(int status) throws IOException {
        program("notify-send", "for a in \"$@\"; do printf '%s|' \"$a\"; done > '" + told() + "'; exit "
                + status);
        return SystemNotification.find("Linux", folder.toString()).orElseThrow();
    }

    private Path told() {
        return folder.resolve("told");
    }

    private void program(String name, String script) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        if (OS.current() != OS.WINDOWS) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
