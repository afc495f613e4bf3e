package dev.scimconsole.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A server in a JVM of its own that prints `listening on http://HOST:PORT` when it serves.
final class ServerProcess implements AutoCloseable {

    private static final String LISTENING = "listening on ";
    private static final String SETUP_CODE = "setup code: ";
    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final Path BINARIES = Path.of(System.getProperty("java.home"), "bin");

    private final Process process;
    private final long startedAt;
    private final InetSocketAddress address;
    private final Optional<String> setupCode;

    /// Starts the server and waits until it listens.
    ///
    /// @param arguments    of `java`
    /// @param log          gets the standard error
    /// @param hasSetupCode whether it prints a setup code as well
    ServerProcess(List<String> arguments, Path log, boolean hasSetupCode) {
        try {
            ProcessBuilder builder = new ProcessBuilder(java());
            builder.command().addAll(arguments);
            // As the installed launcher has it.
            builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
            builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            startedAt = System.nanoTime();
            process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
            Optional<String> code = Optional.empty();
            Optional<InetSocketAddress> listening = Optional.empty();
            while (listening.isEmpty() || (hasSetupCode && code.isEmpty())) {
                String line = output.readLine();
                if (line == null) {
                    throw new LoadFailure("the server ended before it listened, see " + log);
                }
                if (line.startsWith(LISTENING)) {
                    URI uri = URI.create(line.substring(LISTENING.length()).trim());
                    listening = Optional.of(new InetSocketAddress(uri.getHost(), uri.getPort()));
                } else if (line.startsWith(SETUP_CODE)) {
                    code = Optional.of(line.substring(SETUP_CODE.length()).trim());
                }
            }
            address = listening.get();
            setupCode = code;
            Thread.ofVirtual().start(() -> drain(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads on, so that the server never waits for its output to be read.
    private static void drain(BufferedReader output) {
        try {
            output.transferTo(Writer.nullWriter());
        } catch (IOException _) {
            // The process has ended.
        }
    }

    private static String java() {
        return BINARIES.resolve("java").toString();
    }

    InetSocketAddress address() {
        return address;
    }

    /// Host and port.
    String authority() {
        return address.getHostString() + ":" + address.getPort();
    }

    Optional<String> setupCode() {
        return setupCode;
    }

    /// When the process was started, on the clock of [System#nanoTime()].
    long startedAt() {
        return startedAt;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// What the process has used of the processors so far.
    Duration usedCpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// How long the threads that do its work were ready to run and had no processor, since they began; zero
    /// where the system does not tell.
    Duration waitedForProcessors() {
        Path tasks = Path.of("/proc", Long.toString(process.pid()), "task");
        if (!Files.isDirectory(tasks)) {
            return Duration.ZERO;
        }
        try (Stream<Path> threads = Files.list(tasks)) {
            return threads.filter(thread -> !read(thread.resolve("comm")).contains("Compiler"))
                    .map(thread -> waited(thread.resolve("schedstat"))).reduce(Duration.ZERO, Duration::plus);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same for the thread that asks, which must be a platform thread.
    static Duration thisThreadWaitedForProcessors() {
        return waited(Path.of("/proc/thread-self/schedstat"));
    }

    private static Duration waited(Path statistics) {
        String[] numbers = read(statistics).split(" ", -1);
        return numbers.length < 2 ? Duration.ZERO : Duration.ofNanos(Long.parseLong(numbers[1]));
    }

    /// Empty when there is no such file, because the thread has just ended.
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException _) {
            return "";
        }
    }

    /// The memory that the process has in RAM now, in bytes; empty where the system has no `/proc`.
    OptionalLong residentBytes() {
        return memory(process.pid(), "VmRSS");
    }

    /// The most memory that the process has had in RAM, in bytes; empty where the system has no `/proc`.
    OptionalLong mostResidentBytes() {
        return memory(process.pid(), "VmHWM");
    }

    /// What the kernel says of a process's memory, in bytes; empty where the system has no `/proc`.
    ///
    /// @param what such as `VmHWM`, the most it has had in RAM
    static OptionalLong memory(long pid, String what) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.isReadable(status)) {
            return OptionalLong.empty();
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith(what + ":"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How many files and connections the process has open; empty where the system has no `/proc`.
    OptionalLong openFiles() {
        Path open = Path.of("/proc", Long.toString(process.pid()), "fd");
        if (!Files.isReadable(open)) {
            return OptionalLong.empty();
        }
        try (var files = Files.list(open)) {
            return OptionalLong.of(files.count());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The heap in use, garbage included, in bytes; empty when the JVM does not tell.
    OptionalLong heapBytes() {
        String info = diagnose("GC.heap_info");
        int metaspace = info.indexOf("Metaspace");
        Matcher used = USED.matcher(metaspace < 0 ? info : info.substring(0, metaspace));
        long sum = used.results().mapToLong(match -> Long.parseLong(match.group(1)) * 1024).sum();
        return sum == 0 ? OptionalLong.empty() : OptionalLong.of(sum);
    }

    /// Has the JVM collect all garbage.
    void collectGarbage() {
        diagnose("GC.run");
    }

    private String diagnose(String command) {
        try {
            Process jcmd = new ProcessBuilder(BINARIES.resolve("jcmd").toString(),
                    Long.toString(process.pid()), command).redirectErrorStream(true).start();
            return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends the process, kindly at first.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
