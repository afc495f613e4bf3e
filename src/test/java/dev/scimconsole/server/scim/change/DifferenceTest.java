package dev.scimconsole.server.scim.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.server.scim.change.Difference.Attributes;
import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.values.ChangeText;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// A bulk request may change a thousand users of a megabyte each in one transaction, and a thousand groups: what
/// is held of each until its event is made is small.
@Tag("server")
@Tag("server.scim")
@Tag("server.scim.change")
class DifferenceTest {

    private static final int MEGABYTE = 1 << 20;
    private static final String LONG = "x".repeat(MEGABYTE);

    @Test
    void ofLargeAttributesWhatBecameOtherwiseIsHeld() {
        ObjectNode before = Json.NODES.objectNode().put("title", LONG).put("nickName", LONG);
        ObjectNode after = Json.NODES.objectNode().put("title", LONG).put("nickName", LONG + "y");
        Attributes.Large held = (Attributes.Large) Difference.of(before, after, 4 * MEGABYTE).attributes();
        ChangeText.Value value = held.values().getFirst();
        assertEquals(List.of("nickName"), held.values().stream().map(ChangeText.Value::attribute).toList());
        assertTrue(value.before().orElseThrow().length() < 1_000);
        assertTrue(value.after().orElseThrow().length() < 1_000);
    }

    @Test
    void ofMoreAttributesThanAreToldItIsKnownThatThereWereMore() {
        ObjectNode before = Json.NODES.objectNode();
        IntStream.range(0, 10_000).forEach(i -> before.put("a" + i, i));
        assertEquals(Difference.MOST_VALUES + 1,
                Difference.of(before, Json.NODES.objectNode(), MEGABYTE).attributes().values().size());
    }

    @Test
    void smallAttributesAreComparedWhenTheyAreAskedFor() {
        ObjectNode before = Json.NODES.objectNode().put("title", "a");
        ObjectNode after = Json.NODES.objectNode().put("title", "b");
        assertEquals(new Attributes.Small(before, after), Difference.of(before, after, 100).attributes());
    }

    @Test
    void ofManyMembersMostAreANumber() {
        List<String> ids = IntStream.range(0, 60_000).mapToObj(i -> "id" + i).toList();
        Moved moved = Moved.of(ids);
        assertEquals(ids.subList(0, 1_000), moved.first());
        assertEquals(59_000, moved.more());
        Moved others = Moved.of(List.of("id0", "others"));
        assertEquals(new Moved(ids.subList(0, 1_000), 59_001), moved.and(others));
        assertEquals(new Moved(List.of("id0", "others", "id1"), 0),
                others.and(Moved.of(List.of("id1", "id0"))));
    }

    @Test
    void whatCameLaterInTheSameRequestCameToo() {
        Difference first = Difference.ofMembers(Moved.NOBODY, Moved.of(List.of("a")));
        Difference later = Difference.ofMembers(Moved.NOBODY, Moved.of(List.of("b")));
        assertEquals(Moved.of(List.of("a", "b")), first.and(Optional.of(later)).came());
        assertEquals(first, first.and(Optional.empty()));
    }
}
