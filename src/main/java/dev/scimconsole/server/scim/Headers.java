package dev.scimconsole.server.scim;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a request's headers say.
final class Headers {

    static final String SCIM_JSON = "application/scim+json";
    static final String JSON = "application/json";

    private Headers() {}

    static List<String> all(ScimRequest request, String name) {
        return request.headers().getOrDefault(name, List.of());
    }

    /// What is wrong with the body's type. RFC 7644 §3.1 has two types; a body without one is taken for
    /// either. Its charset does not matter here any more.
    static Optional<String> contentTypeFault(ScimRequest request) {
        for (String value : all(request, "content-type")) {
            String lower = value.toLowerCase(Locale.ROOT);
            int end = lower.indexOf(';');
            String type = (end < 0 ? lower : lower.substring(0, end)).strip();
            if (!type.isEmpty() && !type.equals(SCIM_JSON) && !type.equals(JSON)) {
                return Optional.of("The body must be " + SCIM_JSON + " or " + JSON + ".");
            }
        }
        return Optional.empty();
    }

    /// The type of an answer: `application/scim+json`, unless the client takes plain JSON only (RFC 7644
    /// §3.8).
    static String answerType(ScimRequest request) {
        boolean json = false;
        for (String value : all(request, "accept")) {
            String lower = value.toLowerCase(Locale.ROOT);
            if (lower.contains(SCIM_JSON) || lower.contains("*/*") || lower.contains("application/*")) {
                return SCIM_JSON;
            }
            json |= lower.contains(JSON);
        }
        return json ? JSON : SCIM_JSON;
    }
}
