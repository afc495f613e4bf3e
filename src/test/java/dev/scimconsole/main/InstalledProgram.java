package dev.scimconsole.main;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// The program as it is installed: a jar with its libraries, and what the JVM keeps of their classes, without which a
/// start costs half as much again. Made once for all processes of a run, by whoever needs it first.
public final class InstalledProgram {

    private InstalledProgram() {}

    private static final class Kept {
        private static final List<String> OPTIONS = make();
    }

    /// The class path of the program as it is built, not installed: its classes, then its libraries.
    public static String classPath() {
        return System.getProperty("program.class.path",
                Path.of("target", "classes") + File.pathSeparator + Path.of("target", "lib", "*"));
    }

    /// What starts the program, without its arguments. With a JVM that starts fast, as most of these live for a second.
    ///
    /// @param options of the JVM
    static Stream<String> command(List<String> options) {
        return Stream
                .of(Stream.of(java()), Kept.OPTIONS.stream(), options.stream(),
                        Stream.of(Main.class.getName()))
                .flatMap(part -> part);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static List<String> make() {
        try {
            Path folder = Files.createDirectories(Path.of("target", "program"));
            // The JVM's own archive knows nothing of native access, of which it tells on standard output.
            List<String> options = List.of("--enable-native-access=ALL-UNNAMED", "-Xlog:cds=off",
                    "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", installed(folder));
            Path kept = folder.resolve("program.jsa");
            Files.deleteIfExists(kept);
            keep(options, kept, folder);
            // Where ending a process kills it nothing is kept.
            return Files.exists(kept)
                    ? Stream.concat(options.stream(),
                            Stream.of("-XX:SharedArchiveFile=" + kept.toAbsolutePath()))
                            .toList()
                    : options;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the program can't be started", e);
        }
    }

    /// The JVM keeps classes of jars alone.
    private static String installed(Path folder) {
        String[] classesAndLibraries = classPath().split(File.pathSeparator, 2);
        Path jar = folder.resolve("program.jar").toAbsolutePath();
        int status = ToolProvider.findFirst("jar").orElseThrow().run(System.out, System.err, "--create",
                "--no-compress", "--file", jar.toString(), "-C", classesAndLibraries[0], ".");
        if (status != 0) {
            throw new IllegalStateException("jar ended with " + status);
        }
        return jar + File.pathSeparator + classesAndLibraries[1];
    }

    /// Starts a service and ends it, when the JVM writes what it has loaded.
    private static void keep(List<String> options, Path kept, Path folder)
            throws IOException, InterruptedException {
        Path data = Files.createTempDirectory(folder, "data");
        List<String> command = Stream
                .of(Stream.of(java(), "-XX:ArchiveClassesAtExit=" + kept, "-Xlog:disable"),
                        options.stream(),
                        Stream.of(Main.class.getName(), "serve", "--listen", "127.0.0.1:0", "--data",
                                data.toString()))
                .flatMap(part -> part).toList();
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var output = process.inputReader()) {
            String line = output.readLine();
            while (line != null && !line.startsWith("listening")) {
                line = output.readLine();
            }
            process.toHandle().destroy();
            if (line == null || !process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the service does not start or end");
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
