package dev.scimconsole.server.store.sql;

import dev.scimconsole.server.values.ResourceType;
import java.util.Map;
import java.util.TreeMap;

/// How many resources came and went, by organization and type, until it is written: once for many, and late,
/// so that the one row is locked for the shortest time.
final class ResourceCounts {

    private final Map<String, Map<ResourceType, Long>> differences = new TreeMap<>();

    void add(String organizationId, ResourceType type, long difference) {
        differences.computeIfAbsent(organizationId, _ -> new TreeMap<>()).merge(type, difference, Long::sum);
    }

    /// Takes over what another has counted.
    void takeFrom(ResourceCounts other) {
        other.differences.forEach((organizationId, types) -> types
                .forEach((type, difference) -> add(organizationId, type, difference)));
        other.differences.clear();
    }

    /// Writes what was counted, and starts over.
    void write(Sql sql) {
        if (differences.isEmpty()) {
            return;
        }
        int slot = sql.countingSlot();
        differences.forEach((organizationId, types) -> types.forEach((type, difference) -> {
            if (difference != 0) {
                sql.changeLater("""
                        INSERT INTO resource_count (organization_id, type, slot, resources)
                        VALUES (?, ?, ?, ?)
                        ON CONFLICT (organization_id, type, slot)
                        DO UPDATE SET resources = resource_count.resources + excluded.resources""",
                        Id.of(organizationId), type, slot, difference);
            }
        }));
        differences.clear();
    }
}
