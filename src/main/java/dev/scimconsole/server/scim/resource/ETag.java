package dev.scimconsole.server.scim.resource;

import dev.scimconsole.contract.refusals.RefusalCode;
import dev.scimconsole.server.scim.error.ScimException;
import java.util.List;

/// Entity tags: the version of a resource, weak (RFC 7644 §3.14, RFC 9110 §8.8.3).
public final class ETag {

    private ETag() {}

    /// The tag of a version.
    public static String of(long version) {
        return "W/\"" + version + "\"";
    }

    /// Whether one of a header's tags is that of the version, or `*`. Compared weakly: the service has weak
    /// tags only, which `If-Match` could otherwise never meet.
    public static boolean matches(List<String> headerValues, long version) {
        String opaque = "\"" + version + "\"";
        for (String value : headerValues) {
            for (String tag : value.split(",", -1)) {
                String trimmed = tag.strip();
                if (trimmed.equals("*") || trimmed.equals(opaque) || trimmed.equals("W/" + opaque)
                        || trimmed.equals("w/" + opaque)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Checks `If-Match`.
    ///
    /// @param ifMatch every value of the header; empty when it was not sent
    /// @throws ScimException 412 when the resource has another version by now
    public static void require(List<String> ifMatch, long version) {
        if (!ifMatch.isEmpty() && !matches(ifMatch, version)) {
            throw ScimException.of(412, RefusalCode.OTHER_VERSION,
                    "The resource has changed: its version is " + of(version) + " by now.");
        }
    }
}
