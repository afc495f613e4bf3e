package dev.scimconsole.load;

import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.configuration.OrganizationRecords.OrganizationRecord;
import dev.scimconsole.server.store.directory.ResourceQuery;
import dev.scimconsole.server.store.directory.StoredResource;
import dev.scimconsole.server.values.ResourceType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// How cost grows: with the users of one organization, and with the organizations in one store. Printed are
/// requests per second with eight connections, the time of half of the requests with one, and what the server
/// used of a processor for each.
///
/// System properties: those of [Builds], `growth.people` and `growth.organizations` (numbers separated by
/// commas).
final class Growth {

    private static final int ROUNDS = 5;
    private static final Duration TIME = Duration.ofMillis(500);
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final int FILLING = 32;
    private static final int EACH = 100;
    private static final LoadSize SIZE = LoadSize.named("small");

    private final Builds builds;
    private final Path workplace;

    private Growth(Builds builds, Path workplace) {
        this.builds = builds;
        this.workplace = workplace;
    }

    /// Runs the program.
    public static void main(String[] arguments) throws IOException {
        try (Builds builds = Builds.given()) {
            Path workplace = Files
                    .createTempDirectory(Files.createDirectories(builds.target().resolve("load")), "run-");
            Growth growth = new Growth(builds, workplace);
            System.out.printf(Locale.ROOT, "%-24s %-20s %10s %14s %18s%n", "in the store", "figure",
                    "8 conn./s",
                    "p50 of 1, us", "processor, us");
            growth.people(numbers("growth.people", "1000,10000,100000,1000000"));
            growth.organizations(numbers("growth.organizations", "1,10,100,1000"));
        }
    }

    private static List<Integer> numbers(String property, String otherwise) {
        return Arrays.stream(System.getProperty(property, otherwise).split(",", -1)).map(Integer::valueOf)
                .toList();
    }

    private void people(List<Integer> populations) throws IOException {
        Path own = Files.createDirectories(workplace.resolve("people"));
        try (MeasuredServer server = Contestant.SCIM_CONSOLE.start(builds, own, SIZE)) {
            for (int population : populations) {
                server.run(Figure.creates(server), FILLING, Duration.ofHours(1), population - server.users());
                measure("%,d users".formatted(population), server);
            }
        }
    }

    private void organizations(List<Integer> numbers) throws IOException {
        for (int number : numbers) {
            Path own = Files.createDirectories(workplace.resolve("organizations-" + number));
            List<String> ids;
            HttpRequest.Maker known;
            try (MeasuredServer server = Contestant.SCIM_CONSOLE.start(builds, own, SIZE)) {
                server.run(Figure.creates(server), FILLING, Duration.ofHours(1), EACH);
                ids = List.copyOf(server.userIds());
                known = server.requests();
            }
            addOrganizations(own.resolve("data").resolve("scim-console.db"), number - 1);
            ServerProcess again = Contestant.SCIM_CONSOLE.startAgain(builds, own, SIZE);
            try (MeasuredServer server = new MeasuredServer(Contestant.SCIM_CONSOLE, again,
                    known.authorization())) {
                server.userIds().addAll(ids);
                measure("%,d organizations of %d".formatted(number, EACH), server);
            }
        }
    }

    /// Others with the same people.
    private static void addOrganizations(Path database, int number) {
        try (Store store = Store.open("jdbc:sqlite:" + database)) {
            OrganizationRecord first = store.read(t -> t.organizations().all().getFirst());
            List<StoredResource> people = store.read(t -> t.resources().page(new ResourceQuery(first.id(),
                    ResourceType.USER, Optional.empty(), Optional.empty(), Optional.empty(), 0, EACH)));
            for (int i = 0; i < number; i++) {
                String id = new UUID(0x019A_0000_0000_7000L, 0x8000_0000_0000_0000L + i).toString();
                store.write(t -> {
                    t.organizations()
                            .insert(new OrganizationRecord(id, "Another", Instant.now(), false,
                                    Optional.empty(),
                                    1, Instant.now(), Contestant.EMAIL));
                    people.forEach(user -> t.resources().insert(new StoredResource(id, user.type(), user.id(),
                            user.version(), user.created(), user.lastModified(), user.writtenBy(),
                            user.indexed(),
                            user.document())));
                    return true;
                });
            }
        }
    }

    private void measure(String what, MeasuredServer server) {
        Map<String, Workload> workloads = new LinkedHashMap<>();
        for (Figure figure : figures(server.users())) {
            workloads.put(figure.name(), figure.workload().prepare(server));
        }
        workloads.put("create", Figure.creates(server));
        workloads.forEach((name, workload) -> measure(what, name, workload, server));
        server.process().residentBytes().ifPresent(
                bytes -> System.out.printf(Locale.ROOT, "%-24s %d MiB resident%n", what, bytes >> 20));
    }

    private static List<Figure> figures(int users) {
        List<Figure> figures = new ArrayList<>(
                List.of(Figure.getById(), Figure.filterByUserName(), Figure.patchActive(),
                        Figure.listPage(1)));
        if (users >= 100_000) {
            figures.add(Figure.listPage(1_000));
        }
        return figures;
    }

    private static void measure(String what, String name, Workload workload, MeasuredServer server) {
        server.run(workload, 8, WARM_UP, Integer.MAX_VALUE);
        List<Round> alone = new ArrayList<>();
        List<Round> many = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            alone.add(server.run(workload, 1, TIME, Integer.MAX_VALUE));
            many.add(server.run(workload, 8, TIME, Integer.MAX_VALUE));
        }
        System.out.printf(Locale.ROOT, "%-24s %-20s %10.0f %14.0f %18.0f%n", what, name,
                Result.median(many.stream().map(Round::perSecond).toList()),
                Result.median(alone.stream().map(round -> round.percentile(50) * 1_000).toList()),
                Result.median(many.stream().map(round -> round.serverCpu().toNanos() / 1e3 / round.requests())
                        .toList()));
    }
}
