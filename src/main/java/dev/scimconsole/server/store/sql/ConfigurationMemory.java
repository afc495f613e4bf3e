package dev.scimconsole.server.store.sql;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// What requests ask for again and again and administrators rarely change, tokens and domains, in memory.
/// Only for a store of which this process is the one that writes: then it knows of every change before
/// anybody is told of it.
///
/// What a transaction read is kept only if no change began since before its snapshot was taken. While a
/// change is under way nothing is kept, and everything is asked for; so whoever comes after the answer to a
/// refresh never meets what was true before it. Thread-safe.
final class ConfigurationMemory {

    /// Far more than there are tokens and organizations in one file; bounds the memory.
    private static final int MOST = 10_000;

    private final boolean remembers;
    private final Map<Object, Object> known = new ConcurrentHashMap<>();
    private volatile long generation;
    private boolean changing;

    private ConfigurationMemory(boolean remembers) {
        this.remembers = remembers;
    }

    /// Of a store that only this process writes to.
    static ConfigurationMemory ofOnlyWriter() {
        return new ConfigurationMemory(true);
    }

    /// Of a store that others write to as well: nothing is remembered.
    static ConfigurationMemory none() {
        return new ConfigurationMemory(false);
    }

    /// What is given back with [#find] by a transaction whose snapshot is taken after this.
    long generation() {
        return generation;
    }

    /// What is known under a key, else what the query finds.
    ///
    /// @param generation of the transaction that asks
    /// @param query      always finds the same kind of thing for a key; what it does not find is not
    ///                   remembered
    @SuppressWarnings("unchecked")
    <T> Optional<T> find(Object key, long generation, Supplier<Optional<T>> query) {
        T hit = (T) known.get(key);
        if (hit != null) {
            return Optional.of(hit);
        }
        Optional<T> found = query.get();
        if (remembers && found.isPresent()) {
            remember(key, found.get(), generation);
        }
        return found;
    }

    /// From now on everything is asked for. Called before a transaction changes something of the
    /// configuration.
    synchronized void beginChange() {
        changing = true;
        forget();
    }

    /// What is read from now on may be remembered. Called once the transaction is committed or rolled back,
    /// before anybody is told.
    synchronized void endChange() {
        if (changing) {
            changing = false;
            forget();
        }
    }

    private synchronized void remember(Object key, Object value, long generation) {
        if (!changing && generation == this.generation) {
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(key, value);
        }
    }

    private synchronized void forget() {
        generation++;
        known.clear();
    }
}
