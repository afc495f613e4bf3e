package dev.scimconsole.server.scim;

import dev.scimconsole.server.scim.answer.AnswerBody;
import dev.scimconsole.server.scim.error.ScimErrors;
import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.token.TokenDecision;
import java.util.Map;
import java.util.Optional;

/// The answer to a SCIM request.
///
/// @param status   the HTTP status
/// @param headers  to be sent as they are, `Content-Type` among them where there is a body
/// @param body     empty when there is none; closed by whoever sends it
/// @param decision whether the request's token passed; for the record of who uses which token. Empty when the
///                 store could not be asked.
/// @param reason   why a request whose token passed was refused, for the record: a `scimType` (RFC 7644
///                 §3.12) or [dev.scimconsole.server.scim.error.ScimException#OTHER_DOMAIN]; empty when there
///                 is no such code
/// @param outcome  what the request was for; empty when it was answered without the SCIM service
public record ScimAnswer(int status, Map<String, String> headers, AnswerBody body,
        Optional<TokenDecision> decision, Optional<String> reason, Optional<ScimOutcome> outcome) {

    /// An error (RFC 7644 §3.12) for what went wrong before the request reached the SCIM service.
    ///
    /// @param detail a sentence that says what to do
    public static ScimAnswer error(int status, String detail) {
        return new ScimAnswer(status, Map.of("Content-Type", Headers.SCIM_JSON),
                AnswerBody.of(Json.write(ScimErrors.json(ScimException.ofNoChange(status, detail)))),
                Optional.empty(), Optional.empty(), Optional.empty());
    }
}
