package dev.scimconsole.desktop;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The desktop's door. Its class name is also the window class by which a desktop environment knows the
/// console's windows.
public final class ConsoleApplication extends Application {

    /// From [#run(StartOptions)] to the instance, which only JavaFX can make, and without arguments. Empty
    /// before and after.
    private static final AtomicReference<StartOptions> HANDOVER = new AtomicReference<>();

    /// For JavaFX alone; call [#run(StartOptions)].
    public ConsoleApplication() {}

    /// Opens the console and returns when its window is closed and what it started has ended. Once a
    /// process.
    ///
    /// @throws UnsupportedOperationException when there is no display
    public static void run(StartOptions options) {
        HANDOVER.set(options);
        FirstScreen.prepare(options.settings());
        launch(ConsoleApplication.class);
    }

    @Override
    public void start(Stage stage) {
        Platform.setImplicitExit(false);
        StartOptions options = Objects.requireNonNull(HANDOVER.getAndSet(null), "started by run alone");
        new ConsoleWindow(stage, options, Platform::exit).show();
    }
}
