package dev.scimconsole.desktop;

import java.util.concurrent.TimeoutException;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.stage.Window;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Lets windows be styled, laid out and used as ever, and not be painted, as nobody looks at them.
final class Unpainted implements BeforeAllCallback, AfterAllCallback {

    private static final long LONGEST_MILLIS = 30_000;

    private final ListChangeListener<Window> opened = change -> {
        while (change.next()) {
            change.getAddedSubList().forEach(Unpainted::hide);
        }
    };

    @Override
    public void beforeAll(ExtensionContext context) throws TimeoutException {
        // Starts the toolkit, where no test before has.
        FxToolkit.registerPrimaryStage();
        WaitForAsyncUtils.waitForAsyncFx(LONGEST_MILLIS, () -> Window.getWindows().addListener(opened));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        WaitForAsyncUtils.waitForAsyncFx(LONGEST_MILLIS, () -> Window.getWindows().removeListener(opened));
    }

    private static void hide(Window window) {
        window.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                hide(scene);
            }
        });
    }

    /// The renderer passes over what lets everything through; all else takes it for a node like others.
    private static void hide(Scene scene) {
        scene.rootProperty().subscribe(root -> root.setOpacity(0));
    }
}
