package dev.scimconsole.server.url;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The parameters of a form (`application/x-www-form-urlencoded`). Names count as they are written; which
/// were sent twice is known, because OAuth forbids that (RFC 6749 §3.2). May hold secrets, and so has no
/// text.
public final class FormBody {

    private final Map<String, String> values = new HashMap<>();
    private final Set<String> repeated = new HashSet<>();

    private FormBody() {}

    /// Decodes a form.
    ///
    /// @throws IllegalArgumentException with a sentence, when it can't be decoded
    public static FormBody parse(String body) {
        FormBody form = new FormBody();
        if (!body.isEmpty()) {
            for (String pair : body.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                if (form.values.putIfAbsent(name,
                        equals < 0 ? "" : decode(pair.substring(equals + 1))) != null) {
                    form.repeated.add(name);
                }
            }
        }
        return form;
    }

    /// Decodes one text of a form.
    ///
    /// @throws IllegalArgumentException with a sentence
    public static String decode(String text) {
        return PercentEncoding.decode(text, true);
    }

    /// A parameter's value. One without a value is as if it were not sent (RFC 6749 §3.2).
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /// Whether one of these was sent more than once.
    public boolean isRepeated(String name) {
        return repeated.contains(name);
    }
}
