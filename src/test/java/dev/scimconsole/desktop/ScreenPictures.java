package dev.scimconsole.desktop;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.scimconsole.desktop.settings.Language;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Pictures of every screen and dialog, light and dark, to be looked at. No test of the suite:
///
///     mvn verify -Dtest=ScreenPictures -Dsurefire.failIfNoSpecifiedTests=false
///
/// puts them into `target/pictures/LANGUAGE-SIZE-WIDTH/`, in the order of the tour.
@Tag("desktop")
@OnScreen
class ScreenPictures extends OnTour {

    private static final Path PICTURES = Path.of("target", "pictures");

    /// Of the size that the design is drawn in, 1280 × 800, and of the least that a window has.
    private static final double RATIO = 0.625;

    private int number;
    private Path folder = PICTURES;

    @Start
    void start(Stage shown) throws IOException {
        open(shown);
    }

    @ParameterizedTest
    @CsvSource({"ENGLISH, 100, 1280", "ENGLISH, 200, 1280", "GERMAN, 100, 1280", "GERMAN, 200, 1280",
            "FRENCH, 100, 1280", "FRENCH, 200, 1280", "SPANISH, 100, 1280", "SPANISH, 200, 1280",
            "JAPANESE, 100, 1280", "JAPANESE, 200, 1280", "ENGLISH, 100, 960", "GERMAN, 100, 960"})
    void everyScreenAndDialog(Language language, int textSize, int width, FxRobot robot) throws Exception {
        folder = Files.createDirectories(
                PICTURES.resolve("%s-%d-%d".formatted(language.tag(), textSize, width)));
        ScreenTour.choose(robot, language, textSize);
        robot.interact(() -> {
            stage.setWidth(width);
            stage.setHeight(width * RATIO);
        });
        window.walk(robot, language.locale(Locale.ENGLISH), this::take);
    }

    private void take(String name) {
        number++;
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> {
            for (String theme : List.of("light", "dark")) {
                dress(theme);
                List<Stage> stages = Window.getWindows().stream().filter(Stage.class::isInstance)
                        .map(Stage.class::cast).filter(Window::isShowing).toList();
                // What was opened last lies above the rest.
                write(stages.getLast().getScene().snapshot(null),
                        "%02d-%s-%s.png".formatted(number, name.replace(' ', '-'), theme));
            }
            dress("light");
        });
    }

    private static void dress(String theme) {
        boolean dark = theme.equals("dark");
        Application.setUserAgentStylesheet(
                (dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        for (Window window : Window.getWindows()) {
            Parent root = window.getScene().getRoot();
            root.setOpacity(1);
            root.getStyleClass().remove("dark");
            if (dark) {
                root.getStyleClass().add("dark");
            }
            root.applyCss();
            root.layout();
        }
    }

    private void write(WritableImage picture, String file) {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        PixelReader pixels = picture.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        try {
            ImageIO.write(image, "png", folder.resolve(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
