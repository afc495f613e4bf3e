package dev.scimconsole.desktop;

import static dev.scimconsole.desktop.Screen.addTheFirstDomain;
import static dev.scimconsole.desktop.Screen.await;
import static dev.scimconsole.desktop.Screen.confirm;
import static dev.scimconsole.desktop.Screen.press;
import static dev.scimconsole.desktop.Screen.shown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.desktop.widgets.secrets.TokenField;
import dev.scimconsole.heap.HeapDump;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// After a reload nothing in the process refers to a token any more: neither the console nor, in the offline
/// demo, the service beside it. Everything in the process stands still for each dump, so nothing else runs
/// beside it.
@Tag("desktop")
@Isolated
@OnScreen
class TokenHeapFlowTest {

    private static final byte DISGUISE = 0x55;

    @TempDir private Path folder;
    private DemoWindow demo;

    @Start
    void start(Stage stage) throws Exception {
        demo = DemoWindow.open(stage);
    }

    @AfterEach
    void end(FxRobot robot) {
        demo.close(robot);
    }

    @Test
    void noCopyOfATokenIsLeftAfterCopyRefreshAndReload(FxRobot robot) throws Exception {
        addTheFirstDomain(robot);
        robot.clickOn("#tokenField .copy-field-value");
        byte[] first = disguisedToken();
        press("#refresh");
        confirm();
        await(() -> !Arrays.equals(first, disguised()), "the new token");
        byte[] second = disguisedToken();
        robot.clickOn("#tokenField .copy-field-value");
        try (HeapDump shown = HeapDump.ofThisProcess(folder, true)) {
            assertTrue(shown.count(plain(second)) > 0, "what is on the screen is in the heap");
        }
        robot.push(KeyCode.F5);
        await(() -> shown(".masked"));
        assertFalse(shown("#tokenField"));
        try (HeapDump reloaded = HeapDump.ofThisProcess(folder, true)) {
            assertEquals(0, reloaded.countParts(plain(first)), "the token before");
            assertEquals(0, reloaded.countParts(plain(second)), "the token");
        }
    }

    /// The token that is shown, in a form that the dump does not find.
    private byte[] disguisedToken() {
        await(() -> disguised().length > 0, "a token");
        return disguised();
    }

    private byte[] disguised() {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            if (!shown("#tokenField")) {
                return new byte[0];
            }
            TokenField field = Screen.node("#tokenField", TokenField.class);
            return field.tokenProperty().get().map(token -> disguise(token.reveal())).orElse(new byte[0]);
        });
    }

    private static byte[] disguise(String token) {
        byte[] disguised = token.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < disguised.length; i++) {
            disguised[i] ^= DISGUISE;
        }
        return disguised;
    }

    private static String plain(byte[] disguised) {
        byte[] plain = disguise(new String(disguised, StandardCharsets.ISO_8859_1));
        return new String(plain, StandardCharsets.ISO_8859_1);
    }
}
