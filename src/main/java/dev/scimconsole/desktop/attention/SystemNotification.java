package dev.scimconsole.desktop.attention;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// A notification of the operating system, by the program that it brings for that. No shell takes part: title and
/// text are arguments, whatever stands in them.
///
/// On Linux that is `notify-send` (libnotify), where it is installed; on macOS `osascript`, which has not been
/// tried on a real one. Windows brings no such program: there the toast and the mark in the window's title must do.
public final class SystemNotification {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final String APPLICATION = "SCIM Console";

    private final Function<String[], List<String>> command;

    private SystemNotification(Function<String[], List<String>> command) {
        this.command = command;
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
            return program("osascript", path).map(program -> new SystemNotification(
                    words -> List.of(program, "-e", "on run argv", "-e",
                            "display notification (item 2 of argv) with title (item 1 of argv)", "-e",
                            "end run", words[0], words[1])));
        }
        return folded.contains("linux")
                ? program("notify-send", path).map(program -> new SystemNotification(
                        words -> List.of(program, "--app-name=" + APPLICATION, "--", words[0], words[1])))
                : Optional.empty();
    }

    /// Shows it. Blocks until the program has ended.
    ///
    /// @return whether it was shown, as far as the program tells
    public boolean show(String title, String text) {
        try {
            Process process = new ProcessBuilder(command(title, text))
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                process.destroy();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException _) {
            // The toast and the window's title say it too.
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// The program and its arguments.
    List<String> command(String title, String text) {
        return command.apply(new String[]{title, text});
    }

    private static Optional<String> program(String name, String path) {
        return Arrays.stream(path.split(File.pathSeparator)).filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name)).filter(Files::isExecutable).map(Path::toString)
                .findFirst();
    }
}
