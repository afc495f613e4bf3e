package dev.scimconsole.server.store;

import static dev.scimconsole.server.store.Samples.ACME;
import static dev.scimconsole.server.store.Samples.id;

import dev.scimconsole.server.store.directory.Condition.Attribute;
import dev.scimconsole.server.store.directory.Condition.Compare;
import dev.scimconsole.server.store.directory.Condition.Comparison;
import dev.scimconsole.server.store.directory.ResourceQuery;
import dev.scimconsole.server.store.directory.StoredResource;
import dev.scimconsole.server.store.directory.StoredResource.Indexed;
import dev.scimconsole.server.values.ResourceType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;

/// Measures a store: `StoreBenchmark JDBC_URL MOST_USERS`. The store must be empty. Prints a line a figure.
final class StoreBenchmark {

    private static final long RUN_NANOS = 2_000_000_000L;
    private static final String PADDING = "x".repeat(600);

    private final Store store;
    private final AtomicLong users = new AtomicLong();

    private StoreBenchmark(Store store) {
        this.store = store;
    }

    public static void main(String[] arguments) throws Exception {
        long most = Long.parseLong(arguments[1]);
        try (Store store = Store.open(arguments[0])) {
            StoreBenchmark benchmark = new StoreBenchmark(store);
            for (long size = 1_000; size <= most; size *= 10) {
                benchmark.fill(size);
                benchmark.measure();
            }
            benchmark.measureGroups();
        }
    }

    private void fill(long size) {
        long start = System.nanoTime();
        while (users.get() < size) {
            store.write(t -> {
                for (int i = 0; i < 1_000; i++) {
                    t.resources().insert(user(users.getAndIncrement()));
                }
                return true;
            });
        }
        System.out.printf("%n%,d users (filled in %,d ms)%n", size, (System.nanoTime() - start) / 1_000_000);
    }

    private void measure() throws Exception {
        for (int threads : new int[]{1, 8, 32}) {
            run("create", threads, _ -> insert(user(users.getAndIncrement())));
        }
        long count = users.get();
        for (int threads : new int[]{1, 32}) {
            run("get by id", threads, _ -> store.read(t -> t.resources()
                    .find(ACME, ResourceType.USER, id(ThreadLocalRandom.current().nextLong(count)))).stream()
                    .count());
            run("userName eq", threads, _ -> page(Attribute.USER_NAME, Comparison.EQUAL,
                    "user" + ThreadLocalRandom.current().nextLong(count) + "@acme.com"));
            run("email eq", threads, _ -> page(Attribute.EMAIL, Comparison.EQUAL,
                    "user" + ThreadLocalRandom.current().nextLong(count) + "@acme.com"));
            run("replace", threads, _ -> replace(ThreadLocalRandom.current().nextLong(count)));
        }
        run("count", 1, _ -> store.read(t -> t.resources().count(Samples.all(ResourceType.USER))));
        run("count active", 1, _ -> store.read(t -> t.resources().count(Samples.where(ResourceType.USER,
                new Compare(Attribute.ACTIVE, Comparison.EQUAL, "true")))));
        run("page of 100 at 0", 1, _ -> page(0));
        run("page of 100 in the middle", 1, _ -> page(count / 2));
        run("page of 100 at 100,000", 1, _ -> page(Math.min(100_000, count - 100)));
        run("userName co, no match", 1, _ -> page(Attribute.USER_NAME, Comparison.CONTAINS, "nobody"));
    }

    private void measureGroups() throws Exception {
        for (int size : new int[]{10, 10_000, 100_000}) {
            StoredResource group = Samples.group(900_000_000L + size);
            List<String> members = new ArrayList<>();
            for (int i = 0; i < Math.min(size, users.get()); i++) {
                members.add(id(i));
            }
            store.write(t -> {
                t.resources().insert(group);
                return t.resources().addMembers(ACME, group.id(), members);
            });
            AtomicLong next = new AtomicLong(members.size());
            run("add a member to " + members.size(), 1, _ -> store.write(t -> (long) t.resources()
                    .addMembers(ACME, group.id(), List.of(id(next.getAndIncrement() % users.get()))).size()));
        }
    }

    private long insert(StoredResource user) {
        return store.write(t -> {
            t.resources().insert(user);
            return 1L;
        });
    }

    private long replace(long number) {
        return store.write(t -> {
            StoredResource old = t.resources().find(ACME, ResourceType.USER, id(number)).orElseThrow();
            return t.resources().replace(Samples.with(old, old.version() + 1, old.indexed()), old.version())
                    ? 1L
                    : 0L;
        });
    }

    private long page(Attribute attribute, Comparison comparison, String value) {
        return store.read(t -> (long) t.resources().page(new ResourceQuery(ACME, ResourceType.USER,
                Optional.of(new Compare(attribute, comparison, value)), Optional.empty(), Optional.empty(), 0,
                100))
                .size());
    }

    private long page(long offset) {
        return store.read(
                t -> (long) t.resources().page(new ResourceQuery(ACME, ResourceType.USER, Optional.empty(),
                        Optional.empty(), Optional.empty(), offset, 100)).size());
    }

    /// Runs on virtual threads, as the server does.
    private static void run(String name, int threads, LongUnaryOperator work) throws Exception {
        long end = System.nanoTime() + RUN_NANOS;
        List<Future<long[]>> runs = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < threads; i++) {
                runs.add(executor.submit(() -> times(work, end)));
            }
        }
        List<long[]> all = new ArrayList<>();
        for (Future<long[]> run : runs) {
            all.add(run.get());
        }
        long[] times = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        System.out.printf("%-28s %2d threads %,10.0f/s  p50 %,8d us  p99 %,8d us%n", name, threads,
                times.length * 1e9 / RUN_NANOS, times[times.length / 2] / 1_000,
                times[times.length * 99 / 100] / 1_000);
    }

    private static long[] times(LongUnaryOperator work, long end) {
        long[] times = new long[1_000];
        int count = 0;
        long start = System.nanoTime();
        do {
            long _ = work.applyAsLong(count);
            long now = System.nanoTime();
            if (count == times.length) {
                times = Arrays.copyOf(times, count * 2);
            }
            times[count++] = now - start;
            start = now;
        } while (start < end);
        return Arrays.copyOf(times, count);
    }

    private static StoredResource user(long number) {
        // Names in no order, as they come in life.
        String name = "user" + number + "@acme.com";
        long scattered = Long.reverse(number * 0x9E3779B97F4A7C15L) >>> 1;
        Indexed indexed = new Indexed(Optional.of(name), Optional.of(Long.toString(scattered, 36)),
                Optional.of("user " + scattered), Optional.of("User " + scattered), Optional.of(true),
                List.of(name), List.of());
        StoredResource user = Samples.resource(ResourceType.USER, number, indexed);
        return new StoredResource(user.organizationId(), user.type(), user.id(), user.version(),
                user.created(),
                user.lastModified(), user.writtenBy(), indexed,
                "{\"id\":\"" + user.id() + "\",\"userName\":\"" + name
                        + "\",\"padding\":\"" + PADDING + "\"}");
    }
}
