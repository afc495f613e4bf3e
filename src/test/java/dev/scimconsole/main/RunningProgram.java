package dev.scimconsole.main;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The program in a process of its own, on the class path of the installed one: without JavaFX.
final class RunningProgram implements AutoCloseable {

    private static final long SECONDS = 60;
    private final Process process;
    private final BufferedReader output;
    private final Path errors;

    private RunningProgram(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        output = process.inputReader(StandardCharsets.UTF_8);
    }

    /// @param options of the JVM
    static RunningProgram start(List<String> options, String... arguments) throws IOException {
        return start(new ProcessBuilder(command(options, arguments)));
    }

    /// With a given environment beside the process's own, and a given standard input.
    static RunningProgram start(Map<String, String> environment, String input, String... arguments)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(arguments));
        builder.environment().putAll(environment);
        return start(builder, input);
    }

    /// Another program.
    static RunningProgram start(ProcessBuilder builder, String input) throws IOException {
        RunningProgram program = start(builder);
        try (OutputStream to = program.process.getOutputStream()) {
            to.write(input.getBytes(StandardCharsets.UTF_8));
        }
        return program;
    }

    /// What starts the program.
    static List<String> command(String... arguments) {
        return command(List.of(), arguments);
    }

    private static List<String> command(List<String> options, String... arguments) {
        return Stream.concat(InstalledProgram.command(options), Stream.of(arguments)).toList();
    }

    private static RunningProgram start(ProcessBuilder builder) throws IOException {
        Path errors = Files.createTempFile("scim-console-test", ".err");
        return new RunningProgram(builder.redirectError(errors.toFile()).start(), errors);
    }

    /// Waits for the next line of standard output, which must match.
    ///
    /// @return the pattern's group
    String line(String pattern) throws IOException {
        String line = Optional.ofNullable(output.readLine())
                .orElseThrow(() -> new AssertionError("the program ended: " + errors()));
        Matcher matcher = Pattern.compile(pattern).matcher(line);
        if (!matcher.matches()) {
            throw new AssertionError("unexpected line: " + line);
        }
        return matcher.group(1);
    }

    /// Sends SIGTERM and waits.
    ///
    /// @return the exit status
    int terminate() throws InterruptedException {
        process.toHandle().destroy();
        return exitStatus();
    }

    /// Has nothing more to say to it.
    void endInput() throws IOException {
        process.getOutputStream().close();
    }

    long pid() {
        return process.pid();
    }

    /// Sends SIGKILL, and waits.
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /// Waits for the end.
    int exitStatus() throws InterruptedException {
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the program does not end: " + errors());
        }
        return process.exitValue();
    }

    List<String> restOfOutput() {
        return output.lines().toList();
    }

    List<String> errors() {
        try {
            return Files.readAllLines(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String lastError() {
        return errors().isEmpty() ? "" : errors().getLast();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(errors);
    }
}
