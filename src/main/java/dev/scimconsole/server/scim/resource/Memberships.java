package dev.scimconsole.server.scim.resource;

import dev.scimconsole.server.scim.answer.AnswerRoom;
import dev.scimconsole.server.scim.answer.AnswerText;
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
import tools.jackson.databind.node.ObjectNode;

/// A group's `members` and a user's `groups` as JSON. They are rows of their own in the store and no part of
/// the stored text, so that one member more costs the same in a group of any size.
public final class Memberships {

    private static final int MEMBERS_AT_A_TIME = 1_000;
    /// Characters of one member.
    private static final int SHORT = 256;

    private final ResourceRecords records;
    private final String organizationId;
    private final String baseUrl;
    private final AnswerRoom.Share room;

    /// @param records of the running transaction
    /// @param baseUrl without a slash at the end
    /// @param room    takes what is going to be written
    public Memberships(ResourceRecords records, String organizationId, String baseUrl,
            AnswerRoom.Share room) {
        this.records = records;
        this.organizationId = organizationId;
        this.baseUrl = baseUrl;
        this.room = room;
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
    ///
    /// @param weight of what is made of a byte that is written
    public void writeMembers(AnswerText out, String groupId, int weight) {
        out.append(",\"members\":[");
        long start = out.length();
        int[] written = new int[1];
        forEachMember(groupId, member -> {
            out.append(written[0] == 0 ? "" : ",");
            writeMember(out, member);
            if (++written[0] == MEMBERS_AT_A_TIME) {
                long each = (out.length() - start) / MEMBERS_AT_A_TIME + 1;
                room.need(each * weight * records.countMembers(organizationId, groupId));
            }
        });
        if (written[0] < MEMBERS_AT_A_TIME) {
            room.need((out.length() - start) * weight);
        }
        out.append("]");
    }

    /// Writes `,"groups":[…]`, or nothing when there are none.
    public void writeGroups(AnswerText out, List<GroupOf> groups) {
        for (int i = 0; i < groups.size(); i++) {
            out.append(i == 0 ? ",\"groups\":[" : ",");
            writeGroup(out, groups.get(i));
        }
        if (!groups.isEmpty()) {
            out.append("]");
        }
    }

    /// One member, as filters see it.
    public ObjectNode tree(Member member) {
        return tree(out -> writeMember(out, member));
    }

    /// One group of a user, as filters see it.
    ObjectNode tree(GroupOf group) {
        return tree(out -> writeGroup(out, group));
    }

    private static ObjectNode tree(Consumer<AnswerText> writer) {
        AnswerText out = new AnswerText(SHORT);
        writer.accept(out);
        return Json.readStored(out.toString());
    }

    private void writeMember(AnswerText out, Member member) {
        ResourceSchema schema = ResourceSchema.of(member.type());
        writeReference(out, member.id(), schema, member.displayName());
        out.append(",\"type\":\"").append(schema.name()).append("\"}");
    }

    private void writeGroup(AnswerText out, GroupOf group) {
        writeReference(out, group.groupId(), ResourceSchema.GROUP, group.displayName());
        out.append(",\"type\":\"direct\"}");
    }

    private void writeReference(AnswerText out, String id, ResourceSchema schema,
            Optional<String> display) {
        String location = Json.quote(baseUrl + schema.endpoint() + "/" + id);
        out.append("{\"value\":\"").append(id).append("\",\"$ref\":").append(location);
        display.ifPresent(name -> out.append(",\"display\":").append(Json.quote(name)));
    }
}
