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

    /// Those of the ids, each once.
    public static Moved of(Collection<String> ids) {
        return of(ids.stream().distinct().toList(), 0);
    }

    private static Moved of(List<String> each, int more) {
        return new Moved(each.subList(0, Math.min(each.size(), MOST)),
                more + Math.max(0, each.size() - MOST));
    }

    /// These and others.
    Moved and(Moved others) {
        return of(Stream.concat(first.stream(), others.first.stream()).distinct().toList(),
                more + others.more);
    }

    /// Whether it is nobody.
    public boolean isEmpty() {
        return first.isEmpty();
    }
}
