package dev.scimconsole.server.store.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The statements of one transaction that travel together, where each statement alone is a way to the server
/// and back: queries that will probably be asked, with the first of them; and changes that can wait, with the
/// next statement or with the commit.
final class Pipeline {

    /// One request makes a few; PostgreSQL takes 65,535 parameters at once.
    private static final int MOST_CHANGES = 50;

    private final Map<Query, Function<Row, ?>> expected = new LinkedHashMap<>();
    private final Map<Query, List<?>> answers = new HashMap<>();
    private final List<Query> changes = new ArrayList<>();

    /// A statement with its parameters.
    record Query(String sql, List<Object> parameters) {

        static Query of(String sql, Object... parameters) {
            return new Query(sql, Arrays.asList(parameters));
        }
    }

    void expect(Query query, Function<Row, ?> reader) {
        expected.put(query, reader);
    }

    /// The queries to ask together with this one, itself among them; empty when it is to be asked alone.
    Map<Query, Function<Row, ?>> together(Query query) {
        return expected.containsKey(query) ? expected : Map.of();
    }

    /// Takes what was answered to the expected queries, in their order.
    void answer(List<List<?>> results) {
        int i = 0;
        for (Query query : expected.keySet()) {
            answers.put(query, results.get(i++));
        }
        expected.clear();
    }

    /// What was answered to a query beforehand; once.
    @SuppressWarnings("unchecked")
    <R> Optional<List<R>> take(Query query) {
        return Optional.ofNullable((List<R>) answers.remove(query));
    }

    /// Forgets what was expected and answered: a change made it stale.
    void forget() {
        expected.clear();
        answers.clear();
    }

    /// Whether the changes that wait are to be made before another one is put off.
    boolean isFull() {
        return changes.size() >= MOST_CHANGES;
    }

    void changeLater(Query change) {
        changes.add(change);
    }

    /// The changes that wait, which wait no longer.
    List<Query> takeChanges() {
        List<Query> taken = List.copyOf(changes);
        changes.clear();
        return taken;
    }
}
