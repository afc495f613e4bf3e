package dev.scimconsole.server.scim;

import dev.scimconsole.server.scim.query.QueryString;
import java.util.ArrayList;
import java.util.List;

/// The path below the base URL.
final class RequestPath {

    private RequestPath() {}

    /// Its segments, decoded; a slash at the end does not count.
    static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            if (!segment.isEmpty()) {
                segments.add(QueryString.decode(segment, false));
            }
        }
        return segments;
    }
}
