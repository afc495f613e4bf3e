package dev.scimconsole.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Sends the largest requests that are allowed, and small ones that change much, and asks for the largest
/// answers, many at once, and prints how they were answered and how much memory the service had at the most. Each must be answered, by 503
/// where there is no room for it. Ends with status 1 when the service did not live through it.
///
/// System properties: `requests.users` (members of each of three groups, beside a hundred smaller ones),
/// `requests.atOnce`, `requests.mixed` (as many of all kinds together, instead of each kind by itself; of more
/// than 250 connections of one address the service closes some), and `load.postgres` to try it there.
final class LargeRequests {

    private static final int USERS = Integer.getInteger("requests.users", 60_000);
    private static final int AT_ONCE = Integer.getInteger("requests.atOnce", 40);
    private static final int GROUPS = 3;
    private static final int SMALLER_GROUPS = 100;
    private static final int SMALLER = 900;
    private static final int LARGE_USERS = 300;
    private static final int BULK = 1_000;
    private static final int MIB = 1 << 20;
    private static final String MESSAGE = "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:";
    private static final String USER = "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],"
            + "\"userName\":\"many@example.com\",";
    private static final String GROUP = "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],"
            + "\"displayName\":\"Many\",";

    private final MeasuredServer server;
    private final List<String> groups;
    private final List<String> largeUsers;
    private final AtomicInteger posted = new AtomicInteger();

    private LargeRequests(MeasuredServer server) {
        this.server = server;
        groups = IntStream.range(0, GROUPS)
                .mapToObj(i -> server.once(server.requests().post("/Groups",
                        Users.group("Group " + i, server.userIds()))).createdId().orElseThrow())
                .toList();
        for (int i = 0; i < SMALLER_GROUPS; i++) {
            server.once(server.requests().post("/Groups",
                    Users.group("Smaller " + i, server.userIds().subList(0, SMALLER))));
        }
        largeUsers = IntStream.range(0, LARGE_USERS)
                .mapToObj(i -> server.once(server.requests().post("/Users", USER.replace("many@", "large" + i + "@")
                        + "\"displayName\":\"Large\",\"title\":\"" + "x".repeat(MIB - 1_024) + "\"}"))
                        .createdId().orElseThrow())
                .toList();
    }

    /// Runs the program.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (Builds builds = Builds.given()) {
            Path workplace = Files.createTempDirectory(
                    Files.createDirectories(builds.target().resolve("load")), "run-");
            Contestant ours = builds.hasPostgres() ? Contestant.ON_POSTGRES : Contestant.SCIM_CONSOLE;
            try (MeasuredServer server = ours.start(builds, workplace, LoadSize.named("small"))) {
                server.run(Figure.creates(server), 32, Duration.ofMinutes(5), USERS);
                LargeRequests large = new LargeRequests(server);
                if (!(Boolean.getBoolean("requests.mixed") ? large.livesMixed() : large.livesEach())) {
                    System.exit(1);
                }
            }
        }
    }

    /// @param request asked for each that is sent
    private record Kind(String name, Supplier<HttpRequest> request) {

        Kind(String name, HttpRequest request) {
            this(name, () -> request);
        }

        List<HttpRequest> requests() {
            return Stream.generate(request).limit(AT_ONCE).toList();
        }
    }

    private Stream<Kind> kinds() {
        return Stream.of(bodies(), answers(), pagesOfLargeUsers(), manyLargeChanges())
                .flatMap(Function.identity());
    }

    /// Of nothing but small things, of which the most is made.
    private Stream<Kind> bodies() {
        String user = "/Users/" + server.userIds().getFirst();
        String group = "/Groups/" + groups.getFirst();
        String patch = MESSAGE + "PatchOp\"],\"Operations\":[";
        return Stream.of(
                posted("/Users", USER + "\"a\":[", "{}", MIB), posted("/Users", USER + "\"a\":[", "[]", MIB),
                posted("/Users", USER + "\"emails\":[", "{\"value\":\"a@b.c\"}", MIB),
                patched(user, patch, "{}", MIB),
                patched(user, patch, "{\"op\":\"add\",\"path\":\"title\",\"value\":\"x\"}", MIB),
                posted("/Bulk", MESSAGE + "BulkRequest\"],\"Operations\":[", "{}", MIB),
                posted("/Groups", GROUP + "\"members\":[", "{}", 32 * MIB),
                posted("/Groups", GROUP + "\"members\":[", "{\"value\":\"a\"}", 32 * MIB),
                posted("/Groups", GROUP + "\"members\":[", "1", 32 * MIB),
                patched(group, patch, "{}", 32 * MIB),
                new Kind("names for a group", server.requests().post("/Groups",
                        IntStream.range(0, 2_000_000).mapToObj(i -> "\"a" + i + "\":1,")
                                .collect(Collectors.joining("", "{", "\"a\":1}")))));
    }

    private Kind posted(String path, String head, String small, int bytes) {
        return new Kind("POST " + path + " of " + small,
                server.requests().post(path, filled(head, small, bytes)));
    }

    private Kind patched(String path, String head, String small, int bytes) {
        return new Kind("PATCH " + path.substring(0, path.indexOf('/', 1)) + " of " + small,
                server.requests().patch(path, filled(head, small, bytes)));
    }

    private static String filled(String head, String small, int bytes) {
        int times = (bytes - head.length() - 2) / (small.length() + 1);
        return head + (small + ",").repeat(times - 1) + small + "]}";
    }

    private Stream<Kind> answers() {
        HttpRequest.Maker requests = server.requests();
        String group = "/Groups/" + groups.getFirst();
        return Stream.of(asked(group), asked("/Groups"), asked(group + "?attributes=members.value"),
                asked("/Groups?excludedAttributes=displayName"), asked("/Groups?startIndex=" + (GROUPS + 1)),
                asked("/Users?count=1000"),
                asked("/Users?count=1000&attributes=emails"),
                asked("/Groups?filter=members%20eq%20%22" + server.userIds().getFirst() + "%22"),
                new Kind("POST /Groups with all members",
                        requests.post("/Groups", Users.group("Again", server.userIds()))));
    }

    /// As the store lists them, by an index, by looking at each, and with little of each.
    private Stream<Kind> pagesOfLargeUsers() {
        String large = "/Users?count=1000&filter=displayName%20eq%20%22large%22";
        return Stream.of(asked("/Users?count=1000&startIndex=" + (server.userIds().size() + 1)), asked(large),
                asked(large + "%20and%20title%20co%20%22x%22"), asked(large + "&attributes=userName"),
                asked(large + "&cursor"));
    }

    /// Small bodies that change much in one transaction.
    private Stream<Kind> manyLargeChanges() {
        return Stream.of(
                bulk("PATCH", ofLargeUsers(), replacing("{\"displayName\":\"Larger\"}")),
                bulk("PATCH", IntStream.range(0, 200).mapToObj(i -> "/Groups/" + groups.get(i % GROUPS)),
                        replacing("{\"members\":[]}")),
                bulk("PUT", ofLargeUsers(), USER.replace("many@", "ID@") + "\"active\":false}"),
                new Kind("Bulk of POST", this::manyUsers),
                bulk("DELETE", Stream.concat(ofLargeUsers(), groups.stream().map(id -> "/Groups/" + id)),
                        "{}"),
                bulk("DELETE", membersOfAllSmaller(), "{}"));
    }

    /// Others each time.
    private HttpRequest manyUsers() {
        int first = posted.getAndAdd(BULK);
        return bulkRequest(IntStream.range(first, first + BULK).mapToObj(i ->
                "{\"method\":\"POST\",\"path\":\"/Users\",\"bulkId\":\"" + i + "\",\"data\":" + USER.replace("many@", "bulk" + i + "@")
                + "\"displayName\":\"" + "x".repeat(MIB / BULK - 300) + "\"}}"));
    }

    /// Each of whom leaves a hundred groups.
    private Stream<String> membersOfAllSmaller() {
        return server.userIds().stream().limit(SMALLER).map(id -> "/Users/" + id);
    }

    private Stream<String> ofLargeUsers() {
        return largeUsers.stream().map(id -> "/Users/" + id);
    }

    private static String replacing(String value) {
        return MESSAGE + "PatchOp\"],\"Operations\":[{\"op\":\"replace\",\"value\":" + value + "}]}";
    }

    private Kind bulk(String method, Stream<String> paths, String data) {
        return new Kind("Bulk of " + method, bulkRequest(paths
                .map(path -> "{\"method\":\"" + method + "\",\"path\":\"" + path + "\",\"data\":"
                        + data.replace("ID", path.substring(path.lastIndexOf('/') + 1)) + "}")));
    }

    private HttpRequest bulkRequest(Stream<String> operations) {
        return server.requests().post("/Bulk", operations
                .collect(Collectors.joining(",", MESSAGE + "BulkRequest\"],\"Operations\":[", "]}")));
    }

    private Kind asked(String path) {
        return new Kind("GET " + path, server.requests().get(path));
    }

    private boolean livesEach() throws InterruptedException {
        for (Kind kind : kinds().toList()) {
            if (!lives(kind.name(), kind.requests())) {
                return false;
            }
        }
        return true;
    }

    private boolean livesMixed() throws InterruptedException {
        List<HttpRequest> all = new ArrayList<>();
        kinds().forEach(kind -> all.addAll(kind.requests()));
        Collections.shuffle(all, new Random(1));
        return lives("all kinds at once", all);
    }

    private boolean lives(String name, List<HttpRequest> requests) throws InterruptedException {
        Map<String, Integer> answers = new ConcurrentHashMap<>();
        long start = System.nanoTime();
        List<Thread> askers = requests.stream().map(request -> Thread.ofPlatform().start(
                () -> answers.merge(status(request), 1, Integer::sum))).toList();
        for (Thread asker : askers) {
            asker.join();
        }
        boolean lives = server.process().isAlive();
        System.out.printf(Locale.ROOT, "%-60s %5.1f s, at most %d MiB: %s%n",
                name.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID"), (System.nanoTime() - start) / 1e9,
                server.process().mostResidentBytes().orElse(0) >> 20,
                lives ? new TreeMap<>(answers) : "the service has ended");
        return lives;
    }

    private String status(HttpRequest request) {
        try (LoadGenerator generator = new LoadGenerator(server.process().address(), 1)) {
            return Integer.toString(generator.ask(request.expectingAnything()).status());
        } catch (LoadFailure e) {
            return e.getMessage();
        }
    }
}
