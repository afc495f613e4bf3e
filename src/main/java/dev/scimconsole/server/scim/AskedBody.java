package dev.scimconsole.server.scim;

import dev.scimconsole.server.scim.change.RequestMask;
import dev.scimconsole.server.scim.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// A request's body as it is kept to be looked at.
///
/// @param tree what was read
/// @param sent the text that it was read from, where that says just the same as one line of JSON: with no key
///             twice, no blanks between its parts, and no escapes, which could hide something from whoever
///             looks for it there
record AskedBody(ObjectNode tree, Optional<String> sent) {

    /// A body whose bytes may say something else.
    static AskedBody of(ObjectNode tree) {
        return new AskedBody(tree, Optional.empty());
    }

    /// A body that was read strictly and whole.
    static AskedBody sent(ObjectNode tree, byte[] bytes) {
        return isOneLine(bytes)
                ? new AskedBody(tree, Optional.of(new String(bytes, StandardCharsets.UTF_8)))
                : of(tree);
    }

    /// Whether anything in it is called a password, or a path leads to one.
    boolean namesPassword() {
        return sent.filter(text -> !mayNamePassword(text)).isEmpty() && RequestMask.namesPassword(tree);
    }

    /// As one line of JSON. Most clients send just that, and writing it once more would cost more than all
    /// else that is done to keep it.
    String text() {
        return sent.orElseGet(() -> Json.write(tree));
    }

    private static boolean isOneLine(byte[] json) {
        boolean quoted = false;
        for (byte b : json) {
            if (b == '"') {
                quoted = !quoted;
            } else if (b == '\\' || (!quoted && b <= ' ')) {
                return false;
            }
        }
        return true;
    }

    private static boolean mayNamePassword(String json) {
        return holdsMiddleOfPassword(json, 'w') || holdsMiddleOfPassword(json, 'W');
    }

    /// Goes from one letter to the next, as the JVM finds a letter many at a time.
    private static boolean holdsMiddleOfPassword(String json, char letter) {
        int at = json.indexOf(letter);
        while (at >= 0 && !json.regionMatches(true, at - 2, "ss", 0, 2)) {
            at = json.indexOf(letter, at + 1);
        }
        return at >= 0;
    }
}
