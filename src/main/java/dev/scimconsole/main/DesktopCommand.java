package dev.scimconsole.main;

import dev.scimconsole.client.SetUpLink;
import dev.scimconsole.client.network.Authorities;
import dev.scimconsole.client.network.Proxies;
import dev.scimconsole.demo.OfflineDemo;
import dev.scimconsole.desktop.ConsoleApplication;
import dev.scimconsole.desktop.DemoSource;
import dev.scimconsole.desktop.Opening;
import dev.scimconsole.desktop.RunningDemo;
import dev.scimconsole.desktop.StartOptions;
import dev.scimconsole.desktop.instance.FirstInstance;
import dev.scimconsole.desktop.instance.MacLinks;
import dev.scimconsole.desktop.preferences.FileManager;
import dev.scimconsole.desktop.preferences.Machine;
import dev.scimconsole.desktop.settings.PreferencesSettings;
import dev.scimconsole.desktop.settings.PresetSettings;
import dev.scimconsole.desktop.walk.DemoWalk;
import dev.scimconsole.desktop.walk.WalkFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Opens the desktop. Stands apart from the rest, so that the service loads no JavaFX.
final class DesktopCommand {

    private DesktopCommand() {}

    /// Opens the desktop at sign-in and returns when it is closed; where it is open already, raises that
    /// window.
    ///
    /// @param link   names the server
    /// @param folder of what this user's console keeps
    /// @throws FailureException when there is no display
    static void openAtSignIn(Optional<SetUpLink> link, Path folder) throws FailureException {
        String text = link.map(SetUpLink::text).orElse("");
        try {
            DataDirectory.makeOfDesktop(folder);
        } catch (IOException e) {
            throw new FailureException("the folder " + folder + " can't be made: " + e.getMessage());
        }
        FirstInstance.Start start = FirstInstance.begin(folder, text);
        // Without a switch, for whose patterns the runtime makes a class: somebody waits for the window.
        if (start instanceof FirstInstance.Start.First(FirstInstance first)) {
            try (first) {
                if (System.getProperty("os.name").startsWith("Mac")) {
                    MacLinks.follow(first::opened);
                }
                openAtSignIn(link, () -> machine(Optional.of(folder), first::follow), first::listen);
            }
        } else if (start instanceof FirstInstance.Start.Alone) {
            openAtSignIn(link, () -> machine(Optional.of(folder), _ -> {}), () -> {});
        }
    }

    private static void openAtSignIn(Optional<SetUpLink> link, Supplier<Machine> machine, Runnable beside)
            throws FailureException {
        run(link.<StartOptions.Start>map(StartOptions.Start.FromLink::new)
                .orElseGet(() -> new StartOptions.Start.AtSignIn(Optional.empty())),
                DesktopCommand::startDemo, machine, beside);
    }

    private static Machine machine(Optional<Path> folder, Consumer<Consumer<String>> starts) {
        Proxies proxies = Proxies.ofThisMachine();
        proxies.install();
        return new Machine(Version.text(), folder,
                Optional.ofNullable(System.getProperty("scimconsole.documents")).map(Path::of), proxies,
                folder.map(DataDirectory::authorities).orElseGet(() -> new Authorities(Optional.empty())),
                FileManager.ofThisSystem()::show, starts);
    }

    /// Opens the desktop in the offline demo and returns when it is closed.
    ///
    /// @throws FailureException when there is no display
    static void openDemo() throws FailureException {
        run(new StartOptions.Start.InDemo(), DesktopCommand::startDemo,
                () -> machine(Optional.empty(), _ -> {}), () -> {});
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
        }, () -> machine(Optional.empty(), _ -> {}), () -> {});
        Optional<WalkFailedException> failure = walk.failure();
        if (failure.isPresent()) {
            throw new FailureException("the walk through the demo stopped: " + failure.get().getMessage());
        }
    }

    private static DemoSource.Demo startDemo() throws IOException {
        Optional<DemoSource.Demo> rehearsal = Rehearsal.asked();
        return rehearsal.isPresent() ? rehearsal.get() : RunningDemo.whole(OfflineDemo.start());
    }

    /// JavaFX starts first, and all else is done meanwhile, one after the other: of two processors it needs
    /// one for itself.
    ///
    /// @param beside is done last, and the window does not wait for it
    private static void run(StartOptions.Start start, DemoSource demo, Supplier<Machine> machine,
            Runnable beside) throws FailureException {
        try (StartErrors errors = StartErrors.keep();
                Opening opening = ConsoleApplication.begin(errors::pass)) {
            StartOptions options = StartOptions.of(start, demo,
                    PresetSettings.ofThisMachine(PreferencesSettings.ofThisUser()), machine.get());
            opening.open(options);
            beside.run();
            await(opening, errors);
        }
    }

    private static void await(Opening opening, StartErrors errors) throws FailureException {
        try {
            opening.await();
        } catch (UnsupportedOperationException e) {
            throw cannotOpen(errors, e);
        } catch (RuntimeException e) {
            if (e.getCause() instanceof UnsatisfiedLinkError missing) {
                throw cannotOpen(errors, missing);
            }
            errors.pass();
            throw e;
        }
    }

    private static FailureException cannotOpen(StartErrors errors, Throwable cause) {
        String why = errors.missingLibrary().map(library -> library + " can't be loaded")
                .orElseGet(() -> String.valueOf(cause.getMessage()).replaceFirst("\\.+$", ""));
        return new FailureException("the desktop can't open here: " + why
                + ". It needs a display, and on Linux GTK 3 and OpenGL; `scim-console serve` needs none.");
    }
}
