package dev.scimconsole.server.scim.resource;

import dev.scimconsole.server.store.directory.ResourceRecords.GroupOf;
import dev.scimconsole.server.store.directory.StoredResource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The groups of some resources, looked up together as soon as those of one are asked for. For one thread.
public final class GroupsOfSome {

    private final Memberships memberships;
    private final List<StoredResource> some;
    private @Nullable Map<String, List<GroupOf>> known;

    /// @param memberships of the running transaction
    public GroupsOfSome(Memberships memberships, List<StoredResource> some) {
        this.memberships = memberships;
        this.some = List.copyOf(some);
    }

    List<GroupOf> of(StoredResource one) {
        Map<String, List<GroupOf>> groups = known;
        if (groups == null) {
            groups = memberships.groupsOf(some);
            known = groups;
        }
        return groups.getOrDefault(one.id(), List.of());
    }
}
