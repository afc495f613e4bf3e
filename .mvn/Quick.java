import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.classfile.Attribute;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.attribute.AnnotationDefaultAttribute;
import java.lang.classfile.attribute.ConstantValueAttribute;
import java.lang.classfile.attribute.DeprecatedAttribute;
import java.lang.classfile.attribute.ExceptionsAttribute;
import java.lang.classfile.attribute.PermittedSubclassesAttribute;
import java.lang.classfile.attribute.RecordAttribute;
import java.lang.classfile.attribute.SignatureAttribute;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.AccessFlag;
import java.net.URL;
import java.net.URLClassLoader;
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
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
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
    private static final Path MAIN_CLASSES = WORK.resolve("main");
    private static final Path TEST_CLASSES = WORK.resolve("test");
    private static final List<Path> CHANGING = List.of(TEST_CLASSES, MAIN_CLASSES);
    private static final Path LOG = WORK.resolve("log");
    /// This program.
    private static final Path ITSELF = Path.of(System.getProperty("java.class.path")).toAbsolutePath();
    private static final String ROOT = "dev.scimconsole.";
    private static final String KEEP = "-XX:AOTCacheOutput=";
    /// What was loaded before stays in the JVM, with a PostgreSQL for each.
    private static final int LOADED_AT_MOST = 8;
    /// For each processor.
    private static final String CLASSES_AT_ONCE = "--config=junit.jupiter.execution.parallel.config.dynamic.factor=";

    static void main(String... arguments) throws Exception {
        if (Arrays.equals(arguments, new String[]{"--rehearse"})) {
            rehearse();
            return;
        }
        boolean stays = arguments.length > 1 && arguments[0].equals("--stay");
        List<String> rooms = List.of(arguments).subList(stays ? 1 : 0, arguments.length);
        try {
            build();
        } catch (NotCompiledException _) {
            System.exit(1);
        }
        if (stays) {
            stay(rooms);
        } else if (!rooms.isEmpty()) {
            Process tests = startTests(rooms);
            int status = run(tests, Tests.ANEW);
            end(tests);
            System.exit(status);
        }
    }

    /// Runs the tests again and again in one JVM, which has loaded and compiled what they use. It takes what has
    /// changed in the bodies of methods; whatever else has changed, it loads all anew but the libraries.
    private static void stay(List<String> rooms) throws Exception {
        boolean keeps = keptLibraries(rooms).stream().anyMatch(option -> option.startsWith(KEEP));
        Process tests = startTests(rooms);
        run(tests, Tests.ANEW);
        if (keeps) {
            // At its end, before classes are redefined: the JVM crashes when it keeps what it knows of those.
            end(tests);
        }
        int loaded = 1;
        boolean current = true;
        BufferedReader person = new BufferedReader(new InputStreamReader(System.in));
        for (say("Return runs them again"); person.readLine() != null; say("Return runs them again")) {
            try {
                Compiled changed = build();
                boolean again = current && tests.isAlive() && takes(tests, changed);
                loaded += again ? 0 : 1;
                if (loaded > LOADED_AT_MOST || !tests.isAlive()) {
                    end(tests);
                    tests = startTests(rooms);
                    loaded = 1;
                }
                current = true;
                run(tests, again ? Tests.AGAIN : Tests.ANEW);
            } catch (NotCompiledException _) {
                // Of what was compiled before that, the JVM knows nothing. The compiler has said what is wrong.
                current = false;
            }
        }
        end(tests);
    }

    private static Compiled build() throws Exception {
        long start = System.nanoTime();
        List<Path> libraries = libraries();
        copy(Path.of("src", "main", "resources"), MAIN_CLASSES);
        copy(Path.of("fxml"), MAIN_CLASSES.resolve("dev/scimconsole/fxml"));
        copy(Path.of("styles"), MAIN_CLASSES.resolve("dev/scimconsole/styles"));
        copy(Path.of("src", "test", "resources"), TEST_CLASSES);
        Compiled main = compile(Path.of("src", "main", "java"), MAIN_CLASSES, libraries, false);
        Compiled tests = compile(TESTS, TEST_CLASSES, together(List.of(MAIN_CLASSES), libraries), main.everything());
        say("compiled in %.1f s", (System.nanoTime() - start) / 1e9);
        return new Compiled(tests.everything(), main.bodiesOnly() && tests.bodiesOnly(),
                together(main.classes(), tests.classes()));
    }

    // --- Tests ---------------------------------------------------------------------------------------------

    /// Starts what runs tests as often as it is told to.
    ///
    /// Libraries are loaded from what the JVM kept of them, and JavaFX stands among them on the class path, as nothing
    /// is kept of what is patched. What changes has a class loader of its own.
    private static Process startTests(List<String> rooms) throws Exception {
        List<Path> program = together(List.of(MAIN_CLASSES),
                classPath("runtime").stream().filter(jar -> !isOpenJfx(jar)).toList());
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(argLine());
        command.addAll(keptLibraries(rooms));
        command.add("-XX:ErrorFile=" + WORK.resolve("hs_err_pid%p.log"));
        command.add("-Dpostgres.kept=" + keptPostgres());
        // Of what is made up a tenth; the full build tries them all.
        command.addAll(List.of("-Dfuzz.tries=100", "-Dprogram.class.path=" + join(program),
                "-Dtests.class.path=" + join(together(CHANGING, libraries())), "-XX:+EnableDynamicAgentLoading", "-cp",
                join(together(libraries(), List.of(ITSELF))), Tests.class.getName(), join(CHANGING),
                "execute", "--disable-banner", "--fail-if-no-tests", "--details=summary", "--include-classname=.*"));
        if (rooms.stream().noneMatch(Quick::isClass)) {
            // What they are says CONTRIBUTING.md; the full build runs them.
            command.addAll(List.of("--exclude-tag", "whole", CLASSES_AT_ONCE + 5));
            // A package selected as such is looked for among the program's own classes too, and each of them is
            // loaded and asked for tests.
            command.addAll(List.of("--scan-classpath", TEST_CLASSES.toString()));
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
        return new ProcessBuilder(command).redirectError(LOG.toFile()).start();
    }

    /// Runs them once.
    ///
    /// @param how [Tests#AGAIN] or [Tests#ANEW]
    /// @return the exit status; above 0 too when the process has ended
    private static int run(Process tests, String how) throws IOException {
        long start = System.nanoTime();
        tests.outputWriter().append(how).append('\n').flush();
        BufferedReader told = tests.inputReader();
        int status = 1;
        for (String line = told.readLine(); line != null; line = told.readLine()) {
            if (line.startsWith(Tests.ENDED)) {
                status = Integer.parseInt(line.substring(Tests.ENDED.length()));
                break;
            }
            System.out.println(line);
        }
        say("tested in %.1f s; what was logged stands in %s", (System.nanoTime() - start) / 1e9, LOG);
        return status;
    }

    /// Gives the process what was compiled.
    ///
    /// @return whether it runs that now
    private static boolean takes(Process tests, Compiled changed) throws IOException {
        if (!changed.bodiesOnly() || changed.classes().isEmpty()) {
            return changed.bodiesOnly();
        }
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(tests.pid()));
            try {
                machine.loadAgent(ITSELF.toString(), join(changed.classes()));
            } finally {
                machine.detach();
            }
            return true;
        } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException _) {
            // A method has come or gone that nobody else sees, as that of a lambda does; the log says which.
            return false;
        }
    }

    private static void end(Process tests) throws IOException, InterruptedException {
        tests.outputWriter().close();
        // While it keeps what it loaded it says much of what it leaves out, and would wait for somebody to read it.
        tests.inputReader().transferTo(Writer.nullWriter());
        tests.waitFor();
    }

    /// What runs in the process of the tests.
    static class Tests {

        private static final String AGAIN = "again";
        private static final String ANEW = "anew";
        private static final String ENDED = "quick: ended with ";
        private static volatile ClassLoader changing = ClassLoader.getSystemClassLoader();

        /// @param arguments where the classes stand that change, and what JUnit is told
        static void main(String... arguments) throws IOException {
            java.util.spi.ToolProvider junit = java.util.spi.ToolProvider.findFirst("junit").orElseThrow();
            BufferedReader person = new BufferedReader(new InputStreamReader(System.in));
            for (String how = person.readLine(); how != null; how = person.readLine()) {
                if (how.equals(ANEW)) {
                    changing = loader(arguments[0]);
                }
                // As JUnit would make one each time for `--class-path`.
                Thread.currentThread().setContextClassLoader(changing);
                int status = junit.run(System.out, System.err, Arrays.copyOfRange(arguments, 1, arguments.length));
                // On a line of its own, whatever a test has written last.
                System.out.println("\n" + ENDED + status);
            }
            // Threads of tests may still be there.
            System.exit(0);
        }

        private static ClassLoader loader(String folders) throws IOException {
            List<URL> addresses = new ArrayList<>();
            for (String folder : folders.split(File.pathSeparator)) {
                addresses.add(Path.of(folder).toUri().toURL());
            }
            return new URLClassLoader(addresses.toArray(URL[]::new));
        }

        /// Takes classes that were compiled anew.
        public static void agentmain(String files, Instrumentation machine) throws Exception {
            Map<String, byte[]> compiled = new HashMap<>();
            for (String file : files.split(File.pathSeparator)) {
                byte[] bytes = Files.readAllBytes(Path.of(file));
                compiled.put(ClassFile.of().parse(bytes).thisClass().asInternalName().replace('/', '.'), bytes);
            }
            machine.redefineClasses(Arrays.stream(machine.getAllLoadedClasses())
                    .filter(loaded -> loaded.getClassLoader() == changing && compiled.containsKey(loaded.getName()))
                    .map(loaded -> new ClassDefinition(loaded, compiled.get(loaded.getName())))
                    .toArray(ClassDefinition[]::new));
        }
    }

    /// What the JVM keeps of the libraries that a room's tests load. The first run of a room after pom.xml or the
    /// JDK has changed makes it, and takes some seconds more.
    private static List<String> keptLibraries(List<String> rooms) throws IOException {
        String room = rooms.getFirst();
        if (rooms.size() > 1 || isClass(room)) {
            return List.of();
        }
        // The JVM takes none that was made beside another jar of this program.
        String version = hash(POM) + "-" + hash(ITSELF) + "-" + Runtime.version();
        for (Path old : files(WORK, "-" + room + ".aot")) {
            if (!old.getFileName().toString().startsWith(version)) {
                Files.delete(old);
            }
        }
        Path kept = WORK.resolve(version + "-" + room + ".aot");
        // It is mapped where it was made for: to move it elsewhere takes a third of a second of the processors.
        return List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0",
                Files.exists(kept) ? "-XX:AOTCache=" + kept : KEEP + kept);
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

    private static List<Path> libraries() throws IOException, InterruptedException {
        List<Path> jars = classPath("test");
        return together(jars.stream().filter(jar -> !isOpenJfx(jar)).toList(),
                jars.stream().filter(Quick::isJavaFx).toList());
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

    /// What was compiled.
    ///
    /// @param everything whether others that are compiled against these are stale now
    /// @param bodiesOnly whether a JVM that has loaded the classes before may go on with these: nothing has changed
    ///                   that others see, or that was done once
    /// @param classes    the files of the new classes; empty when everything was compiled
    private record Compiled(boolean everything, boolean bodiesOnly, List<Path> classes) {}

    /// The compiler has said why.
    private static final class NotCompiledException extends Exception {}

    /// Brings the classes up to date with the sources of a folder.
    ///
    /// @param all whether everything is stale, because of what it is compiled against
    private static Compiled compile(Path sources, Path classes, List<Path> classPath, boolean all)
            throws IOException, NotCompiledException {
        Path list = classes.resolveSibling(classes.getFileName() + ".sources");
        Map<Path, String> now = new TreeMap<>();
        for (Path source : files(sources, ".java")) {
            now.put(source, hash(source));
        }
        Map<Path, String> before = Files.exists(list) ? read(list) : Map.of();
        List<Path> stale = now.keySet().stream().filter(source -> !now.get(source).equals(before.get(source)))
                .toList();
        boolean everything = all || !now.keySet().containsAll(before.keySet()) || before.isEmpty();
        boolean bodiesOnly = true;
        List<Path> changed = List.of();
        if (!everything && !stale.isEmpty()) {
            Path made = javac(stale, together(List.of(classes), classPath));
            // A class stands where its source does; to parse all of them takes half a second.
            Set<Path> folders = stale.stream().map(source -> sources.relativize(source).getParent())
                    .collect(Collectors.toSet());
            List<Path> old = files(classes, ".class").stream()
                    .filter(file -> folders.contains(classes.relativize(file).getParent())
                            && stale.contains(sources.resolve(source(classes, file))))
                    .toList();
            List<Path> fresh = files(made, ".class");
            everything = !of(classes, old, Quick::face).equals(of(made, fresh, Quick::face));
            bodiesOnly = of(classes, old, Quick::initializer).equals(of(made, fresh, Quick::initializer));
            changed = fresh.stream().map(file -> classes.resolve(made.relativize(file))).toList();
            replace(old, made, classes);
        }
        if (everything) {
            // Should it fail, the classes that are there are of before and after the change: all are stale then.
            Files.deleteIfExists(list);
            replace(files(classes, ".class"), javac(now.keySet(), classPath), classes);
            bodiesOnly = false;
            changed = List.of();
        }
        Files.write(list, now.entrySet().stream().map(entry -> entry.getValue() + " " + entry.getKey()).toList());
        return new Compiled(everything, bodiesOnly, changed);
    }

    private static Map<Path, String> read(Path list) throws IOException {
        return Files.readAllLines(list).stream().map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(parts -> Path.of(parts[1]), parts -> parts[0]));
    }

    /// Does once what is done for a changed source, for what the JVM shall keep of the compiler.
    private static void rehearse() throws IOException, NotCompiledException {
        Path made = javac(List.of(Path.of(".mvn", "Quick.java")), List.of());
        List<Path> classes = files(made, ".class");
        of(made, classes, Quick::face);
        of(made, classes, Quick::initializer);
    }

    /// @return the folder of the new classes
    private static Path javac(Collection<Path> sources, List<Path> classPath)
            throws IOException, NotCompiledException {
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
                throw new NotCompiledException();
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

    private static Map<Path, String> of(Path folder, List<Path> files, Function<ClassModel, String> what) {
        return files.stream().collect(Collectors.toMap(folder::relativize, file -> what.apply(parse(file))));
    }

    /// What is done once, when the class is loaded, wherever it stands in the source.
    private static String initializer(ClassModel model) {
        return model.methods().stream().filter(method -> method.methodName().equalsString("<clinit>"))
                .flatMap(method -> method.code().orElseThrow().elementStream())
                .filter(Instruction.class::isInstance).map(Object::toString).collect(Collectors.joining("\n"));
    }

    /// What others see of a class.
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
