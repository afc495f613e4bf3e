package dev.scimconsole.main;

import dev.scimconsole.contract.SignIn;
import dev.scimconsole.demo.OfflineDemo;
import dev.scimconsole.desktop.ConsoleApplication;
import dev.scimconsole.desktop.DemoSource;
import dev.scimconsole.desktop.StartOptions;
import dev.scimconsole.desktop.page.Product;
import dev.scimconsole.desktop.settings.PreferencesSettings;
import dev.scimconsole.desktop.simulator.SimulatorWindow;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Opens the desktop. Stands apart from the rest, so that the service loads no JavaFX.
final class DesktopCommand {

    private DesktopCommand() {}

    /// Opens the desktop at sign-in and returns when it is closed.
    ///
    /// @throws FailureException when there is no display
    static void openAtSignIn() throws FailureException {
        run(new StartOptions.Start.AtSignIn(Optional.empty()));
    }

    /// Opens the desktop in the offline demo and returns when it is closed.
    ///
    /// @throws FailureException when there is no display
    static void openDemo() throws FailureException {
        run(new StartOptions.Start.InDemo());
    }

    private static void run(StartOptions.Start start) throws FailureException {
        try {
            ConsoleApplication.run(StartOptions.of(start, () -> new RunningDemo(OfflineDemo.start()),
                    PreferencesSettings.ofThisUser()));
        } catch (UnsupportedOperationException e) {
            throw new FailureException("the desktop can't open here: " + e.getMessage()
                    + ". It needs a display; `scim-console serve` needs none.");
        }
    }

    /// The offline demo, as the desktop sees it.
    private record RunningDemo(OfflineDemo demo) implements DemoSource.Demo {

        @Override
        public URI address() {
            return demo.address();
        }

        @Override
        public SignIn orgAdmin() {
            return demo.orgAdmin();
        }

        @Override
        public SignIn viewer() {
            return demo.viewer();
        }

        @Override
        public List<Product> products() {
            return List.of(SimulatorWindow.product());
        }

        @Override
        public void close() {
            demo.close();
        }
    }
}
