import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Makes the AOT caches of a program that is laid out: one for each of its configurations, since the JVM loads
/// every class of a cache before it calls `main`. The window's pages are shown with the data of a service in
/// a process of its own, so that each records what it uses and nothing of the other.
///
/// Each is run to record, and then once more to write that into its cache. The one-step way
/// (`-XX:AOTCacheOutput`) needs `bin/java` in the image and fails silently without it.
///
/// Profiles of the methods stay out: with them the JVM compiles early what the start could as well interpret,
/// and the compiler takes the processor from the window.
final class Training {

    private static final String RECORD = " -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining -XX:AOTMode=record"
            + " -XX:AOTConfiguration=";
    private static final String ENDS_WITH_INPUT = "-Dscimconsole.endWithInput=true";
    private static final int MINUTES = 5;

    private final Platform platform;
    private final Program program;
    private final Path root;
    private final Path work;

    /// @param root of the program
    /// @param work takes what is not kept
    Training(Platform platform, Program program, Path root, Path work) {
        this.platform = platform;
        this.program = program;
        this.root = root;
        this.work = work;
    }

    /// What starts the JVM with one of the configurations.
    ///
    /// @param name    of what it makes
    /// @param options that make it end by itself
    private record Start(String name, List<String> command, Path configuration, String options) {}

    void run() throws IOException, InterruptedException {
        var window = window();
        if (program.hasCommandLine()) {
            var service = service();
            recordBoth(window, service);
            makeCache(service);
        } else {
            launch(window, window.options() + RECORD + recording(window));
        }
        makeCache(window);
    }

    private Start window() {
        return new Start(program.name(), List.of(platform.launcher(root, program).toString()),
                platform.configuration(root, program), program.training());
    }

    private Start service() {
        return new Start(program.name() + "-service",
                List.of(platform.commandLine(root, program).toString(), "serve", "--listen", "127.0.0.1:0", "--data",
                        work.resolve("data").toString()),
                platform.serviceConfiguration(root, program), ENDS_WITH_INPUT);
    }

    private void recordBoth(Start window, Start service) throws IOException, InterruptedException {
        var process = process(service, service.options() + RECORD + recording(service))
                .redirectInput(ProcessBuilder.Redirect.PIPE).redirectOutput(ProcessBuilder.Redirect.PIPE).start();
        try (var output = process.inputReader()) {
            var setupCode = said(output, "setup code: ");
            var address = said(output, "listening on ");
            launch(window, window.options() + " -Dscimconsole.rehearseAt=" + useFirst(address, setupCode) + RECORD
                    + recording(window));
            process.outputWriter().close();
            await(process, service.name());
        } finally {
            process.destroy();
        }
    }

    private static String said(BufferedReader output, String what) throws IOException {
        return Optional.ofNullable(output.readLine()).filter(line -> line.startsWith(what))
                .map(line -> line.substring(what.length()))
                .orElseThrow(() -> new IOException("The service did not say: " + what));
    }

    /// By the program's own classes, in another process.
    ///
    /// @return the address with who signs in there
    private String useFirst(String address, String setupCode) throws IOException, InterruptedException {
        var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                platform.application(root).resolve("*").toString(), "packaging/common/FirstUse.java", address, setupCode)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var output = process.inputReader()) {
            var used = output.readLine();
            await(process, "setting the service up");
            return used;
        }
    }

    private Path recording(Start start) {
        return work.resolve(start.name() + ".recording");
    }

    private void makeCache(Start start) throws IOException, InterruptedException {
        var cache = platform.application(root).resolve(start.name() + ".aot");
        launch(start, "-XX:AOTMode=create -XX:AOTConfiguration=" + recording(start) + " -XX:AOTCache=" + cache);
        var lines = new ArrayList<>(Files.readAllLines(start.configuration()));
        lines.add("java-options=-XX:AOTCache=$APPDIR/" + cache.getFileName());
        Files.write(start.configuration(), lines);
        // A cache that does not fit is ignored in silence, so make the JVM insist on it once.
        launch(start, Program.EXIT_WHEN_SHOWN + " " + ENDS_WITH_INPUT + " -XX:AOTMode=on");
    }

    private void launch(Start start, String options) throws IOException, InterruptedException {
        var process = process(start, options).redirectInput(ProcessBuilder.Redirect.PIPE).start();
        process.outputWriter().close();
        await(process, start.name());
    }

    /// As somebody who has never started it, so that a cache does not depend on whose machine builds.
    private ProcessBuilder process(Start start, String options) {
        var builder = new ProcessBuilder(start.command()).inheritIO();
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Duser.home=" + work.resolve("home") + " " + options);
        return builder;
    }

    private static void await(Process process, String what) throws IOException, InterruptedException {
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException(what + " did not end");
        }
        if (process.exitValue() != 0) {
            throw new IOException(what + " ended with status " + process.exitValue());
        }
    }
}
