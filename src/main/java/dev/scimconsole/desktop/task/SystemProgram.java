package dev.scimconsole.desktop.task;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A program that the operating system brings, for what Java can't do. No shell takes part: arguments arrive
/// as they are. What it prints is passed over.
///
/// @param path where it lies
public record SystemProgram(String path) {

    /// Looks for a program.
    ///
    /// @param name    of the file
    /// @param folders where programs lie, as `PATH` lists them
    public static Optional<SystemProgram> find(String name, String folders) {
        return Arrays.stream(folders.split(File.pathSeparator)).filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name)).filter(Files::isExecutable)
                .map(file -> new SystemProgram(file.toString())).findFirst();
    }

    /// Starts it and waits until it has ended. Blocks.
    ///
    /// @param longest after this it is ended
    /// @return whether it did what it should, as far as it tells
    public boolean run(Duration longest, List<String> arguments) {
        try {
            Process process = begin(arguments);
            if (!process.waitFor(longest.toSeconds(), TimeUnit.SECONDS)) {
                process.destroy();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Starts it and waits for nothing: it may outlive the console.
    ///
    /// @return whether it could be started
    public boolean start(List<String> arguments) {
        try {
            return begin(arguments).pid() > 0;
        } catch (IOException _) {
            return false;
        }
    }

    private Process begin(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(path));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }
}
