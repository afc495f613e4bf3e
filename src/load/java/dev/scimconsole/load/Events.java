package dev.scimconsole.load;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Measures what request events cost: the service beside itself without them, round by round in turn. Started
/// by the Maven profile `load` with `-Dload.main`; prints its figures.
///
/// Without events means that the class that notes them is replaced by one whose `record` does nothing.
final class Events {

    private static final int USERS = 20_000;
    private static final int ROUNDS = 10;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration ROUND = Duration.ofSeconds(1);
    private static final String RECORDING = "dev/scimconsole/server/http/provider/ScimRequestEvents.class";

    private final MeasuredServer with;
    private final MeasuredServer without;

    private Events(MeasuredServer with, MeasuredServer without) {
        this.with = with;
        this.without = without;
    }

    /// Runs the program.
    public static void main(String[] arguments) throws IOException {
        Path target = Path.of(System.getProperty("load.directory", "target")).toAbsolutePath();
        Path workplace = Files.createTempDirectory(Files.createDirectories(target.resolve("load")), "run-");
        Path replaced = withoutEvents(target, workplace.resolve("without-events"));
        try (MeasuredServer with = Contestant.SCIM_CONSOLE.start(target,
                Files.createDirectory(workplace.resolve("a")), LoadSize.named("small"));
                MeasuredServer without = Contestant.startWith(replaced, target,
                        Files.createDirectory(workplace.resolve("b")))) {
            new Events(with, without).measure();
        }
    }

    private static Path withoutEvents(Path target, Path directory) throws IOException {
        ClassFile classFile = ClassFile.of();
        byte[] changed = classFile.transformClass(
                classFile.parse(target.resolve("classes").resolve(RECORDING)),
                ClassTransform.transformingMethods(method -> method.methodName().equalsString("record"),
                        (method, element) -> {
                            if (element instanceof CodeModel) {
                                method.withCode(CodeBuilder::return_);
                            } else {
                                method.with(element);
                            }
                        }));
        Path file = directory.resolve(RECORDING);
        Files.createDirectories(file.getParent());
        Files.write(file, changed);
        return directory;
    }

    private void measure() {
        for (MeasuredServer server : List.of(with, without)) {
            server.run(Figure.creates(server), 8, Duration.ofMinutes(5), USERS);
            // Until all is compiled: before that, what a server does depends on what its compilers do.
            for (Figure figure : List.of(Figure.getById(), Figure.filterByUserName(), Figure.patchActive())) {
                server.run(figure.workload().prepare(server), 32, WARM_UP, Integer.MAX_VALUE);
            }
        }
        System.out.printf(Locale.ROOT, "%nMedians of %d rounds in turn; CPU of the server's process%n"
                + "%-22s %4s %11s %11s %7s %13s %13s%n", ROUNDS, "", "at", "with/s", "without/s", "ratio",
                "with us/req", "without us/req");
        for (int concurrency : new int[]{32, 8}) {
            measure("get by id", Figure.getById(), concurrency);
            measure("filter userName eq", Figure.filterByUserName(), concurrency);
            measure("list page 1", Figure.listPage(1), concurrency);
            measure("PATCH active", Figure.patchActive(), concurrency);
            measure("create", new Figure("create", Figure::creates), concurrency);
        }
    }

    private void measure(String name, Figure figure, int concurrency) {
        List<Workload> workloads = List.of(figure.workload().prepare(with),
                figure.workload().prepare(without));
        with.run(workloads.get(0), concurrency, ROUND, Integer.MAX_VALUE);
        without.run(workloads.get(1), concurrency, ROUND, Integer.MAX_VALUE);
        List<Round> a = new ArrayList<>();
        List<Round> b = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            // Each is the first as often as the second.
            if (i % 2 == 0) {
                a.add(with.run(workloads.get(0), concurrency, ROUND, Integer.MAX_VALUE));
            }
            b.add(without.run(workloads.get(1), concurrency, ROUND, Integer.MAX_VALUE));
            if (i % 2 == 1) {
                a.add(with.run(workloads.get(0), concurrency, ROUND, Integer.MAX_VALUE));
            }
        }
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            ratios.add(a.get(i).perSecond() / b.get(i).perSecond());
        }
        System.out.printf(Locale.ROOT, "%-22s %4d %11.0f %11.0f %7.3f %13.1f %13.1f%n", name, concurrency,
                median(a, Round::perSecond), median(b, Round::perSecond), median(ratios, ratio -> ratio),
                median(a, Events::cpu), median(b, Events::cpu));
    }

    private static double cpu(Round round) {
        return round.serverCpu().toNanos() / 1e3 / round.requests();
    }

    private static <T> double median(List<T> all, ToDoubleFunction<T> figure) {
        double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
