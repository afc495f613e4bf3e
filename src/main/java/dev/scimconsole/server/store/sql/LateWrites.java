package dev.scimconsole.server.store.sql;

/// What is written once for all that share a commit, just before it.
///
/// @param counts how many resources came and went
/// @param rows   by which resources are found later
record LateWrites(ResourceCounts counts, LateRows rows) {

    LateWrites() {
        this(new ResourceCounts(), new LateRows());
    }

    /// Takes over what another has gathered.
    void takeFrom(LateWrites other) {
        counts.takeFrom(other.counts);
        rows.takeFrom(other.rows);
    }

    /// Writes it, and starts over.
    void write(Sql sql) {
        counts.write(sql);
        rows.write(sql);
    }
}
