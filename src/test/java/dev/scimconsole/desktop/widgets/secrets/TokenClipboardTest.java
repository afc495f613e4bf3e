package dev.scimconsole.desktop.widgets.secrets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.desktop.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A secret in the clipboard of a desktop that may refuse to let it go.
@Tag("desktop")
@Tag("desktop.widgets")
@Tag("desktop.widgets.secrets")
class TokenClipboardTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualTime time = new ManualTime();
    private final Desktop desktop = new Desktop();
    private final TokenClipboard clipboard = new TokenClipboard(desktop, time, time, () -> 60);

    @Test
    void aSecretIsRemovedAfterAMinuteAndThenNothingTicks() {
        clipboard.copySecret("secret");
        assertTrue(desktop.secret);
        time.pass(Duration.ofSeconds(59));
        assertEquals("secret", desktop.text);
        assertEquals(1, clipboard.secondsLeftProperty().get());
        time.pass(SECOND);
        assertEquals("", desktop.text);
        assertEquals(0, clipboard.secondsLeftProperty().get());
        time.pass(Duration.ofSeconds(5));
        assertEquals(0, time.waiting());
    }

    @Test
    void theCountdownEndsWhenTheClipboardHoldsSomethingElse() {
        clipboard.copySecret("secret");
        time.pass(SECOND);
        assertEquals(59, clipboard.secondsLeftProperty().get());
        desktop.text = "a shopping list";
        time.pass(SECOND);
        assertEquals(0, clipboard.secondsLeftProperty().get());
        time.pass(Duration.ofMinutes(2));
        assertEquals("a shopping list", desktop.text);
        assertEquals(0, time.waiting());
    }

    @Test
    void aSecretThatComesBackFromAHistoryIsRemovedAllTheSame() {
        clipboard.copySecret("secret");
        desktop.text = "a shopping list";
        time.pass(Duration.ofSeconds(10));
        desktop.text = "secret";
        time.pass(Duration.ofSeconds(50));
        assertEquals("", desktop.text);
    }

    @Test
    void aWipeThatIsRefusedIsTriedAgainUntilItIsDone() {
        desktop.refuses = 7;
        clipboard.copySecret("secret");
        clipboard.wipe();
        assertEquals("secret", desktop.text);
        time.pass(Duration.ofSeconds(6));
        assertEquals("secret", desktop.text);
        time.pass(SECOND);
        assertEquals("", desktop.text);
        assertEquals(7, desktop.otherMeans);
        time.pass(Duration.ofSeconds(5));
        assertEquals(0, time.waiting());
    }

    @Test
    void aClipboardManagerThatBringsItBackDoesSoInVain() {
        clipboard.copySecret("secret");
        clipboard.wipe();
        time.pass(Duration.ofSeconds(2));
        desktop.text = "secret";
        time.pass(SECOND);
        assertEquals("", desktop.text);
    }

    @Test
    void whatIsCopiedInItsPlaceIsLeftAlone() {
        clipboard.copySecret("secret");
        clipboard.copyText("https://acme.example/scim/v2");
        clipboard.wipe();
        assertEquals("https://acme.example/scim/v2", desktop.text);
        assertEquals(0, time.waiting());
        assertEquals(0, clipboard.secondsLeftProperty().get());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void onWaylandTheProgramOfTheDesktopIsAsked(@TempDir Path folder) throws Exception {
        Path asked = folder.resolve("asked");
        program(folder, "echo \"$@\" > '" + asked + ".part' && mv '" + asked + ".part' '" + asked + "'");
        SystemBoard.of(Map.of("PATH", folder.toString())).clearByOtherMeans();
        SystemBoard.of(Map.of("PATH", "/nowhere", "WAYLAND_DISPLAY", "wayland-0")).clearByOtherMeans();
        SystemBoard.of(Map.of("PATH", folder.toString(), "WAYLAND_DISPLAY", "wayland-0")).clearByOtherMeans();
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!Files.exists(asked)) {
            assertTrue(System.nanoTime() < end, "wl-copy was not asked");
            Thread.onSpinWait();
        }
        assertEquals("--clear\n", Files.readString(asked));
    }

    private static void program(Path folder, String script) throws IOException {
        Path file = Files.writeString(folder.resolve("wl-copy"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    /// A clipboard that lets go only after some tries, as that of a desktop does whose window has no focus.
    private static final class Desktop implements Board {

        String text = "";
        boolean secret;
        int refuses;
        int otherMeans;

        @Override
        public Optional<String> text() {
            return Optional.of(text).filter(known -> !known.isEmpty());
        }

        @Override
        public void put(String put, boolean isSecret) {
            text = put;
            secret = isSecret;
        }

        @Override
        public void clear() {
            if (refuses > 0) {
                refuses--;
            } else {
                text = "";
            }
        }

        @Override
        public void clearByOtherMeans() {
            otherMeans++;
        }
    }
}
