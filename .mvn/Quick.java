import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attribute;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.attribute.AnnotationDefaultAttribute;
import java.lang.classfile.attribute.ConstantValueAttribute;
import java.lang.classfile.attribute.DeprecatedAttribute;
import java.lang.classfile.attribute.ExceptionsAttribute;
import java.lang.classfile.attribute.PermittedSubclassesAttribute;
import java.lang.classfile.attribute.RecordAttribute;
import java.lang.classfile.attribute.SignatureAttribute;
import java.lang.reflect.AccessFlag;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;

/// The inner loop; see the script `quick` beside it. Compiles into `target/quick`, so that Maven never takes
/// for checked what Error Prone has not seen.
///
/// The sources that have changed are compiled alone; all of them when what others see of a changed class has
/// changed too: what is not private, its supertypes, its constants.
class Quick {

    private static final Path WORK = Path.of("target", "quick");
    private static final Path POM = Path.of("pom.xml");
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final String ROOT = "dev.scimconsole.";
    /// For each processor.
    private static final String CLASSES_AT_ONCE = "--config=junit.jupiter.execution.parallel.config.dynamic.factor=";

    static void main(String... rooms) throws Exception {
        if (rooms.length == 1 && rooms[0].equals("--rehearse")) {
            rehearse();
            return;
        }
        long start = System.nanoTime();
        List<Path> jars = classPath("test");
        List<Path> shipped = classPath("runtime");
        List<Path> javaFx = jars.stream().filter(Quick::isJavaFx).toList();
        List<Path> others = jars.stream().filter(jar -> !isOpenJfx(jar)).toList();
        Path main = WORK.resolve("main");
        Path tests = WORK.resolve("test");
        copy(Path.of("src", "main", "resources"), main);
        copy(Path.of("fxml"), main.resolve("dev/scimconsole/fxml"));
        copy(Path.of("styles"), main.resolve("dev/scimconsole/styles"));
        copy(Path.of("src", "test", "resources"), tests);
        boolean all = compile(Path.of("src", "main", "java"), main, together(others, javaFx), false);
        compile(TESTS, tests, together(List.of(main), others, javaFx), all);
        say("compiled in %.1f s", (System.nanoTime() - start) / 1e9);
        if (rooms.length > 0) {
            List<Path> program = together(List.of(main), shipped.stream().filter(jar -> !isOpenJfx(jar)).toList());
            System.exit(run(rooms, main, tests, together(others, javaFx), program));
        }
    }

    // --- Tests ---------------------------------------------------------------------------------------------

    /// Libraries are loaded from what the JVM kept of them, and JavaFX stands among them on the class path, as nothing
    /// is kept of what is patched. What changes has a class loader of its own.
    ///
    /// @param main    where the program's classes stand that are compiled here
    /// @param tests   where those of the tests stand
    /// @param program the class path of those processes that tests start
    /// @return the exit status
    private static int run(String[] rooms, Path main, Path tests, List<Path> libraries, List<Path> program)
            throws Exception {
        List<Path> changing = List.of(tests, main);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(argLine());
        command.addAll(keptLibraries(rooms));
        command.add("-Dpostgres.kept=" + keptPostgres());
        // Of what is made up a tenth; the full build tries them all.
        command.addAll(List.of("-Dfuzz.tries=100", "-Dprogram.class.path=" + join(program),
                "-Dtests.class.path=" + join(together(changing, libraries)), "-cp", join(libraries),
                "org.junit.platform.console.ConsoleLauncher", "execute", "--class-path", join(changing),
                "--disable-banner", "--fail-if-no-tests", "--details=summary", "--include-classname=.*"));
        if (Arrays.stream(rooms).noneMatch(Quick::isClass)) {
            // What they are says CONTRIBUTING.md; the full build runs them.
            command.addAll(List.of("--exclude-tag", "whole", CLASSES_AT_ONCE + 5));
            // A package selected as such is looked for among the program's own classes too, and each of them is
            // loaded and asked for tests.
            command.addAll(List.of("--scan-classpath", tests.toString()));
            for (String room : rooms) {
                command.addAll(List.of("--include-package", ROOT + room));
            }
        } else {
            // What is left out above would suffer from so many at once.
            command.add(CLASSES_AT_ONCE + 3);
            for (String test : rooms) {
                command.addAll(List.of("--select-class", classNamed(test)));
            }
        }
        long start = System.nanoTime();
        Path log = WORK.resolve("log");
        int status = new ProcessBuilder(command).inheritIO().redirectError(log.toFile()).start().waitFor();
        say("tested in %.1f s; what was logged stands in %s", (System.nanoTime() - start) / 1e9, log);
        return status;
    }

    /// What the JVM keeps of the libraries that a room's tests load. The first run of a room after pom.xml or the
    /// JDK has changed makes it, and takes some seconds more.
    private static List<String> keptLibraries(String[] rooms) throws IOException {
        if (rooms.length > 1 || isClass(rooms[0])) {
            return List.of();
        }
        String version = hash(POM) + "-" + Runtime.version();
        for (Path old : files(WORK, "-" + rooms[0] + ".aot")) {
            if (!old.getFileName().toString().startsWith(version)) {
                Files.delete(old);
            }
        }
        Path kept = WORK.resolve(version + "-" + rooms[0] + ".aot");
        // It is mapped where it was made for: to move it elsewhere takes a third of a second of the processors.
        return List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0",
                Files.exists(kept) ? "-XX:AOTCache=" + kept : "-XX:AOTCacheOutput=" + kept);
    }

    /// What a new PostgreSQL begins with, which takes a second and a half of both processors to make. Another pom.xml may
    /// have another version.
    private static Path keptPostgres() throws IOException {
        Path kept = WORK.resolve(hash(POM) + "-postgresql");
        try (DirectoryStream<Path> all = Files.newDirectoryStream(WORK, "*-postgresql")) {
            for (Path old : all) {
                if (!old.equals(kept)) {
                    delete(old);
                }
            }
        }
        return kept;
    }

    private static boolean isClass(String name) {
        return Character.isUpperCase(name.charAt(0));
    }

    private static String classNamed(String simpleName) throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            String file = files.filter(path -> path.endsWith(simpleName + ".java")).findFirst()
                    .map(path -> TESTS.relativize(path).toString())
                    .orElseThrow(() -> new IllegalArgumentException("There is no"
                            + " test class " + simpleName + "."));
            return file.substring(0, file.length() - ".java".length()).replace(File.separatorChar, '.');
        }
    }

    /// The options of the tests' JVM, which stand in pom.xml alone, without those that speak of modules.
    private static List<String> argLine() throws Exception {
        String line = XPathFactory.newInstance().newXPath().evaluate(
                "/project/build/plugins/plugin[artifactId='maven-surefire-plugin']/configuration/argLine",
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(POM.toFile()));
        return Arrays
                .stream(line.replaceAll("--(module-path|add-modules|add-opens|add-exports|patch-module) \\S+", "")
                        .replace("javafx.graphics,", "").strip().split("\\s+"))
                .filter(option -> !option.matches("[$@]\\{.*}")).toList();
    }

    // --- The class path ------------------------------------------------------------------------------------

    /// The jars of a scope, for which Maven is asked once for each pom.xml.
    private static List<Path> classPath(String scope) throws IOException, InterruptedException {
        Path file = WORK.resolve(scope + "-" + hash(POM) + ".classpath");
        if (!Files.exists(file)) {
            say("asking Maven for the class path, as pom.xml has changed");
            // Another class path makes other classes.
            Files.deleteIfExists(WORK.resolve("main.sources"));
            boolean windows = System.getProperty("os.name").startsWith("Windows");
            int status = new ProcessBuilder(windows ? "mvn.cmd" : "mvn", "-q", "-B", "-ntp",
                    "dependency:build-classpath", "-DincludeScope=" + scope, "-Dmdep.outputFile=" + file).inheritIO()
                    .start().waitFor();
            if (status != 0) {
                throw new IOException("Maven ended with " + status);
            }
        }
        return Arrays.stream(Files.readString(file).strip().split(File.pathSeparator)).map(Path::of).toList();
    }

    private static boolean isOpenJfx(Path jar) {
        return jar.toString().replace('\\', '/').contains("/org/openjfx/");
    }

    /// The other jars of OpenJFX only name these.
    private static boolean isJavaFx(Path jar) {
        return isOpenJfx(jar) && jar.toString().matches(".*-(linux|mac|win)(-aarch64)?\\.jar");
    }

    // --- Resources -----------------------------------------------------------------------------------------

    private static void copy(Path from, Path to) throws IOException {
        for (Path file : files(from, "")) {
            Path copy = to.resolve(from.relativize(file));
            byte[] content = Files.readAllBytes(file);
            if (file.endsWith("version.properties")) {
                content = Files.readString(file).replace("${project.version}", version())
                        .getBytes(StandardCharsets.UTF_8);
            }
            if (!Files.exists(copy) || !Arrays.equals(content, Files.readAllBytes(copy))) {
                Files.createDirectories(copy.getParent());
                Files.write(copy, content);
            }
        }
    }

    /// The first version in pom.xml is the project's own.
    private static String version() throws IOException {
        Matcher version = Pattern.compile("<version>(.*?)</version>").matcher(Files.readString(POM));
        return version.find() ? version.group(1) : "";
    }

    // --- Compiling -----------------------------------------------------------------------------------------

    /// Brings the classes up to date with the sources of a folder. Does not return when they can't be
    /// compiled.
    ///
    /// @param all whether everything is stale, because of what it is compiled against
    /// @return whether others that are compiled against these are stale now
    private static boolean compile(Path sources, Path classes, List<Path> classPath, boolean all)
            throws IOException {
        Path list = classes.resolveSibling(classes.getFileName() + ".sources");
        Map<Path, String> now = new TreeMap<>();
        for (Path source : files(sources, ".java")) {
            now.put(source, hash(source));
        }
        Map<Path, String> before = Files.exists(list) ? read(list) : Map.of();
        List<Path> stale = now.keySet().stream().filter(source -> !now.get(source).equals(before.get(source)))
                .toList();
        boolean everything = all || !now.keySet().containsAll(before.keySet()) || before.isEmpty();
        if (!everything && !stale.isEmpty()) {
            Path made = javac(stale, together(List.of(classes), classPath));
            // A class stands where its source does; to parse all of them takes half a second.
            Set<Path> folders = stale.stream().map(source -> sources.relativize(source).getParent())
                    .collect(Collectors.toSet());
            List<Path> old = files(classes, ".class").stream()
                    .filter(file -> folders.contains(classes.relativize(file).getParent())
                            && stale.contains(sources.resolve(source(classes, file))))
                    .toList();
            everything = !faces(classes, old).equals(faces(made, files(made, ".class")));
            replace(old, made, classes);
        }
        if (everything) {
            // Should it fail, the classes that are there are of before and after the change: all are stale then.
            Files.deleteIfExists(list);
            replace(files(classes, ".class"), javac(now.keySet(), classPath), classes);
        }
        Files.write(list, now.entrySet().stream().map(entry -> entry.getValue() + " " + entry.getKey()).toList());
        return everything;
    }

    private static Map<Path, String> read(Path list) throws IOException {
        return Files.readAllLines(list).stream().map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(parts -> Path.of(parts[1]), parts -> parts[0]));
    }

    /// Does once what is done for a changed source, for what the JVM shall keep of the compiler.
    private static void rehearse() throws IOException {
        Path made = javac(List.of(Path.of(".mvn", "Quick.java")), List.of());
        faces(made, files(made, ".class"));
    }

    /// @return the folder of the new classes
    private static Path javac(Collection<Path> sources, List<Path> classPath) throws IOException {
        Path made = WORK.resolve("made");
        for (Path file : files(made, "")) {
            Files.delete(file);
        }
        Files.createDirectories(made);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of("-d", made.toString(), "-cp", join(classPath), "-proc:none", "-parameters",
                "-g", "--release", "25", "-Xlint:all,-processing,-classfile");
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            if (!compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call()) {
                System.exit(1);
            }
        }
        return made;
    }

    private static void replace(List<Path> old, Path made, Path classes) throws IOException {
        for (Path file : old) {
            Files.delete(file);
        }
        for (Path file : files(made, ".class")) {
            Path place = classes.resolve(made.relativize(file));
            Files.createDirectories(place.getParent());
            Files.move(file, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// The source of a class, relative to the folder of sources.
    private static Path source(Path classes, Path file) {
        return classes.relativize(file)
                .resolveSibling(parse(file).findAttribute(Attributes.sourceFile()).orElseThrow().sourceFile()
                        .stringValue());
    }

    /// What others see of classes.
    private static Map<Path, String> faces(Path folder, List<Path> files) {
        return files.stream().collect(Collectors.toMap(folder::relativize, file -> face(parse(file))));
    }

    private static String face(ClassModel model) {
        List<String> face = new ArrayList<>();
        face.add(model.flags().flagsMask() + " " + model.superclass() + model.interfaces()
                + seen(model.attributes()));
        model.fields().stream().filter(field -> !field.flags().has(AccessFlag.PRIVATE))
                .map(field -> field.flags().flagsMask() + " " + field.fieldName() + field.fieldType()
                        + seen(field.attributes()))
                .forEach(face::add);
        model.methods().stream()
                .filter(method -> !method.flags().has(AccessFlag.PRIVATE)
                        && !method.flags().has(AccessFlag.SYNTHETIC))
                .map(method -> method.flags().flagsMask() + " " + method.methodName() + method.methodType()
                        + seen(method.attributes()))
                .forEach(face::add);
        face.sort(null);
        return String.join("\n", face);
    }

    /// The attributes that a compiler reads of a class that it compiles others against.
    private static String seen(List<Attribute<?>> attributes) {
        return attributes.stream().map(attribute -> switch (attribute) {
            case SignatureAttribute generic -> " " + generic.signature();
            case ExceptionsAttribute thrown -> " throws " + thrown.exceptions();
            case ConstantValueAttribute constant -> " = " + constant.constant().constantValue();
            case RecordAttribute form ->
                " record " + form.components().stream().map(part -> part.name() + " " + part.descriptor()).toList();
            case PermittedSubclassesAttribute sealed -> " permits " + sealed.permittedSubclasses();
            case AnnotationDefaultAttribute value -> " default " + value.defaultValue();
            case DeprecatedAttribute _ -> " deprecated";
            default -> "";
        }).sorted().collect(Collectors.joining());
    }

    private static ClassModel parse(Path file) {
        try {
            return ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // --- Small things --------------------------------------------------------------------------------------

    /// The files under a folder whose names end so; none when there is no such folder.
    private static List<Path> files(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending) && Files.isRegularFile(file)).toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList().reversed()) {
                Files.delete(file);
            }
        }
    }

    private static String hash(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @SafeVarargs
    private static List<Path> together(List<Path>... lists) {
        return Arrays.stream(lists).flatMap(List::stream).toList();
    }

    private static String join(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static void say(String format, Object... values) {
        System.err.println("quick: " + format.formatted(values));
    }
}
