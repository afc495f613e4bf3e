package dev.scimconsole.server.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Users and groups as an administrator looks through them: sorted by a name, page by page, found by how a name begins.
/// Every page is read by indexes, however many there are.
public interface DirectoryRecords {

    /// What the list is sorted by. Who has no such name stands at the end, in either direction, in the order of ids.
    enum Order {
        /// `displayName`, folded
        DISPLAY_NAME,
        /// `userName`, folded; of users only
        USER_NAME
    }

    /// Where a page ended.
    ///
    /// @param key of the last one, in the list's order; empty when it has none
    /// @param id  of the last one
    record Place(Optional<String> key, String id) {

        /// Where a resource stands in a list.
        public static Place of(StoredResource resource, Order order) {
            return new Place(switch (order) {
                case DISPLAY_NAME -> resource.indexed().displayNameKey();
                case USER_NAME -> resource.indexed().userNameKey();
            }, resource.id());
        }
    }

    /// A page of a list.
    ///
    /// @param beginning how the display name begins, or the user name, or one of the emails; folded, not empty text
    /// @param after     where the page before ended
    /// @param limit     how many at the most, at least 1
    record Listing(String organizationId, ResourceType type, Optional<String> beginning, Order order,
            boolean ascending, Optional<Place> after, int limit) {}

    /// The email invite of a user who was to get one.
    ///
    /// @param settledAt when it was sent or given up; empty while it waits
    /// @param failure   why it was given up
    record Invite(Optional<Instant> settledAt, Optional<String> failure) {}

    /// One page.
    List<StoredResource> page(Listing listing);

    /// The email invites of those of these users who were to get one.
    Map<String, Invite> invitesOf(String organizationId, Collection<String> userIds);

    /// How many direct members each of these groups has, counted up to a number.
    ///
    /// @param most where counting stops
    Map<String, Integer> memberCounts(String organizationId, Collection<String> groupIds, int most);

    /// How many direct members a group has. The cost grows with them.
    long memberCount(String organizationId, String groupId);

    /// A group's direct members in the order of their ids, one page of them.
    ///
    /// @param after only members whose id sorts after this one
    List<StoredResource> members(String organizationId, String groupId, Optional<String> after, int limit);
}
