package dev.scimconsole.server.scim;

import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.error.ScimType;
import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.scim.operation.Reply;
import dev.scimconsole.server.store.TakenException;
import dev.scimconsole.server.token.TokenDecision;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Answers with SCIM errors (RFC 7644 §3.12).
final class ErrorAnswer {

    private static final String URN = "urn:ietf:params:scim:api:messages:2.0:Error";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    // Whole seconds: Okta reads nothing else.
    private static final Map<String, String> RETRY_LATER = Map.of("Retry-After", "5");

    private ErrorAnswer() {}

    static Reply of(ScimException error) {
        return error(error.status(), error.scimType(), error.getMessage(), Map.of());
    }

    static Reply taken(TakenException taken) {
        String attribute = switch (taken.value()) {
            case USER_NAME -> "userName";
            case EXTERNAL_ID -> "externalId";
            case EMAIL_DOMAIN, ADMINISTRATOR_EMAIL -> throw new IllegalStateException(
                    "no value of a SCIM resource: " + taken.value());
        };
        return of(ScimException.taken("A resource with this " + attribute + " exists already."));
    }

    /// RFC 6750 §3. Only who holds a token that was valid once learns more than anybody could guess.
    static Reply refused(TokenDecision decision) {
        String detail = decision instanceof TokenDecision.Revoked revoked
                ? "This token was replaced on " + DAY.format(revoked.revokedAt())
                        + " by an administrator. Paste the new one."
                : "The request needs this organization's current SCIM token.";
        return error(401, Optional.empty(), detail,
                Map.of("WWW-Authenticate", "Bearer realm=\"SCIM\", error=\"invalid_token\""));
    }

    static Reply unavailable() {
        return error(503, Optional.empty(), "The service can't reach its data just now. Try again later.",
                RETRY_LATER);
    }

    static Reply unforeseen(String requestId) {
        return error(500, Optional.empty(), "The service failed. The log has the cause under " + requestId
                + ".", Map.of());
    }

    private static Reply error(int status, Optional<ScimType> scimType, String detail,
            Map<String, String> headers) {
        ObjectNode body = Json.NODES.objectNode();
        body.putArray("schemas").add(URN);
        // A text, not a number.
        body.put("status", String.valueOf(status));
        scimType.ifPresent(type -> body.put("scimType", type.keyword()));
        body.put("detail", detail);
        return new Reply(status, headers, Optional.of(Json.write(body)));
    }
}
