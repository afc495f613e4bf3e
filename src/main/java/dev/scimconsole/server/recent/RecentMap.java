package dev.scimconsole.server.recent;

import java.util.LinkedHashMap;
import java.util.Map;

/// A map of a bounded size that forgets what was used least recently; looking something up is using it. As
/// every [LinkedHashMap] it is for one thread at a time.
public final class RecentMap<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;

    private final int most;

    /// @param most entries
    public RecentMap(int most) {
        super(16, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
