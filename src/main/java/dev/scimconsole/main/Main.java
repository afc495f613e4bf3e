package dev.scimconsole.main;

import dev.scimconsole.client.SetUpLink;
import dev.scimconsole.client.network.Proxies;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the command line and starts what it asks for.
public final class Main {

    private Main() {}

    /// Runs the command that the arguments name, and ends the process with its [ExitStatus].
    ///
    /// @param arguments see `--help`
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.getenv()).number());
    }

    private static ExitStatus run(List<String> arguments, Map<String, String> environment) {
        try {
            Logging.nameProvider();
            Path data = DataDirectory.byConvention(System.getProperty("os.name"),
                    Path.of(System.getProperty("user.home")), environment);
            Command command = new CommandLine(environment, data).parse(Drawing.take(arguments));
            Path ofDesktop = DataDirectory.ofDesktop(data);
            PrintStream terminal = System.err;
            if (command instanceof Command.OpenDesktop) {
                // It opens files, which the window need not wait for.
                Thread.ofPlatform().daemon().name("logging")
                        .start(() -> Logging.configureOfDesktop(terminal, ofDesktop));
            } else if (command.opensWindow()) {
                Thread.ofPlatform().daemon().name("logging").start(() -> Logging.configure(terminal));
            } else {
                Logging.configure(terminal);
            }
            run(command, ofDesktop);
            return ExitStatus.DONE;
        } catch (UsageException e) {
            System.err.println("scim-console: " + e.getMessage());
            return ExitStatus.UNUSABLE_ARGUMENTS;
        } catch (FailureException e) {
            System.err.println("scim-console: " + e.getMessage());
            return e.status();
        }
    }

    private static void run(Command command, Path ofDesktop) throws UsageException, FailureException {
        if (command instanceof Command.OpenDesktop(Optional<SetUpLink> link)) {
            // Not by the switch, for whose patterns the runtime makes a class: somebody waits for the window.
            DesktopCommand.openAtSignIn(link, ofDesktop);
        } else {
            runNamed(command, ofDesktop);
        }
    }

    private static void runNamed(Command command, Path ofDesktop) throws UsageException, FailureException {
        switch (command) {
            case Command.OpenDesktop _ -> throw new IllegalArgumentException("has no name");
            case Command.Demo(Optional<Path> walk) -> {
                if (walk.isPresent()) {
                    DesktopCommand.walkThroughDemo(walk.get(), System.out::println);
                } else {
                    DesktopCommand.openDemo();
                }
            }
            case Command.Serve serve -> new ServeCommand(System.out).run(serve);
            case Command.CopyStore copy ->
                new CopyStoreCommand(System.out, System.err, ProgressLine.on(System.err)).run(copy);
            case Command.Backup backup ->
                new BackupCommands(System.out, ProgressLine.on(System.err)).run(backup);
            case Command.Restore restore ->
                new BackupCommands(System.out, ProgressLine.on(System.err)).run(restore);
            case Command.Adopt adopt ->
                new BackupCommands(System.out, ProgressLine.on(System.err)).run(adopt);
            case Command.Token token -> {
                Proxies.ofThisMachine().install();
                new TokenCommands(new FileOutputStream(FileDescriptor.out), System.err, System.in,
                        DataDirectory.authorities(ofDesktop)).run(token);
            }
            case Command.ShowVersion _ -> System.out.println("SCIM Console " + Version.text());
            case Command.ShowHelp _ -> System.out.print(Usage.TEXT);
        }
    }
}
