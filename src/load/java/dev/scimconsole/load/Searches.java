package dev.scimconsole.load;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How long an administrator waits for an answer when looking through many people: searches for frequent and
/// rare words, filters, sorting, far pages. Each is asked for a few times. Printed are the median, the
/// slowest, and what the server used of a processor, which tells more on a busy machine; marked are those
/// whose median is above 200 ms.
final class Searches {

    private static final int TIMES = Integer.getInteger("searches.times", 7);
    private static final double LIMIT = 200;
    private static final List<String> WORDS = List.of("ada", "smith", "ada smith", "smith ada",
            "ada smith acme",
            "acme", "acme ada", "acme.com", "a", "p", "p acme", "p1 acme", "a b", "s m", "o'brien",
            "da silva", "z zoe",
            "zoe zimmermann", "x q", "p99", "p77777@acme.com", "00077777", "nobody", "nobody smith",
            "ada nobody",
            "0 ada", "muller thandi", "łucja ørsted");
    private static final List<String> FILTERS = List.of("state=active", "state=deactivated", "state=refused",
            "state=protected", "state=invited", "state=active&search=smith",
            "state=deactivated&search=ada+smith",
            "state=deactivated&search=acme", "state=active&search=acme", "state=protected&search=acme",
            "state=invited&search=acme",
            "state=refused&search=smith");
    private static final List<String> SORTS = List.of("name", "userName", "source", "status");
    private static final List<String> FEW = List.of("groups", "invite");

    private final ServerProcess server;
    private final HttpRequest.Maker requests;

    private Searches(ServerProcess server) {
        this.server = server;
        requests = new HttpRequest.Maker(server.authority(), "/api/v1", Contestant.signIn(server));
    }

    /// Runs the program.
    public static void main(String[] arguments) throws IOException {
        try (Builds builds = Builds.given()) {
            for (int people : LargeStore.sizes()) {
                try (ServerProcess server = new LargeStore(builds, people).serve()) {
                    System.out.printf(Locale.ROOT, "%,d people, %s%n", people, builds.hasPostgres()
                            ? "PostgreSQL"
                            : "SQLite");
                    new Searches(server).run(people);
                    server.residentBytes().ifPresent(
                            bytes -> System.out.printf(Locale.ROOT, "%d MiB resident at the end%n",
                                    bytes >> 20));
                }
            }
        }
    }

    private void run(int people) {
        List<String> queries = new ArrayList<>(List.of(""));
        WORDS.forEach(words -> queries.add("search=" + URLEncoder.encode(words, StandardCharsets.UTF_8)));
        queries.addAll(FILTERS);
        for (String sort : SORTS) {
            queries.add("sort=" + sort);
            queries.add("sort=" + sort + "&order=descending");
            queries.add("sort=" + sort + "&search=ada+smith");
            queries.add("sort=" + sort + "&search=acme");
            queries.add("sort=" + sort + "&state=active");
        }
        FEW.forEach(sort -> queries.add("sort=" + sort + "&search=ada+smith"));
        for (int tenth = 1; tenth <= 10; tenth += 3) {
            queries.add("position=" + (long) people * tenth / 10);
            queries.add("sort=status&position=" + (long) people * tenth / 10);
        }
        queries.add("search=ada+smith&position=100");
        queries.forEach(this::measure);
    }

    private void measure(String query) {
        List<Double> times = new ArrayList<>();
        Duration before = server.usedCpu();
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            LoadGenerator.once(server.address(),
                    requests.get("/users?limit=100" + (query.isEmpty() ? "" : "&" + query)));
            times.add((System.nanoTime() - start) / 1e6);
        }
        double median = Result.median(times);
        System.out.printf(Locale.ROOT, "%-46s %8.1f  max %8.1f  processor %8.1f ms%s%n", query, median,
                times.stream().mapToDouble(Double::doubleValue).max().orElse(0),
                server.usedCpu().minus(before).toNanos() / 1e6 / TIMES, median > LIMIT ? "  ABOVE" : "");
    }
}
