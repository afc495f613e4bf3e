package dev.scimconsole.demo.simulator;

import dev.scimconsole.wording.Saying;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How authentik keeps groups: a new one is made without members, a known one is written whole by a `PATCH`
/// without a path; then it reads the group, and repairs the members that differ. A service that says it has
/// no `PATCH` gets whole groups with all their members.
final class AuthentikGroups {

    private static final int NO_LIMIT = 1_000_000;

    private final ScimConnection connection;
    private final Tally tally;
    private final boolean patches;
    /// For authentik the limit of Bulk is the limit of every `PATCH`; none is none.
    private final int mostOperations;

    /// @param config the service's answer to `ServiceProviderConfig`; what it does not say, authentik takes
    ///               for unsupported
    AuthentikGroups(ScimConnection connection, JsonNode config, Tally tally) {
        this.connection = connection;
        this.tally = tally;
        patches = config.path("patch").path("supported").asBoolean(false);
        int most = config.path("bulk").path("maxOperations").asInt(0);
        mostOperations = most < 1 ? NO_LIMIT : most;
    }

    /// Makes or updates a group, with its members.
    ///
    /// @param members ids of the users
    /// @param known   id of the group, where the service has it
    void push(SampleDirectory.Group group, List<String> members, Optional<String> known) {
        ServiceAnswer written = known.map(id -> update(group, members, id))
                .orElseGet(() -> create(group, members));
        if (!written.succeeded()) {
            tally.refused(group.displayName(), written);
            return;
        }
        if (known.isPresent()) {
            repair(group, members, known.get());
        } else if (patches) {
            written.id().ifPresent(
                    id -> change(Saying.of("say.simulator.do.fill", group.displayName()), group, id,
                            members.stream().map(AuthentikGroups::addition).toList()));
        }
        tally.group(group.displayName());
    }

    private ServiceAnswer create(SampleDirectory.Group group, List<String> members) {
        return connection.send(Saying.of("say.simulator.do.createGroup", group.displayName()), "POST",
                "Groups",
                whole(group, members));
    }

    private ServiceAnswer update(SampleDirectory.Group group, List<String> members, String id) {
        Saying purpose = Saying.of("say.simulator.do.updateGroup", group.displayName());
        ObjectNode whole = whole(group, members);
        whole.put("id", id);
        if (!patches) {
            return connection.send(purpose, "PUT", "Groups/" + id, whole);
        }
        ObjectNode patch = Scim.patch();
        Scim.operation(patch, "replace").set("value", whole);
        return connection.send(purpose, "PATCH", "Groups/" + id, patch);
    }

    private ObjectNode whole(SampleDirectory.Group group, List<String> members) {
        ObjectNode whole = Scim.object(List.of(Scim.GROUP));
        whole.put("externalId", SampleDirectory.objectId("group " + group.displayName()));
        whole.put("displayName", group.displayName());
        if (!patches) {
            members.forEach(id -> whole.withArray("members").addObject().put("value", id));
        }
        return whole;
    }

    /// A group whose answer has no `members` is left as it is: authentik takes that for a group whose members
    /// it is not told.
    private void repair(SampleDirectory.Group group, List<String> members, String id) {
        JsonNode current = connection
                .get(Saying.of("say.simulator.do.compare", group.displayName()), "Groups/" + id, "").body()
                .path("members");
        if (current.isArray()) {
            List<String> there = current.valueStream().map(member -> member.path("value").asString(""))
                    .toList();
            change(Saying.of("say.simulator.do.repair", group.displayName()), group, id, Stream.concat(
                    members.stream().filter(one -> !there.contains(one)).map(AuthentikGroups::addition),
                    there.stream().filter(one -> !members.contains(one)).map(AuthentikGroups::removal))
                    .toList());
        }
    }

    private void change(Saying purpose, SampleDirectory.Group group, String id, List<ObjectNode> operations) {
        for (int from = 0; from < operations.size(); from += mostOperations) {
            ObjectNode patch = Scim.patch();
            operations.stream().skip(from).limit(mostOperations).forEach(patch.withArray("Operations")::add);
            ServiceAnswer answer = connection.send(purpose, "PATCH",
                    "Groups/" + id, patch);
            if (!answer.succeeded()) {
                tally.refusedPart(Saying.of("say.simulator.membersOf", group.displayName()), answer);
            }
        }
    }

    private static ObjectNode addition(String member) {
        ObjectNode operation = Scim.operation(Scim.patch(), "add").put("path", "members");
        operation.putArray("value").addObject().put("value", member);
        return operation;
    }

    private static ObjectNode removal(String member) {
        return Scim.operation(Scim.patch(), "remove").put("path", "members[value eq \"" + member + "\"]");
    }
}
