package dev.scimconsole.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.desktop.walk.DemoWalk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/// The walk through the demo, as the README's first command does it where there is no display.
@Tag("desktop")
@OnScreen
class DemoWalkFlowTest {

    private static final int PICTURES = 15;

    @TempDir Path folder;

    private DemoWindow demo;

    @Start
    void start(Stage stage) throws IOException {
        demo = DemoWindow.openWhole(stage);
    }

    @AfterEach
    void end(FxRobot robot) {
        demo.close(robot);
    }

    @Test
    void itComesToItsEndWithAPictureOfEachStep() throws Exception {
        List<String> steps = new ArrayList<>();
        new DemoWalk(folder, steps::add).walk();
        assertEquals(PICTURES, steps.size(), steps::toString);
        assertTrue(IntStream.rangeClosed(1, PICTURES).mapToObj("%02d.png"::formatted).map(folder::resolve)
                .allMatch(Files::exists), steps::toString);
    }
}
