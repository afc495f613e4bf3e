package dev.scimconsole.server.store.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Rows by which something is found later, until they are inserted: once for all that share a commit. Each
/// belongs to an owner, before whose other rows change they have to stand there.
final class LateRows {

    private final Map<String, List<Object[]>> rows = new TreeMap<>();
    private final Set<String> owners = new HashSet<>();

    void add(String owner, String into, Object... row) {
        owners.add(owner);
        rows.computeIfAbsent(into, _ -> new ArrayList<>()).add(row);
    }

    boolean has(String owner) {
        return owners.contains(owner);
    }

    /// Takes over what another has gathered.
    void takeFrom(LateRows other) {
        other.rows.forEach((into, some) -> rows.computeIfAbsent(into, _ -> new ArrayList<>()).addAll(some));
        owners.addAll(other.owners);
        other.clear();
    }

    /// Inserts what was gathered, and starts over.
    void write(Sql sql) {
        rows.forEach(sql::insertAllLater);
        clear();
    }

    private void clear() {
        rows.clear();
        owners.clear();
    }
}
