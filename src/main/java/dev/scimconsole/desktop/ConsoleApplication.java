package dev.scimconsole.desktop;

import dev.scimconsole.desktop.settings.Settings;
import dev.scimconsole.desktop.shell.NextFrame;
import dev.scimconsole.desktop.theme.Theme;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// The desktop's door. Its class name is also the window class by which a desktop environment knows the
/// console's windows.
public final class ConsoleApplication extends Application {

    /// From [#begin(Runnable)] to the instance, which only JavaFX can make, and without arguments. Empty
    /// before and after.
    private static final AtomicReference<Opening> OPENING = new AtomicReference<>();

    /// For JavaFX alone; call [#begin(Runnable)].
    public ConsoleApplication() {}

    /// Begins to open the console. Once a process.
    ///
    /// @param up called on the JavaFX thread as soon as there is one; not at all when it can't open
    public static Opening begin(Runnable up) {
        Opening opening = new Opening(() -> launch(ConsoleApplication.class), up);
        OPENING.set(opening);
        opening.begin();
        return opening;
    }

    @Override
    public void start(Stage stage) {
        Optional<StartOptions> options = Objects
                .requireNonNull(OPENING.getAndSet(null), "started by begin alone").started();
        Platform.setImplicitExit(false);
        options.ifPresentOrElse(known -> open(stage, known), Platform::exit);
    }

    private static void open(Stage stage, StartOptions options) {
        showBare(stage, ConsoleWindow.settings(options));
        NextFrame.after(stage.getScene().getRoot(), () -> {
            FirstFrame.reportBareIfAsked();
            new ConsoleWindow(stage, options, Platform::exit).show();
        });
    }

    /// The window where it will be and in its colour, before what stands in it is made: that takes longer
    /// than all before, and whoever has started the console sees meanwhile that it starts.
    private static void showBare(Stage stage, Settings settings) {
        stage.setScene(new Scene(new StackPane(), ConsoleWindow.USUAL_WIDTH, ConsoleWindow.USUAL_HEIGHT,
                Theme.ground(settings)));
        WindowPlace.restore(stage, settings);
        stage.show();
    }
}
