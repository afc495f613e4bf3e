package dev.scimconsole.server.scim;

import dev.scimconsole.server.scim.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// A request's body as it is kept to be looked at.
///
/// @param tree what was read
/// @param sent the bytes that it was read from, where they say just that: UTF-8, no key twice, and no escapes,
///             which could hide something from whoever looks for it in the text
record AskedBody(ObjectNode tree, Optional<byte[]> sent) {

    /// A body whose bytes may say something else.
    static AskedBody of(ObjectNode tree) {
        return new AskedBody(tree, Optional.empty());
    }

    /// A body that was read strictly and whole.
    static AskedBody sent(ObjectNode tree, byte[] bytes) {
        return new AskedBody(tree, hasEscape(bytes) ? Optional.empty() : Optional.of(bytes));
    }

    /// Whether anything in it is called a password, or a path leads to one.
    boolean namesPassword() {
        return sent.filter(bytes -> !mayNamePassword(bytes)).isEmpty() && RequestMask.namesPassword(tree);
    }

    /// As one line of JSON. Most clients send just that, and writing it once more would cost more than all
    /// else that is done to keep it.
    String text() {
        return sent.filter(AskedBody::isOneLine).map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseGet(() -> Json.write(tree));
    }

    /// Whether JSON stands there without blanks between its parts.
    private static boolean isOneLine(byte[] json) {
        boolean quoted = false;
        for (byte b : json) {
            if (b == '"') {
                quoted = !quoted;
            } else if (!quoted && b <= ' ') {
                return false;
            }
        }
        return true;
    }

    /// Looks for the middle of the word alone.
    private static boolean mayNamePassword(byte[] json) {
        for (int i = 2; i < json.length; i++) {
            if ((json[i] == 'w' || json[i] == 'W') && (json[i - 1] | 0x20) == 's'
                    && (json[i - 2] | 0x20) == 's') {
                return true;
            }
        }
        return false;
    }

    private static boolean hasEscape(byte[] json) {
        for (byte b : json) {
            if (b == '\\') {
                return true;
            }
        }
        return false;
    }
}
