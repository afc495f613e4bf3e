package dev.scimconsole.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How smoothly the console lists many people, and what it has in memory meanwhile: starts a server with them
/// and, on a display that nobody sees, the packaged console of `load.image`, or this build's with the JVM
/// options with which it is shipped ([ScrolledConsole]). Prints for each thing done the longest pulse of
/// JavaFX, by its own logger, the longest gap between two frames, how long searches took to be answered, and
/// the most that was resident.
final class Scrolling {

    private static final Pattern PULSE = Pattern.compile("\\[(?:\\d+ )?(-?\\d+)ms:(\\d+)ms\\]");
    private static final int MINUTES = 15;

    private final List<Integer> pulses = new ArrayList<>();
    private final Map<String, List<String>> said = new LinkedHashMap<>();
    private String doing = "sign-in";
    private Duration used = Duration.ZERO;

    private Scrolling() {}

    /// Runs the program.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (Builds builds = Builds.given()) {
            for (int people : LargeStore.sizes()) {
                try (ServerProcess server = new LargeStore(builds, people).serve()) {
                    System.out.printf(Locale.ROOT, "%,d people%n", people);
                    new Scrolling().run(builds, server);
                }
            }
        }
    }

    private void run(Builds builds, ServerProcess server) throws IOException, InterruptedException {
        Process display = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24",
                "-nolisten", "tcp")
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        Path home = Files.createTempDirectory("scrolled-");
        try {
            String number = display.inputReader(StandardCharsets.US_ASCII).readLine();
            Process console = console(builds, home, "http://" + server.authority(), ":" + number);
            try {
                follow(console);
            } finally {
                console.destroyForcibly();
            }
        } finally {
            display.destroy();
        }
    }

    private static Process console(Builds builds, Path home, String server, String display)
            throws IOException {
        Optional<Path> image = Optional.of(System.getProperty("load.image", ""))
                .filter(path -> !path.isBlank()).map(Path::of);
        Program program = image.isPresent() ? packaged(image.get()) : built(builds);
        List<String> command = new ArrayList<>(List.of(program.java()));
        command.addAll(program.options());
        command.addAll(List.of("-Djavafx.pulseLogger=true", "-Djavafx.pulseLogger.threshold=50",
                "-Duser.home=" + home, "-Djava.util.prefs.userRoot=" + home, "-cp",
                program.classPath() + ":"
                        + Scrolling.class.getProtectionDomain().getCodeSource().getLocation().getPath(),
                ScrolledConsole.class.getName(), server));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("DISPLAY", display);
        // As the installed launcher has both.
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
        builder.environment().putIfAbsent("GDK_GL", "disable");
        return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    /// What is run.
    private record Program(String java, List<String> options, String classPath) {}

    /// The program of a build, as it is shipped but for the cache of classes.
    private static Program built(Builds builds) {
        Stream<String> options = Stream.of(System.getProperty("load.window.options", "").split(" ", -1))
                .filter(option -> !option.isBlank());
        return new Program(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Stream.concat(options, Stream.of("--module-path",
                        System.getProperty("load.javafx", builds.target().resolve("javafx").toString()),
                        "--add-modules", "javafx.controls,javafx.fxml")).toList(),
                builds.target().resolve("classes") + ":" + builds.target().resolve("lib") + "/*");
    }

    /// The packaged program, as its launcher starts it. The cache of classes goes with a class path that
    /// begins as when it was made.
    private static Program packaged(Path image) throws IOException {
        Path application = image.toAbsolutePath().resolve("lib/app");
        List<String> configuration = Files.readAllLines(application.resolve("scim-console.cfg"));
        Function<String, Stream<String>> values = key -> configuration.stream()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1).replace("$APPDIR", application.toString()));
        return new Program(image.toAbsolutePath().resolve("lib/runtime/bin/scim-console").toString(),
                values.apply("java-options").toList(),
                values.apply("app.classpath").collect(Collectors.joining(":")));
    }

    private void follow(Process console) throws IOException, InterruptedException {
        StringBuilder log = new StringBuilder();
        try (BufferedReader lines = console.errorReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                log.append(line).append('\n');
                read(line, console);
            }
        }
        Files.writeString(Path.of(System.getProperty("load.directory", "target"), "load", "scrolling.log"),
                log);
        if (!console.waitFor(MINUTES, TimeUnit.MINUTES) || console.exitValue() != 0) {
            throw new LoadFailure("the console did not come to its end, see scrolling.log");
        }
        said.forEach((what, about) -> System.out.printf("%-28s %s%n", what, String.join("; ", about)));
    }

    private void read(String line, Process console) {
        Matcher matcher = PULSE.matcher(line);
        while (matcher.find()) {
            pulses.add(Integer.valueOf(matcher.group(2)));
        }
        if (line.startsWith(ScrolledConsole.MARK + "begins ")) {
            tellPulses(console);
            doing = line.substring((ScrolledConsole.MARK + "begins ").length());
        } else if (line.startsWith(ScrolledConsole.MARK)) {
            note(line.substring(ScrolledConsole.MARK.length()).strip());
        }
    }

    private void note(String text) {
        said.computeIfAbsent(doing, _ -> new ArrayList<>()).add(text);
    }

    private void tellPulses(Process console) {
        Duration now = console.info().totalCpuDuration().orElse(Duration.ZERO);
        note(String.format(Locale.ROOT, "%d pulses, longest %d ms, %d over 50, %.1f ms of processor for each",
                pulses.size(), pulses.stream().mapToInt(Integer::intValue).max().orElse(0),
                pulses.stream().filter(pulse -> pulse > 50).count(),
                now.minus(used).toNanos() / 1e6 / Math.max(1, pulses.size())));
        used = now;
        ServerProcess.memory(console.pid(), "VmRSS")
                .ifPresent(resident -> note(String.format(Locale.ROOT, "%d MB resident, at most %d",
                        resident / 1_000_000,
                        ServerProcess.memory(console.pid(), "VmHWM").orElse(0) / 1_000_000)));
        pulses.clear();
    }
}
