package dev.scimconsole.server.http;

import dev.scimconsole.server.scim.ScimAnswer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// SCIM errors (RFC 7644 §3.12) for what goes wrong before a request reaches the SCIM service.
final class ScimErrors {

    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:Error";

    private ScimErrors() {}

    /// An error in the form that every SCIM client reads.
    ///
    /// @param detail a sentence that says what to do
    static ScimAnswer answer(int status, String detail) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("schemas", List.of(SCHEMA));
        error.put("status", Integer.toString(status));
        error.put("detail", detail);
        return new ScimAnswer(status, Map.of("Content-Type", "application/scim+json"), Json.write(error),
                Optional.empty());
    }
}
