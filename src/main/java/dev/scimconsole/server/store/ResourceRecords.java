package dev.scimconsole.server.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// SCIM resources and memberships.
public interface ResourceRecords {

    /// A member of a group.
    ///
    /// @param id          of the user or group
    /// @param displayName the member's current one
    record Member(String id, ResourceType type, Optional<String> displayName) {}

    /// A group that a resource is a direct member of.
    record GroupOf(String groupId, Optional<String> displayName) {}

    /// A resource that is gone.
    ///
    /// @param name a user's `userName`, folded; a group's `displayName`
    record Deleted(Optional<String> name) {}

    /// Adds a resource.
    ///
    /// @throws TakenException when the `userName` is in use; here, or by the next statement or the end of the
    ///                        transaction, where changes wait for those
    void insert(StoredResource resource);

    /// Finds one by its id.
    Optional<StoredResource> find(String organizationId, ResourceType type, String id);

    /// Puts a new state in place of the one with the version given.
    ///
    /// @return whether there was one with that version; if not, nothing was changed
    /// @throws TakenException when the new `userName` is in use; here or later, as with [#insert]
    boolean replace(StoredResource resource, long expectedVersion);

    /// Deletes one, with its memberships: its own members and its places in groups.
    ///
    /// @return empty when there was none
    Optional<Deleted> delete(String organizationId, ResourceType type, String id);

    /// One page of a search.
    List<StoredResource> page(ResourceQuery query);

    /// How many there are in all; `orderBy`, `after`, `offset` and `limit` do not count.
    long count(ResourceQuery query);

    /// Shows the search's resources one after another, in bounded memory, until the visitor answers false.
    void scan(ResourceQuery query, Predicate<StoredResource> visitor);

    /// Adds members to a group. Those who are members already and ids that are no resource of the
    /// organization are passed over.
    ///
    /// @return the ids that are members of the group only now
    List<String> addMembers(String organizationId, String groupId, Collection<String> memberIds);

    /// Takes members out of a group.
    ///
    /// @return how many of them were members
    int removeMembers(String organizationId, String groupId, Collection<String> memberIds);

    /// Takes all members out of a group.
    int clearMembers(String organizationId, String groupId);

    /// A group's members in the order of their ids, one page of them.
    ///
    /// @param after only members whose id sorts after this one
    List<Member> members(String organizationId, String groupId, Optional<String> after, int limit);

    /// Which of these ids are resources of the organization, and of which type.
    Map<String, ResourceType> typesOf(String organizationId, Collection<String> ids);

    /// The groups that each of these resources is a direct member of; no entry for one that is in none.
    Map<String, List<GroupOf>> groupsOf(String organizationId, Collection<String> memberIds);

    /// The groups' members, for groups with few of them.
    ///
    /// @return an entry for each group that has any
    Map<String, List<Member>> membersOf(String organizationId, Collection<String> groupIds);
}
