package dev.scimconsole.server.store;

import static dev.scimconsole.server.store.Samples.ACME;
import static dev.scimconsole.server.store.Samples.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.store.directory.ResourceRecords;
import dev.scimconsole.server.values.ResourceType;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Of a user's groups the oldest is marked, also where two transactions change them at the same time, at each
/// isolation level.
@Tag("whole")
@Tag("server")
@Tag("server.store")
@Timeout(60)
@ParameterizedClass
@ValueSource(strings = {"read committed", "repeatable read", "serializable"})
class PostgresFirstGroupTest {

    private static final List<String> USER = List.of(id(1));

    @Parameter private String isolation;
    private String url;
    private Store store;

    /// Two changes of one user's groups, and the group that is marked after both.
    record Pair(String what, List<Long> before, Change one, Change other, long first) {

        @Override
        public String toString() {
            return what;
        }
    }

    static List<Pair> pairs() {
        return List.of(new Pair("added to two", List.of(), add(10), add(11), 10),
                new Pair("moved", List.of(10L), remove(10), add(11), 11),
                new Pair("moved to an older one", List.of(11L), remove(11), add(10), 10),
                new Pair("removed from two", List.of(10L, 11L, 12L), remove(10), remove(11), 12),
                new Pair("cleared and added", List.of(10L), clear(10), add(11), 11),
                new Pair("cleared and removed", List.of(10L, 11L, 12L), clear(11), remove(10), 12),
                new Pair("deleted and added", List.of(10L), delete(10), add(11), 11));
    }

    /// What becomes of the user's place in a group.
    record Change(long group, Consumer<ResourceRecords> making) {

        void make(Transaction t, boolean foreseen) {
            if (foreseen) {
                t.expectations().resource(ACME, ResourceType.GROUP, id(group));
                t.expectations().moves(ACME, id(group), USER.stream());
                assertTrue(t.resources().find(ACME, ResourceType.GROUP, id(group)).isPresent());
            }
            making.accept(t.resources());
        }
    }

    private static Change add(long group) {
        return new Change(group, resources -> resources.addMembers(ACME, id(group), USER));
    }

    private static Change remove(long group) {
        return new Change(group, resources -> resources.removeMembers(ACME, id(group), USER));
    }

    private static Change clear(long group) {
        return new Change(group, resources -> resources.clearMembers(ACME, id(group)));
    }

    private static Change delete(long group) {
        return new Change(group, resources -> resources.delete(ACME, ResourceType.GROUP, id(group)));
    }

    @BeforeEach
    void open() throws SQLException {
        url = PostgresServer.emptyDatabase();
        store = Store.open(PostgresServer.at(isolation, url));
        store.write(t -> {
            t.organizations().insert(Samples.organization(ACME));
            t.resources().insert(Samples.user(1));
            LongStream.range(10, 13).forEach(group -> t.resources().insert(Samples.group(group)));
            return true;
        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void oneIsMarkedWhoeverComesFirst(Pair pair) throws Exception {
        for (int turn = 0; turn < 4; turn++) {
            boolean turned = turn % 2 == 1;
            boolean foreseen = turn >= 2;
            store.write(t -> {
                LongStream.range(10, 13).forEach(group -> {
                    t.resources().delete(ACME, ResourceType.GROUP, id(group));
                    t.resources().insert(Samples.group(group));
                });
                pair.before.forEach(group -> t.resources().addMembers(ACME, id(group), USER));
                return true;
            });
            together(turned ? pair.other : pair.one, turned ? pair.one : pair.other, foreseen);
            assertEquals(List.of(id(pair.first)), marked(), pair + " " + turned + " " + foreseen);
        }
    }

    /// The second one begins in the middle of the first, and ends behind it.
    private void together(Change one, Change other, boolean foreseen) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch tried = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> second = threads.submit(() -> {
                await(begun, 10_000);
                return store.write(t -> {
                    other.make(t, foreseen);
                    tried.countDown();
                    return await(ended, 1_000);
                });
            });
            store.write(t -> {
                one.make(t, foreseen);
                begun.countDown();
                // It can't, while it waits for this one.
                return await(tried, 200);
            });
            ended.countDown();
            second.get();
        }
    }

    private static boolean await(CountDownLatch latch, long millis) {
        try {
            return latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> marked() throws SQLException {
        List<String> groups = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement
                        .executeQuery("SELECT group_id FROM membership WHERE is_first = 1")) {
            while (rows.next()) {
                groups.add(rows.getString(1));
            }
        }
        return groups;
    }
}
