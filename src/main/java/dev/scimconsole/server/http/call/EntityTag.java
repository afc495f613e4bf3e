package dev.scimconsole.server.http.call;

import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The `ETag` of the SCIM configuration: its version in quotes (RFC 9110 §8.8.3).
final class EntityTag {

    /// What no configuration has.
    private static final long NO_VERSION = -1;

    /// A proxy that compresses turns a strong tag into a weak one; since the tag is a version and not a
    /// digest of the bytes, both name the same.
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([0-9]{1,18})\"");

    private EntityTag() {}

    /// The tag of a version.
    static String of(long version) {
        return "\"" + version + "\"";
    }

    /// The version that `If-Match` names. Empty when the header is not there, or is `*`, which names none; a
    /// version that never was when it holds anything else.
    static OptionalLong versionIn(List<String> ifMatch) {
        String value = String.join(",", ifMatch).strip();
        if (value.isEmpty() || value.equals("*")) {
            return OptionalLong.empty();
        }
        Matcher tag = TAG.matcher(value);
        return OptionalLong.of(tag.matches() ? Long.parseLong(tag.group(1)) : NO_VERSION);
    }
}
