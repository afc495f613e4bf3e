package dev.scimconsole.server.scim.resource;

import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.scim.schema.ResourceSchema;
import dev.scimconsole.server.store.Expectations;
import dev.scimconsole.server.store.directory.ResourceRecords;
import dev.scimconsole.server.store.directory.ResourceRecords.GroupOf;
import dev.scimconsole.server.store.directory.ResourceRecords.Member;
import dev.scimconsole.server.store.directory.StoredResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A group's `members` and a user's `groups` as JSON. They are rows of their own in the store and no part of
/// the stored text, so that one member more costs the same in a group of any size.
public final class Memberships {

    private static final int MEMBERS_AT_A_TIME = 1_000;

    private final ResourceRecords records;
    private final String organizationId;
    private final String baseUrl;

    /// @param records of the running transaction
    /// @param baseUrl without a slash at the end
    public Memberships(ResourceRecords records, String organizationId, String baseUrl) {
        this.records = records;
        this.organizationId = organizationId;
        this.baseUrl = baseUrl;
    }

    /// The groups of these users, in one query.
    public Map<String, List<GroupOf>> groupsOf(List<StoredResource> users) {
        return users.isEmpty()
                ? Map.of()
                : records.groupsOf(organizationId, users.stream().map(StoredResource::id).toList());
    }

    /// Says that a group's members will be asked for.
    public static void expect(Expectations expectations, String organizationId, String groupId) {
        expectations.members(organizationId, groupId, MEMBERS_AT_A_TIME);
    }

    /// Shows a group's members one after another, in bounded memory, until one passes the test.
    public boolean anyMember(String groupId, Predicate<Member> test) {
        Optional<String> after = Optional.empty();
        while (true) {
            List<Member> page = records.members(organizationId, groupId, after, MEMBERS_AT_A_TIME);
            for (Member member : page) {
                if (test.test(member)) {
                    return true;
                }
            }
            if (page.size() < MEMBERS_AT_A_TIME) {
                return false;
            }
            after = Optional.of(page.getLast().id());
        }
    }

    /// Shows all members of a group.
    public void forEachMember(String groupId, Consumer<Member> visitor) {
        anyMember(groupId, member -> {
            visitor.accept(member);
            return false;
        });
    }

    /// Writes `,"members":[…]`, also when there are none. RFC 7643 §2.5 would let the key go then, but
    /// authentik compares and repairs the members of a group only where it finds the key.
    public void writeMembers(StringBuilder out, String groupId) {
        out.append(",\"members\":[");
        int start = out.length();
        forEachMember(groupId, member -> {
            out.append(out.length() == start ? "" : ",");
            writeMember(out, member);
        });
        out.append(']');
    }

    /// Writes `,"groups":[…]`, or nothing when there are none.
    public void writeGroups(StringBuilder out, List<GroupOf> groups) {
        for (int i = 0; i < groups.size(); i++) {
            out.append(i == 0 ? ",\"groups\":[" : ",");
            writeGroup(out, groups.get(i));
        }
        if (!groups.isEmpty()) {
            out.append(']');
        }
    }

    /// Writes one member.
    public void writeMember(StringBuilder out, Member member) {
        ResourceSchema schema = ResourceSchema.of(member.type());
        writeReference(out, member.id(), schema, member.displayName());
        out.append(",\"type\":\"").append(schema.name()).append("\"}");
    }

    /// Writes one group of a user.
    public void writeGroup(StringBuilder out, GroupOf group) {
        writeReference(out, group.groupId(), ResourceSchema.GROUP, group.displayName());
        out.append(",\"type\":\"direct\"}");
    }

    private void writeReference(StringBuilder out, String id, ResourceSchema schema,
            Optional<String> display) {
        String location = Json.quote(baseUrl + schema.endpoint() + "/" + id);
        out.append("{\"value\":\"").append(id).append("\",\"$ref\":").append(location);
        display.ifPresent(name -> out.append(",\"display\":").append(Json.quote(name)));
    }
}
