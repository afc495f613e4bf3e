package dev.scimconsole.server.scim;

import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.values.ChangeText;
import dev.scimconsole.server.values.OutsideText;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;

/// The members who came to a group and who left it, as a value of `members`: by their ids, an array of those
/// who left before, and one of those who came after.
final class MemberValues {

    /// Whoever moves more is known well enough by these.
    static final int MOST = 50;

    private MemberValues() {}

    /// Empty where nobody came or left.
    static Optional<ChangeText.Value> of(List<String> left, List<String> came) {
        return left.isEmpty() && came.isEmpty()
                ? Optional.empty()
                : Optional.of(new ChangeText.Value(ChangeText.MEMBERS, array(left), array(came), true));
    }

    private static Optional<String> array(List<String> ids) {
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(write(ids.stream().distinct().limit(MOST).map(OutsideText::clean).toList()));
    }

    /// As JSON.
    static String write(List<String> texts) {
        ArrayNode array = Json.NODES.arrayNode();
        texts.forEach(array::add);
        return Json.write(array);
    }

    /// The ids in such an array.
    static List<String> ids(String array) {
        return Json.readStored("{\"" + ChangeText.MEMBERS + "\":" + array + "}").path(ChangeText.MEMBERS)
                .valueStream().flatMap(id -> id.stringValueOpt().stream()).toList();
    }
}
