package dev.scimconsole.server.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Percent-encoded text in addresses (RFC 3986 §2.1).
final class PercentEncoding {

    private PercentEncoding() {}

    /// Decodes one segment of a path, where a `+` is a plus. Empty when it is malformed.
    static Optional<String> decode(String segment) {
        try {
            return Optional.of(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// The parameters of a query, where a `+` is a blank. Malformed ones are passed over; of several with one name
    /// the first counts.
    static Map<String, String> query(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                Optional<String> name = decode(pair.substring(0, equals));
                Optional<String> value = decode(pair.substring(equals + 1).replace("+", "%20"));
                name.ifPresent(n -> value.ifPresent(v -> parameters.putIfAbsent(n, v)));
            }
        }
        return parameters;
    }
}
