package dev.scimconsole.server.scim.change;

import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.values.ChangeReader;
import dev.scimconsole.server.values.ChangeText;
import dev.scimconsole.server.values.OutsideText;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// The members who came to a group and who left it, as a value of `members`: by their ids, an array of those
/// who left before, and one of those who came after. Where more moved than are told one by one, the last
/// of an array is the number of the others.
public final class MemberValues {

    private MemberValues() {}

    /// Empty where nobody came or left.
    public static Optional<ChangeText.Value> of(Moved left, Moved came) {
        return left.isEmpty() && came.isEmpty()
                ? Optional.empty()
                : Optional.of(new ChangeText.Value(ChangeText.MEMBERS, array(left), array(came), true));
    }

    private static Optional<String> array(Moved moved) {
        return moved.isEmpty()
                ? Optional.empty()
                : Optional.of(write(moved.first().stream().map(OutsideText::clean).toList(), moved.more()));
    }

    /// Such an array.
    ///
    /// @param more how many others there are
    public static String write(List<String> texts, int more) {
        ArrayNode array = Json.NODES.arrayNode();
        texts.forEach(array::add);
        if (more > 0) {
            array.add(more);
        }
        return Json.write(array);
    }

    /// Who is in such an array.
    public static ChangeReader.Members read(String array) {
        JsonNode all = Json.readStored("{\"" + ChangeText.MEMBERS + "\":" + array + "}")
                .path(ChangeText.MEMBERS);
        return new ChangeReader.Members(
                all.valueStream().flatMap(id -> id.stringValueOpt().stream()).toList(),
                all.valueStream().filter(JsonNode::isInt).mapToInt(JsonNode::intValue).sum());
    }
}
