package dev.scimconsole.server.store.directory;

import dev.scimconsole.server.store.directory.DirectoryRecords.Order;
import java.util.Comparator;
import java.util.Optional;

/// Where somebody stands in a list of users or groups, as a page ends there.
///
/// @param rank what decides before the key; 0 in orders by a name
/// @param key  of the last one, in the list's order; empty when it has none
/// @param id   of the last one
public record DirectoryPlace(int rank, Optional<String> key, String id) {

    /// Between the name and the id of a first group; sorts before what goes on in a longer name.
    static final String SEPARATOR = "\u0001";

    /// The key of those whose first group this is.
    static String groupKey(String nameKey, String groupId) {
        return nameKey + SEPARATOR + groupId;
    }

    static String groupName(String groupKey) {
        return groupKey.substring(0, Math.max(0, groupKey.lastIndexOf(SEPARATOR)));
    }

    static String groupId(String groupKey) {
        return groupKey.substring(groupKey.lastIndexOf(SEPARATOR) + 1);
    }

    /// Where a resource stands in a list that an index is in the order of, among those of its rank.
    static DirectoryPlace of(StoredResource resource, Order order) {
        return new DirectoryPlace(0, switch (order) {
            case USER_NAME -> resource.indexed().userNameKey();
            case WRITTEN_BY -> resource.writtenBy();
            case DISPLAY_NAME, STATUS, INVITE, FIRST_GROUP, MEMBERS ->
                resource.indexed().displayNameKey();
        }, resource.id());
    }

    DirectoryPlace withRank(int other) {
        return new DirectoryPlace(other, key, id);
    }

    static Comparator<DirectoryPlace> inOrder(boolean ascending) {
        Comparator<DirectoryPlace> upwards = Comparator.comparingInt(DirectoryPlace::rank);
        Comparator<DirectoryPlace> named = Comparator
                .comparing((DirectoryPlace place) -> place.key.orElse(""), DirectoryPlace::compareCodePoints)
                .thenComparing(DirectoryPlace::id);
        Comparator<DirectoryPlace> nameless = Comparator
                .comparing((DirectoryPlace place) -> place.key.isEmpty());
        return (ascending ? upwards : upwards.reversed()).thenComparing(nameless)
                .thenComparing((one, other) -> one.key.isEmpty()
                        ? one.id.compareTo(other.id)
                        : (ascending ? named : named.reversed()).compare(one, other));
    }

    /// As both databases do: in UTF-8 the order of bytes is that of code points, in UTF-16 it is not.
    private static int compareCodePoints(String one, String other) {
        int same = 0;
        int shorter = Math.min(one.length(), other.length());
        while (same < shorter && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        if (same == shorter) {
            return Integer.compare(one.length(), other.length());
        }
        // Behind equal first halves of surrogate pairs the second ones tell.
        return Integer.compare(one.codePointAt(same), other.codePointAt(same));
    }
}
