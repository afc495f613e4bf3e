package dev.scimconsole.main;

import dev.scimconsole.client.SetUpLink;
import dev.scimconsole.demo.OfflineDemo;
import dev.scimconsole.desktop.ConsoleApplication;
import dev.scimconsole.desktop.DemoSource;
import dev.scimconsole.desktop.RunningDemo;
import dev.scimconsole.desktop.StartOptions;
import dev.scimconsole.desktop.settings.PreferencesSettings;
import dev.scimconsole.desktop.simulator.SimulatorWindow;
import dev.scimconsole.desktop.walk.DemoWalk;
import dev.scimconsole.desktop.walk.WalkFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Opens the desktop. Stands apart from the rest, so that the service loads no JavaFX.
final class DesktopCommand {

    private DesktopCommand() {}

    /// Opens the desktop at sign-in and returns when it is closed.
    ///
    /// @param link names the server
    /// @throws FailureException when there is no display
    static void openAtSignIn(Optional<SetUpLink> link) throws FailureException {
        Rehearsal.ofServiceIfAsked();
        run(link.<StartOptions.Start>map(StartOptions.Start.FromLink::new)
                .orElseGet(() -> new StartOptions.Start.AtSignIn(Optional.empty())),
                DesktopCommand::startDemo);
    }

    /// Opens the desktop in the offline demo and returns when it is closed.
    ///
    /// @throws FailureException when there is no display
    static void openDemo() throws FailureException {
        run(new StartOptions.Start.InDemo(), DesktopCommand::startDemo);
    }

    /// Opens the desktop in the offline demo, walks through it and returns when that is done.
    ///
    /// @param pictures where to put a picture of each step
    /// @param report   takes one line for each step
    /// @throws FailureException when there is no display or a step fails
    static void walkThroughDemo(Path pictures, Consumer<String> report) throws FailureException {
        DemoWalk walk = new DemoWalk(pictures, report);
        run(new StartOptions.Start.InDemo(), () -> {
            walk.begin();
            return startDemo();
        });
        Optional<WalkFailedException> failure = walk.failure();
        if (failure.isPresent()) {
            throw new FailureException("the walk through the demo stopped: " + failure.get().getMessage());
        }
    }

    private static DemoSource.Demo startDemo() throws IOException {
        return new RunningDemo(OfflineDemo.start(), List.of(SimulatorWindow.product()));
    }

    private static void run(StartOptions.Start start, DemoSource demo) throws FailureException {
        try {
            ConsoleApplication.run(StartOptions.of(start, demo, PreferencesSettings.ofThisUser()));
        } catch (UnsupportedOperationException e) {
            throw new FailureException("the desktop can't open here: " + e.getMessage()
                    + ". It needs a display; `scim-console serve` needs none.");
        } catch (RuntimeException e) {
            if (e.getCause() instanceof UnsatisfiedLinkError missing) {
                throw new FailureException("the desktop can't open here: " + missing.getMessage()
                        + ". It needs libraries that `scim-console serve` does without.");
            }
            throw e;
        }
    }
}
