package dev.scimconsole.desktop;

import dev.scimconsole.desktop.settings.Settings;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;

/// The console's window as a start shows it: at sign-in, without a server and without a demo.
final class SignInWindow {

    private final CountDownLatch closed = new CountDownLatch(1);
    private final ConsoleWindow window;

    private SignInWindow(Stage stage, Settings settings) {
        window = new ConsoleWindow(stage,
                new StartOptions(new StartOptions.Start.AtSignIn(Optional.empty()), () -> {
                    throw new IOException("there is no demo here");
                }, settings, NoonClock.begun(), new WatchedSockets()), closed::countDown);
    }

    static SignInWindow open(Stage stage, Settings settings) {
        SignInWindow opened = new SignInWindow(stage, settings);
        opened.window.show();
        return opened;
    }

    void close(FxRobot robot) throws InterruptedException {
        robot.interact(() -> window.close());
        closed.await(10, TimeUnit.SECONDS);
    }
}
