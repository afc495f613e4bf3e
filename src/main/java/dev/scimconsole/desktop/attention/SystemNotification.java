package dev.scimconsole.desktop.attention;

import dev.scimconsole.desktop.task.SystemProgram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/// A notification of the operating system, by the program that it brings for that.
///
/// On Linux that is `notify-send` (libnotify), where it is installed; on macOS `osascript`, which has not
/// been tried on a real one. Windows brings no such program: there the toast and the mark in the window's
/// title must do.
public final class SystemNotification {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final String APPLICATION = "SCIM Console";

    private final SystemProgram program;
    private final BiFunction<String, String, List<String>> arguments;

    private SystemNotification(SystemProgram program, BiFunction<String, String, List<String>> arguments) {
        this.program = program;
        this.arguments = arguments;
    }

    /// The one of this computer; empty where there is none.
    public static Optional<SystemNotification> ofThisSystem() {
        return find(System.getProperty("os.name", ""), System.getenv().getOrDefault("PATH", ""));
    }

    /// The one of a system.
    ///
    /// @param os   its name, as Java tells it
    /// @param path folders of programs, as `PATH` lists them
    static Optional<SystemNotification> find(String os, String path) {
        String folded = os.toLowerCase(Locale.ROOT);
        if (folded.contains("mac")) {
            return SystemProgram.find("osascript", path).map(program -> new SystemNotification(program,
                    (title, text) -> List.of("-e", "on run argv", "-e",
                            "display notification (item 2 of argv) with title (item 1 of argv)", "-e",
                            "end run", title, text)));
        }
        return folded.contains("linux")
                ? SystemProgram.find("notify-send", path).map(program -> new SystemNotification(program,
                        (title, text) -> List.of("--app-name=" + APPLICATION, "--", title, text)))
                : Optional.empty();
    }

    /// Shows it. Blocks until the program has ended. The toast and the window's title say it too.
    ///
    /// @return whether it was shown, as far as the program tells
    public boolean show(String title, String text) {
        return program.run(LONGEST, arguments.apply(title, text));
    }

    /// The program and its arguments.
    List<String> command(String title, String text) {
        List<String> command = new ArrayList<>(List.of(program.path()));
        command.addAll(arguments.apply(title, text));
        return command;
    }
}
