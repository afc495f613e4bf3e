package dev.scimconsole.server.scim;

import dev.scimconsole.contract.refusals.RefusalCode;
import dev.scimconsole.server.scim.answer.AnswerText;
import dev.scimconsole.server.scim.error.ScimErrors;
import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.scim.operation.Reply;
import dev.scimconsole.server.scim.operation.Told;
import dev.scimconsole.server.token.TokenDecision;
import dev.scimconsole.server.token.TokenDecision.Accepted;
import dev.scimconsole.server.token.TokenDecision.Expired;
import dev.scimconsole.server.token.TokenDecision.Lapsed;
import dev.scimconsole.server.token.TokenDecision.Paused;
import dev.scimconsole.server.token.TokenDecision.Revoked;
import dev.scimconsole.server.token.TokenDecision.Unknown;
import dev.scimconsole.server.token.TokenDecision.Unusable;
import dev.scimconsole.server.token.TokenSentences;
import java.util.Map;
import java.util.Optional;

/// Answers with SCIM errors (RFC 7644 §3.12).
final class ErrorAnswer {

    // RFC 6750 §3; the same for all causes.
    private static final Map<String, String> CHALLENGE = Map.of("WWW-Authenticate",
            "Bearer realm=\"SCIM\", error=\"invalid_token\"");
    // Whole seconds: Okta reads nothing else.
    private static final Map<String, String> RETRY_LATER = Map.of("Retry-After", "5");

    // The only one of those that are thrown is that of leavers who wait for an Org Admin.
    private static final Map<String, String> RETRY_ONCE_DECIDED = Map.of("Retry-After", "900");

    private ErrorAnswer() {}

    static Reply of(ScimException error) {
        return reply(error, switch (error.status()) {
            case 401 -> CHALLENGE;
            case 503 -> RETRY_ONCE_DECIDED;
            default -> Map.of();
        });
    }

    /// Only who holds a token that was valid once learns more than anybody could guess.
    static ScimException refused(TokenDecision decision) {
        return decision instanceof Paused paused
                ? ScimException.paused(TokenSentences.paused(paused.since()))
                : ScimException.of(401, RefusalCode.TOKEN, unauthorized(decision));
    }

    private static String unauthorized(TokenDecision decision) {
        return switch (decision) {
            case Revoked revoked ->
                TokenSentences.replaced(revoked.revokedAt());
            case Expired expired -> TokenSentences.expired(expired.expiredAt());
            case Lapsed lapsed -> TokenSentences.lapsed(lapsed.at(), lapsed.early());
            case Accepted _,Paused _,Unknown _,Unusable _ ->
                "The request needs this organization's current SCIM token.";
        };
    }

    /// RFC 9110 §15.5.6 wants the methods that are possible, and where `GET` is there is `HEAD` (§9.1).
    static Reply notAllowed(String method, String possible) {
        String allowed = possible.replace("GET", "GET, HEAD");
        return reply(ScimException.ofNoChange(405,
                ScimException.shortened(method) + " is not possible at this endpoint; possible: " + allowed
                        + "."),
                Map.of("Allow", allowed));
    }

    static Reply unavailable() {
        return reply(ScimException.of(503, RefusalCode.UNAVAILABLE,
                "The service can't reach its data just now. Try again later."),
                RETRY_LATER);
    }

    static Reply tooManyScans() {
        return reply(ScimException.ofNoChange(503,
                "Too many searches that have to look at every resource wait for each other. Try"
                        + " again later."),
                RETRY_LATER);
    }

    static Reply noRoom() {
        return reply(ScimException.of(503, RefusalCode.UNAVAILABLE,
                "The service has too many large answers to give at the same time. Try again later."),
                RETRY_LATER);
    }

    static Reply unforeseen(String requestId) {
        return reply(
                ScimException.of(500, RefusalCode.FAILED,
                        "The service failed. The log has the cause under " + requestId + "."),
                Map.of());
    }

    private static Reply reply(ScimException error, Map<String, String> headers) {
        return new Reply(error.status(), headers,
                Optional.of(() -> AnswerText.of(Json.write(ScimErrors.json(error)))),
                error.reason(), Told.refusal(error));
    }
}
