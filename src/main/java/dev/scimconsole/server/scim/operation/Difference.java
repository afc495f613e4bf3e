package dev.scimconsole.server.scim.operation;

import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.scim.patch.MemberChanges;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// What a change made of a user or group. None of it is changed by anybody.
///
/// @param before its attributes; none of one that is new
/// @param after  its attributes; none of one that is gone
/// @param left   the ids of those who are not its members any more
/// @param came   the ids of those who are its members only now
/// @param groups the ids of the groups whose member it was until it was deleted
public record Difference(ObjectNode before, ObjectNode after, List<String> left, List<String> came,
        List<String> groups) {

    /// Copies the lists.
    public Difference {
        left = List.copyOf(left);
        came = List.copyOf(came);
        groups = List.copyOf(groups);
    }

    /// One of attributes alone.
    public Difference(ObjectNode before, ObjectNode after) {
        this(before, after, List.of(), List.of(), List.of());
    }

    /// One of members alone.
    public static Difference ofMembers(List<String> left, List<String> came) {
        return new Difference(Json.NODES.objectNode(), Json.NODES.objectNode(), left, came, List.of());
    }

    /// The same with the members who came and left by it.
    Difference with(MemberChanges members) {
        return new Difference(before, after, members.left(), members.came(), groups);
    }

    /// The same with what came behind it in the same request, which took nobody out.
    ///
    /// @param later empty where nothing was changed
    public Difference and(Optional<Difference> later) {
        return new Difference(before, after, left,
                Stream.concat(came.stream(), later.stream().flatMap(other -> other.came.stream())).toList(),
                groups);
    }
}
