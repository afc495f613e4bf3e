package dev.scimconsole.server.scim;

import dev.scimconsole.contract.refusals.RefusalCode;
import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.error.ScimType;
import dev.scimconsole.server.url.PercentEncoding;
import dev.scimconsole.server.url.QueryString;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What stands behind the SCIM base URL.
final class RequestUrl {

    private RequestUrl() {}

    /// The path's segments, decoded; slashes at its end do not count, nor do those that a base URL ended with
    /// to which a client appended one more.
    ///
    /// @throws ScimException 400 when they can't be decoded
    static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            if (!segment.isEmpty()) {
                segments.add(decoded(PercentEncoding::decode, segment));
            }
        }
        return segments;
    }

    /// The query's parameters.
    ///
    /// @throws ScimException 400 when they can't be decoded
    static QueryString parameters(ScimRequest request) {
        return decoded(RequestQuery::parameters, request.query());
    }

    private static <S, T> T decoded(Function<S, T> decoding, S text) {
        try {
            return decoding.apply(text);
        } catch (IllegalArgumentException e) {
            throw ScimException.badRequest(ScimType.INVALID_VALUE, RefusalCode.UNREADABLE_ADDRESS,
                    String.valueOf(e.getMessage()));
        }
    }
}
