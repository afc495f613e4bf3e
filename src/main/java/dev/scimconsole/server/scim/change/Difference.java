package dev.scimconsole.server.scim.change;

import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.values.ChangeText;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// What a change made of a user or group. None of it is changed by anybody. It is held until its event is
/// made, in a bulk request beside a thousand others; so of large attributes what the event tells is held.
///
/// @param attributes before and after
/// @param left       those who are not its members any more
/// @param came       those who are its members only now
/// @param groups     the ids of the groups whose member it was until it was deleted
public record Difference(Attributes attributes, Moved left, Moved came, List<String> groups) {

    /// Values that are told of one change at the most.
    public static final int MOST_VALUES = 50;

    /// The characters of JSON above which attributes are large.
    private static final int LARGE = 16 * 1024;
    private static final Attributes NONE = new Attributes.Small(Json.NODES.objectNode(),
            Json.NODES.objectNode());

    /// Attributes before and after a change.
    public sealed interface Attributes {

        /// What became otherwise; of large ones not more than one above [#MOST_VALUES].
        List<ChangeText.Value> values();

        /// Those that can be held as they are.
        ///
        /// @param before none of one that is new
        /// @param after  none of one that is gone
        record Small(ObjectNode before, ObjectNode after) implements Attributes {

            @Override
            public List<ChangeText.Value> values() {
                return AttributeChanges.between(before, after);
            }
        }

        /// What became of large ones.
        record Large(List<ChangeText.Value> values) implements Attributes {

            /// Copies the list.
            public Large {
                values = List.copyOf(values);
            }
        }
    }

    /// Copies the list.
    public Difference {
        groups = List.copyOf(groups);
    }

    /// One of attributes alone.
    ///
    /// @param characters of both as JSON
    public static Difference of(ObjectNode before, ObjectNode after, int characters) {
        Attributes attributes = characters > LARGE
                ? new Attributes.Large(
                        AttributeChanges.between(before, after).stream().limit(MOST_VALUES + 1).toList())
                : new Attributes.Small(before, after);
        return new Difference(attributes, Moved.NOBODY, Moved.NOBODY, List.of());
    }

    /// One that made something new.
    ///
    /// @param characters of the attributes as JSON
    public static Difference ofNew(ObjectNode attributes, int characters) {
        return of(Json.NODES.objectNode(), attributes, characters);
    }

    /// One of members alone.
    public static Difference ofMembers(Moved left, Moved came) {
        return new Difference(NONE, left, came, List.of());
    }

    /// One of what is gone.
    ///
    /// @param groups the ids of the groups whose member it was
    public static Difference ofDeleted(Moved members, List<String> groups) {
        return new Difference(NONE, members, Moved.NOBODY, groups);
    }

    /// The same with the members who came and left by it.
    public Difference with(Moved gone, Moved come) {
        return new Difference(attributes, gone, come, groups);
    }

    /// The same with what came behind it in the same request, which took nobody out.
    ///
    /// @param later empty where nothing was changed
    public Difference and(Optional<Difference> later) {
        return later.map(other -> new Difference(attributes, left, came.and(other.came), groups))
                .orElse(this);
    }
}
