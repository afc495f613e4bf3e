package dev.scimconsole.desktop;

import dev.scimconsole.desktop.settings.Settings;
import dev.scimconsole.desktop.settings.WindowBounds;
import dev.scimconsole.desktop.task.Ticker;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Subscription;

/// Puts the window back where it was, as far as the screens of now show it there. On the JavaFX thread.
final class WindowPlace {

    private static final double SMALLEST_WIDTH = 960;
    private static final double SMALLEST_HEIGHT = 600;

    /// In which a desktop that lets a window fill the screen tells of that, of its place and of its size, in
    /// whatever order.
    private static final Duration REST = Duration.ofMillis(250);

    private final Stage stage;
    private final Ticker ticker;
    private Optional<WindowBounds> free;
    private Subscription moving = Subscription.EMPTY;

    private WindowPlace(Stage stage, Settings settings, Ticker ticker) {
        this.stage = stage;
        this.ticker = ticker;
        free = settings.windowBounds();
    }

    /// Looks from now on where the window is while it does not fill the screen: there it goes back to, in
    /// the next start too.
    static WindowPlace follow(Stage stage, Settings settings, Ticker ticker) {
        WindowPlace place = new WindowPlace(stage, settings, ticker);
        Stream.of(stage.xProperty(), stage.yProperty(), stage.widthProperty(), stage.heightProperty())
                .forEach(one -> one.subscribe(_ -> place.moved()));
        return place;
    }

    private void moved() {
        moving.unsubscribe();
        moving = ticker.once(REST, () -> {
            if (isFree()) {
                free = Optional.of(bounds());
            }
        });
    }

    private boolean isFree() {
        return !stage.isMaximized() && !stage.isIconified();
    }

    private WindowBounds bounds() {
        return new WindowBounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(),
                stage.isMaximized());
    }

    /// Remembers the place, and looks no more.
    void remember(Settings settings) {
        moving.unsubscribe();
        WindowBounds now = bounds();
        WindowBounds back = isFree() ? now : free.orElse(now);
        settings.setWindowBounds(new WindowBounds(back.x(), back.y(), back.width(), back.height(),
                now.maximized()));
    }

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
