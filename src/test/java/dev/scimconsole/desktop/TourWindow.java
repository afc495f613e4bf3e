package dev.scimconsole.desktop;

import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.server.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;

/// What a tour goes through: the window of the whole demo, in the size that the design is drawn in, and a
/// server that nobody has set up.
record TourWindow(DemoWindow demo, RunningServer fresh) {

    /// Opens the window, which says these texts, and starts both.
    ///
    /// @param temporary takes the server's folder
    static TourWindow open(Stage stage, Path temporary, Messages messages) throws IOException {
        TourWindow opened = new TourWindow(DemoWindow.openWhole(stage, messages),
                RunningServer.fresh(Files.createTempDirectory(temporary, "server")));
        stage.setWidth(1280);
        stage.setHeight(800);
        return opened;
    }

    /// Goes the whole way, as [ScreenTour] says.
    void walk(FxRobot robot, Locale language, Consumer<String> look) throws Exception {
        walk(robot, new Messages(language), look);
    }

    /// The same, where the window's texts are these.
    void walk(FxRobot robot, Messages messages, Consumer<String> look) throws Exception {
        new ScreenTour(robot, demo, fresh, messages, look).walk();
    }

    void close(FxRobot robot) {
        demo.close(robot);
        fresh.close();
    }
}
