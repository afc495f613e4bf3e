package dev.scimconsole.server.scim.change;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// Members who came to a group or left it. Of many, whose ids would be megabytes until the event is made,
/// most are a number.
///
/// @param first the ids of some
/// @param more  how many others there are
public record Moved(List<String> first, int more) {

    /// Nobody.
    public static final Moved NOBODY = new Moved(List.of(), 0);

    /// Whoever moves more is known well enough by these.
    private static final int MOST = 1_000;

    /// Copies the list.
    public Moved {
        first = List.copyOf(first);
    }

    /// Those of the ids, of which none comes twice.
    public static Moved of(Collection<String> ids) {
        return new Moved(ids.stream().limit(MOST).toList(), Math.max(0, ids.size() - MOST));
    }

    /// These and others.
    Moved and(Moved others) {
        Moved both = of(Stream.concat(first.stream(), others.first.stream()).distinct().toList());
        return new Moved(both.first, both.more + more + others.more);
    }

    /// Whether it is nobody.
    public boolean isEmpty() {
        return first.isEmpty();
    }
}
