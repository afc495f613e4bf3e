package dev.scimconsole.desktop;

import dev.scimconsole.desktop.settings.Settings;
import dev.scimconsole.desktop.settings.WindowBounds;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Puts the window back where it was, as far as the screens of now show it there.
final class WindowPlace {

    private static final double SMALLEST_WIDTH = 960;
    private static final double SMALLEST_HEIGHT = 600;

    private WindowPlace() {}

    /// Restores the place. A first window is no larger than the screen.
    static void restore(Stage stage, Settings settings) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        if (stage.getScene().getWidth() > screen.getWidth()
                || stage.getScene().getHeight() > screen.getHeight()) {
            stage.setX(screen.getMinX());
            stage.setY(screen.getMinY());
            stage.setWidth(Math.min(stage.getScene().getWidth(), screen.getWidth()));
            stage.setHeight(Math.min(stage.getScene().getHeight(), screen.getHeight()));
        }
        stage.setMinWidth(Math.min(SMALLEST_WIDTH, screen.getWidth()));
        stage.setMinHeight(Math.min(SMALLEST_HEIGHT, screen.getHeight()));
        settings.windowBounds().map(kept -> fit(kept, screens())).ifPresent(bounds -> {
            stage.setX(bounds.x());
            stage.setY(bounds.y());
            stage.setWidth(bounds.width());
            stage.setHeight(bounds.height());
            stage.setMaximized(bounds.maximized());
        });
    }

    /// Remembers the place.
    static void remember(Stage stage, Settings settings) {
        settings.setWindowBounds(new WindowBounds(stage.getX(), stage.getY(), stage.getWidth(),
                stage.getHeight(), stage.isMaximized()));
    }

    /// The place nearest to a kept one at which all of the window is seen: on the screen that it mostly lies
    /// on, or on the first where it lies on none, and no larger than that screen. It is no smaller than a
    /// window may be, unless the screen is.
    ///
    /// @param kept    where it was
    /// @param screens what of each screen is free for windows, the primary one first; at least one
    static WindowBounds fit(WindowBounds kept, List<Rectangle2D> screens) {
        Rectangle2D screen = screens.stream().filter(one -> shared(kept, one) > 0)
                .max(Comparator.comparingDouble(one -> shared(kept, one))).orElse(screens.getFirst());
        double width = Math.min(Math.max(kept.width(), SMALLEST_WIDTH), screen.getWidth());
        double height = Math.min(Math.max(kept.height(), SMALLEST_HEIGHT), screen.getHeight());
        return new WindowBounds(Math.clamp(kept.x(), screen.getMinX(), screen.getMaxX() - width),
                Math.clamp(kept.y(), screen.getMinY(), screen.getMaxY() - height), width, height,
                kept.maximized());
    }

    /// How much of a screen the window would cover, in square pixels.
    private static double shared(WindowBounds window, Rectangle2D screen) {
        double width = Math.min(window.x() + window.width(), screen.getMaxX())
                - Math.max(window.x(), screen.getMinX());
        double height = Math.min(window.y() + window.height(), screen.getMaxY())
                - Math.max(window.y(), screen.getMinY());
        return Math.max(0, width) * Math.max(0, height);
    }

    private static List<Rectangle2D> screens() {
        return Stream.concat(Stream.of(Screen.getPrimary()), Screen.getScreens().stream())
                .distinct().map(Screen::getVisualBounds).toList();
    }
}
