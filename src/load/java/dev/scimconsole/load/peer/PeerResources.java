package dev.scimconsole.load.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// What a peer keeps in memory: resources by id, in the order of creation, and by their unique name.
/// Everything that is measured is one or two look-ups in a hash map here. Nothing is written to a disk.
///
/// @param <T> the library's class for the resource
final class PeerResources<T> {

    private final ConcurrentHashMap<String, T> byId = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, String> idByName = new ConcurrentHashMap<>();
    private final List<String> inOrder = new ArrayList<>();

    /// Adds a resource.
    ///
    /// @param nameKey the unique name, folded; empty when the resource has none
    /// @return whether the name was free; if not, nothing was added
    boolean add(String id, Optional<String> nameKey, T resource) {
        if (nameKey.isPresent() && idByName.putIfAbsent(nameKey.get(), id) != null) {
            return false;
        }
        byId.put(id, resource);
        synchronized (inOrder) {
            inOrder.add(id);
        }
        return true;
    }

    /// Puts a new state in place of an old one. The last of several writers wins; the measured requests of a
    /// peer need no lock for what they do.
    void replace(String id, T resource) {
        byId.put(id, resource);
    }

    /// Takes a resource away, if it is there.
    ///
    /// @param nameKey reads its unique name
    void remove(String id, Function<T, Optional<String>> nameKey) {
        find(id).flatMap(nameKey).ifPresent(idByName::remove);
        byId.remove(id);
        synchronized (inOrder) {
            inOrder.remove(id);
        }
    }

    Optional<T> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<T> findByName(String nameKey) {
        return Optional.ofNullable(idByName.get(nameKey)).map(byId::get);
    }

    /// A page in the order of creation.
    ///
    /// @param startIndex counts from 1
    List<T> page(long startIndex, int count) {
        synchronized (inOrder) {
            int from = (int) Math.min(startIndex - 1, inOrder.size());
            int to = Math.min(from + count, inOrder.size());
            return inOrder.subList(from, to).stream().map(byId::get).toList();
        }
    }

    int size() {
        synchronized (inOrder) {
            return inOrder.size();
        }
    }
}
