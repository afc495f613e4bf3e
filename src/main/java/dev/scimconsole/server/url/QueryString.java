package dev.scimconsole.server.url;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A query string's parameters. Names are taken in any case; of a parameter given twice the first counts, and
/// unknown ones (Entra ID's `aadOptscim062020`) do not matter. Quotes may be raw, blanks may be `+`.
public final class QueryString {

    private final Map<String, String> values = new HashMap<>();

    private QueryString() {}

    /// Decodes a query string.
    ///
    /// @param query as sent, without the question mark
    /// @throws IllegalArgumentException with a sentence, when it can't be decoded
    public static QueryString parse(String query) {
        QueryString parsed = new QueryString();
        if (!query.isEmpty()) {
            for (String pair : query.split("&", -1)) {
                parsed.add(pair);
            }
        }
        return parsed;
    }

    /// The same; what can't be decoded is passed over.
    public static QueryString readable(String query) {
        QueryString parsed = new QueryString();
        for (String pair : query.split("&", -1)) {
            try {
                parsed.add(pair);
            } catch (IllegalArgumentException _) {
                // As if it were not there.
            }
        }
        return parsed;
    }

    /// A parameter's value.
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name.toLowerCase(Locale.ROOT)));
    }

    private void add(String pair) {
        int equals = pair.indexOf('=');
        String name = PercentEncoding.decode(equals < 0 ? pair : pair.substring(0, equals), true);
        String value = equals < 0 ? "" : PercentEncoding.decode(pair.substring(equals + 1), true);
        values.putIfAbsent(name.toLowerCase(Locale.ROOT), value);
    }
}
