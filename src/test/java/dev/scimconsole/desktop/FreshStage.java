package dev.scimconsole.desktop;

import java.util.concurrent.TimeoutException;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// Gives each test a stage of its own. TestFX would hand the first one to all, and everything that ever listened to it
/// would stay in memory with its picture: four megabytes a test.
final class FreshStage implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) throws TimeoutException {
        FxToolkit.registerPrimaryStage();
        Stage fresh = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> new Stage());
        FxToolkit.toolkitContext().getPrimaryStageFuture().obtrudeValue(fresh);
    }
}
