package dev.scimconsole.desktop;

import dev.scimconsole.desktop.settings.Settings;
import dev.scimconsole.desktop.shell.NextFrame;
import dev.scimconsole.desktop.theme.Theme;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/// The desktop's door. Its class name is also the window class by which a desktop environment knows the
/// console's windows.
public final class ConsoleApplication extends Application {

    /// From [#run(StartOptions, Runnable)] to the instance, which only JavaFX can make, and without
    /// arguments. Empty before and after.
    private static final AtomicReference<Handover> HANDOVER = new AtomicReference<>();

    private record Handover(StartOptions options, Runnable up) {}

    /// For JavaFX alone; call [#run(StartOptions, Runnable)].
    public ConsoleApplication() {}

    /// Opens the console and returns when its window is closed and what it started has ended. Once a
    /// process.
    ///
    /// @param up called on the JavaFX thread as soon as there is one; not at all when it can't open
    /// @throws UnsupportedOperationException when there is no display
    public static void run(StartOptions options, Runnable up) {
        HANDOVER.set(new Handover(options, up));
        FirstScreen.prepare(options.settings());
        launch(ConsoleApplication.class);
    }

    @Override
    public void start(Stage stage) {
        Handover handover = Objects.requireNonNull(HANDOVER.getAndSet(null), "started by run alone");
        handover.up().run();
        Platform.setImplicitExit(false);
        StartOptions options = handover.options();
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
