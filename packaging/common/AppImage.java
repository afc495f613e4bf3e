import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.Provider;
import java.security.Security;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Builds the self-contained program of one platform from what `mvn -Pdist package` left in `target`: a
/// run-time image with JavaFX as named modules (jlink), the launcher (jpackage) and the AOT caches (trained by
/// running the launcher). The scripts `build` of the platforms call it from the repository's root with the
/// JDK that shall be shipped, and `measure-start` calls it a second time for the empty window, so that both
/// are packaged the same way.
///
/// Usage: `java packaging/common/AppImage.java console|empty-window DESTINATION`
///
/// The time stamp of every file is `SOURCE_DATE_EPOCH`, set before training because the JVM refuses an AOT
/// cache whose jars have another time.
final class AppImage {

    /// Modules of the JDK: what jdeps finds ([#checkModules] repeats that) and what it cannot find.
    private static final Set<String> JDK_MODULES = Set.of("java.base", "java.compiler", "java.desktop", "java.logging",
            "java.management", "java.naming", "java.prefs", "java.scripting", "java.sql", "java.xml", "jdk.unsupported",
            // The demo's simulated tenant of Microsoft Entra ID answers over HTTP.
            "jdk.httpserver",
            // Proxies and databases that ask for Kerberos, which their clients look up by name.
            "java.security.jgss",
            // The library of the keychains asks who runs the program, and the session bus over a socket.
            "jdk.net", "jdk.security.auth",
            // The mail library's ways to sign in.
            "java.security.sasl");

    private static final Set<String> JAVAFX_MODULES = Set.of("javafx.base", "javafx.controls", "javafx.fxml",
            "javafx.graphics");

    private static final List<String> JVM_OPTIONS = List.of(
            // JavaFX and SQLite load native code; the JVM would print a warning for each.
            "--enable-native-access=javafx.graphics,ALL-UNNAMED",
            // Tokens stand in memory, and must not go to the disk with it.
            "-XX:-CreateCoredumpOnCrash", "-XX:-HeapDumpOnOutOfMemoryError",
            // Not a file in /tmp for each run.
            "-XX:-UsePerfData", "-XX:+UseCompactObjectHeaders", "-Djava.net.useSystemProxies=true",
            // FXML calls by reflection, each method a few times: spinning a class for each costs more than it
            // saves.
            "-Djdk.reflect.useNativeAccessorOnly=true");

    private final Path target = Path.of("target").toAbsolutePath();
    private final Platform platform = Platform.current();
    private final Instant time = Instant.ofEpochSecond(Long.parseLong(System.getenv("SOURCE_DATE_EPOCH")));
    private final Program program;
    private final Path destination;
    private final Path work;
    private final Path input;

    private AppImage(Program program, Path destination) {
        this.program = program;
        this.destination = destination;
        this.work = destination.resolveSibling(destination.getFileName() + ".work");
        this.input = work.resolve("input");
    }

    static void main(String[] arguments) throws IOException, InterruptedException {
        var destination = Path.of(arguments[1]).toAbsolutePath();
        switch (arguments[0]) {
            case "console" -> {
                var image = new AppImage(Program.console(System.getenv("VERSION")), destination);
                image.start();
                image.finish(image.collectConsole());
            }
            case "empty-window" -> {
                var image = new AppImage(Program.emptyWindow(), destination);
                image.start();
                image.compileEmptyWindow();
                image.finish(List.of());
            }
            default -> throw new IllegalArgumentException("No such program: " + arguments[0]);
        }
    }

    private void start() throws IOException {
        Disk.delete(work);
        Disk.delete(destination);
        Files.createDirectories(input);
    }

    private void finish(List<String> furtherOptions) throws IOException, InterruptedException {
        checkModules();
        link(javafxModules());
        jpackage(furtherOptions);
        var root = platform.root(work, program);
        replaceLaunchers(root);
        configure(root);
        Disk.stamp(root, time);
        new Training(platform, program, root, work).run();
        Disk.stamp(root, time);
        Files.move(root, destination);
        Disk.delete(work);
    }

    /// The program's jar and its libraries without JavaFX. What the program would unpack into the directory
    /// for temporary files at each start lies beside them as files: SQLite's native library, which its jar
    /// carries for twenty platforms and which does not load from a `/tmp` that is mounted `noexec`, and the
    /// fonts.
    ///
    /// @return the JVM options that go with it
    private List<String> collectConsole() throws IOException, InterruptedException {
        for (var jar : Disk.list(target.resolve("lib"))) {
            unsign(Files.copy(jar, input.resolve(jar.getFileName())));
        }
        try (var archive = FileSystems.newFileSystem(library("sqlite-jdbc"))) {
            Files.copy(archive.getPath(platform.sqliteNative()), input.resolve(platform.sqliteLibrary()));
            Disk.delete(archive.getPath("org/sqlite/native"));
        }
        // Style sheets and FXML are read from these two at every start, faster when they are not compressed.
        var classes = unpack(target.resolve(program.jar()));
        var theme = library("atlantafx-base");
        var themeClasses = unpack(theme);
        onlyOurStyles(themeClasses.resolve("atlantafx/base/theme"), new UsedStyles(classes));
        pack(theme, themeClasses);
        Files.move(classes.resolve("dev/scimconsole/desktop/fonts"), input.resolve("fonts"));
        compileStyles(classes.resolve("dev/scimconsole/styles"));
        pack(input.resolve(program.jar()), classes);
        return List.of("-Dorg.sqlite.lib.path=$APPDIR", "-Dorg.sqlite.lib.name=" + platform.sqliteLibrary(),
                "-Dscimconsole.fonts=$APPDIR/fonts", "-Dscimconsole.documents=$APPDIR/" + platform.documents());
    }

    /// Takes a jar's signatures out. The AOT cache holds no class of a signed jar, but classes of ours that
    /// name some, so that the JVM opened Bouncy Castle's at each start and read its 850 KB of digests before
    /// it called `main`: a fifth of the time until the window. Nothing looks at those signatures: what was
    /// downloaded is checked when it is built, and the packages are signed as a whole.
    private void unsign(Path jar) throws IOException {
        try (var archive = FileSystems.newFileSystem(jar)) {
            var directory = archive.getPath("META-INF");
            var signatures = new ArrayList<Path>();
            try (var files = Files.newDirectoryStream(directory, "*.{SF,RSA,DSA,EC}")) {
                files.forEach(signatures::add);
            }
            if (!signatures.isEmpty()) {
                for (var file : signatures) {
                    Files.delete(file);
                }
                var manifest = directory.resolve("MANIFEST.MF");
                var withoutDigests = new Manifest();
                try (var in = Files.newInputStream(manifest)) {
                    withoutDigests.getMainAttributes().putAll(new Manifest(in).getMainAttributes());
                }
                try (var out = Files.newOutputStream(manifest)) {
                    withoutDigests.write(out);
                }
                Files.setLastModifiedTime(manifest, FileTime.from(time));
            }
        }
    }

    private Path library(String name) throws IOException {
        return Disk.list(input).stream().filter(jar -> jar.getFileName().toString().startsWith(name)).findFirst().orElseThrow();
    }

    private Path unpack(Path jar) throws IOException {
        var directory = work.resolve("unpacked").resolve(jar.getFileName());
        Disk.unpack(jar, directory, _ -> true);
        return directory;
    }

    /// The styles of AtlantaFX that this program is based on; the others are as large as half of its classes.
    private void onlyOurStyles(Path directory, UsedStyles used) throws IOException, InterruptedException {
        for (var file : Disk.list(directory)) {
            var name = file.getFileName().toString();
            if (name.matches("[a-z-]+[.]bss") || name.matches("[a-z-]+[.]css") && !name.startsWith("primer-")) {
                Files.delete(file);
            } else if (name.endsWith(".css")) {
                used.keepIn(file);
            }
        }
        compileStyles(directory);
    }

    private void pack(Path jar, Path directory) throws IOException {
        Files.deleteIfExists(jar);
        var arguments = new ArrayList<>(List.of("--create", "--no-compress", "--date", time.toString(), "--file",
                jar.toString(), "--manifest", directory.resolve("META-INF/MANIFEST.MF").toString()));
        try (var files = Files.walk(directory)) {
            files.filter(Files::isRegularFile).map(file -> directory.relativize(file).toString())
                    .filter(file -> !file.endsWith("MANIFEST.MF")).sorted()
                    .forEach(file -> arguments.addAll(List.of("-C", directory.toString(), file)));
        }
        run("jar", arguments);
    }

    private void compileStyles(Path directory) throws IOException, InterruptedException {
        var compiler = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xint",
                "--sun-misc-unsafe-memory-access=allow", "--module-path", target.resolve("javafx").toString(), "--add-modules",
                "javafx.graphics", "packaging/common/BinaryStyles.java", directory.toString()).inheritIO().start();
        if (compiler.waitFor() != 0) {
            throw new IOException("The style sheets could not be compiled");
        }
    }

    private void compileEmptyWindow() throws IOException {
        var classes = work.resolve("classes");
        run("javac", List.of("-d", classes.toString(), "--module-path", target.resolve("javafx").toString(),
                "--add-modules", "javafx.controls", "packaging/common/EmptyWindow.java"));
        run("jar", List.of("--create", "--date", time.toString(), "--file", input.resolve(program.jar()).toString(), "-C",
                classes.toString(), "."));
    }

    /// Fails when a library uses a module that the image would lack: it would be missed only when that code
    /// runs.
    private void checkModules() throws IOException {
        var classes = work.resolve("jdeps");
        for (var jar : Disk.list(input)) {
            if (jar.toString().endsWith(".jar")) {
                // Without its descriptor each jar is to jdeps what it is to the program: a part of the class
                // path.
                Disk.unpack(jar, classes.resolve(jar.getFileName().toString()), entry -> entry.endsWith(".class")
                        && !entry.endsWith("module-info.class") && !entry.startsWith("META-INF"));
            }
        }
        var arguments = new ArrayList<>(List.of("--multi-release", "25", "--ignore-missing-deps", "--print-module-deps",
                "--module-path", target.resolve("javafx").toString()));
        Disk.list(classes).forEach(directory -> arguments.add(directory.toString()));
        var missing = new TreeSet<>(List.of(run("jdeps", arguments).strip().split(",")));
        missing.removeAll(JDK_MODULES);
        missing.removeAll(JAVAFX_MODULES);
        if (!missing.isEmpty()) {
            throw new IllegalStateException("The class path needs modules that the image"
                    + " would lack: " + missing);
        }
    }

    /// Maven Central has JavaFX as jars only. A jar in the image would unpack its native libraries into the
    /// user's home at the first start, so each becomes a jmod, from which jlink puts them where they belong.
    private Path javafxModules() throws IOException {
        var modules = Files.createDirectories(work.resolve("jmods"));
        for (var jar : Disk.list(target.resolve("javafx"))) {
            // javafx-graphics-25.0.4-linux.jar
            var parts = jar.getFileName().toString().split("-");
            var name = parts[0] + "." + parts[1];
            var classes = work.resolve(name).resolve("classes");
            var libraries = work.resolve(name).resolve("libraries");
            Disk.unpack(jar, classes, entry -> !entry.startsWith("META-INF") && !isNative(entry));
            Disk.unpack(jar, libraries, AppImage::isNative);
            run("jmod", List.of("create", "--date", time.toString(), "--class-path", classes.toString(), "--libs",
                    libraries.toString(), "--module-version", parts[2], modules.resolve(name + ".jmod").toString()));
        }
        return modules;
    }

    private static boolean isNative(String entry) {
        return entry.endsWith(".so") || entry.endsWith(".dll") || entry.endsWith(".dylib");
    }

    /// The JDK's modules come from the JDK that runs this program; Temurin 25 has no jmods, so jlink takes
    /// them from its image.
    private void link(Path javafx) throws IOException {
        var modules = new TreeSet<>(JDK_MODULES);
        modules.addAll(JAVAFX_MODULES);
        modules.addAll(platform.modules());
        var runtime = work.resolve("runtime");
        var arguments = new ArrayList<>(List.of("--module-path", javafx.toString(), "--add-modules", String.join(",", modules),
                "--output", runtime.toString(), "--strip-debug", "--no-header-files", "--no-man-pages", "--compress", "zip-6"));
        if (platform.launchScript().isEmpty()) {
            arguments.add("--strip-native-commands");
        }
        run("jlink", arguments);
        keepProviders(runtime);
        if (platform.launchScript().isPresent()) {
            keepCommand(runtime.resolve("bin"));
        }
    }

    /// The image names the security providers of the whole JDK. Whoever asks for all of them makes the JVM
    /// look for those that it lacks among the program's own services, and so load Bouncy Castle: a second of
    /// a processor at each start.
    private static void keepProviders(Path runtime) throws IOException {
        var modules = Files.readAllLines(runtime.resolve("release")).stream().filter(line -> line.startsWith("MODULES="))
                .flatMap(line -> Stream.of(line.substring("MODULES=".length()).replace("\"", "").split(" ")))
                .collect(Collectors.toSet());
        var lacking = Stream.of(Security.getProviders())
                .filter(provider -> !modules.contains(provider.getClass().getModule().getName())).map(Provider::getName)
                .collect(Collectors.toSet());
        var file = runtime.resolve("conf/security/java.security");
        var lines = new ArrayList<String>();
        int number = 1;
        for (var line : Files.readAllLines(file)) {
            if (!line.startsWith("security.provider.")) {
                lines.add(line);
            } else if (!lacking.contains(line.substring(line.indexOf('=') + 1).split(" ")[0])) {
                lines.add("security.provider." + number + line.substring(line.indexOf('=')));
                number++;
            }
        }
        Files.write(file, lines);
    }

    /// The one that starts programs, by the name of this one, so that it is known among the processes.
    private void keepCommand(Path commands) throws IOException {
        for (var command : Disk.list(commands)) {
            if (command.endsWith("java")) {
                Files.move(command, commands.resolve(program.name()));
            } else {
                Files.delete(command);
            }
        }
    }

    /// Puts the script in place of jpackage's launchers and the library they consist of.
    private void replaceLaunchers(Path root) throws IOException {
        var script = platform.launchScript();
        if (script.isPresent()) {
            Files.delete(root.resolve("lib/libapplauncher.so"));
            Disk.delete(root.resolve("bin"));
            Files.createDirectory(root.resolve("bin"));
            Files.copy(script.get(), platform.launcher(root, program), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private void jpackage(List<String> furtherOptions) throws IOException {
        var arguments = new ArrayList<>(List.of("--type", "app-image", "--name", platform.name(program), "--app-version",
                program.version(), "--vendor", "SCIM Console", "--description", program.description(), "--copyright",
                "Apache License 2.0", "--input", input.toString(), "--main-jar", program.jar(), "--main-class",
                program.mainClass(), "--runtime-image", work.resolve("runtime").toString(), "--icon",
                platform.icon().toString(), "--dest", work.toString()));
        Stream.of(JVM_OPTIONS, furtherOptions).flatMap(List::stream)
                .forEach(option -> arguments.addAll(List.of("--java-options", option)));
        arguments.addAll(platform.launcherOptions(program));
        run("jpackage", arguments);
    }

    private static List<String> options(String ofWhat) throws IOException {
        return Files.readAllLines(Path.of("packaging", "common", ofWhat + ".options")).stream()
                .filter(line -> line.startsWith("-")).toList();
    }

    /// jpackage lists the jars in the order in which the file system names them; the main jar stays first.
    private void configure(Path root) throws IOException {
        for (var configuration : configurations(root)) {
            var lines = new ArrayList<>(Files.readAllLines(configuration));
            var jars = lines.stream().filter(line -> line.startsWith("app.classpath=")).toList();
            int place = lines.indexOf(jars.getFirst());
            lines.removeAll(jars);
            lines.addAll(place, Stream.concat(jars.stream().limit(1), jars.stream().skip(1).sorted()).toList());
            var options = configuration.equals(platform.configuration(root, program))
                    ? options("window")
                    : options("service");
            options.forEach(option -> lines.add("java-options=" + option));
            Files.write(configuration, lines);
        }
    }

    private List<Path> configurations(Path root) throws IOException {
        return Disk.list(platform.application(root)).stream().filter(file -> file.toString().endsWith(".cfg")).toList();
    }

    private static String run(String tool, List<String> arguments) throws IOException {
        var output = new StringWriter();
        var writer = new PrintWriter(output);
        int status = ToolProvider.findFirst(tool).orElseThrow().run(writer, writer, arguments.toArray(String[]::new));
        if (status != 0) {
            throw new IOException(tool + " failed with status " + status + ":\n" + output);
        }
        return output.toString();
    }
}
