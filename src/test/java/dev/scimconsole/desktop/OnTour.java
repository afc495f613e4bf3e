package dev.scimconsole.desktop;

import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.server.store.MemoryFolder;
import java.io.IOException;
import java.nio.file.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// A test in the window of a tour. Each of its tests opens the window anew, in a method of its own class, as
/// TestFX looks for those alone.
abstract class OnTour {

    Stage stage;
    TourWindow window;
    @TempDir(factory = MemoryFolder.class) Path temporary;

    /// Opens it in English.
    final void open(Stage shown) throws IOException {
        open(shown, new Messages());
    }

    /// Opens it with these texts.
    final void open(Stage shown, Messages messages) throws IOException {
        stage = shown;
        window = TourWindow.open(stage, temporary, messages);
    }

    @AfterEach
    void end(FxRobot robot) {
        window.close(robot);
    }
}
