package dev.scimconsole.server.scim;

import dev.scimconsole.server.token.TokenDecision;
import java.util.Map;
import java.util.Optional;

/// The answer to a SCIM request.
///
/// @param status   the HTTP status
/// @param headers  to be sent as they are, `Content-Type` among them where there is a body
/// @param body     empty when there is none
/// @param decision whether the request's token passed; for the record of who uses which token. Empty when the
///                 store could not be asked.
/// @param reason   why a request whose token passed was refused, for the record: a `scimType` (RFC 7644 §3.12) or
///                 [dev.scimconsole.server.scim.error.ScimException#OTHER_DOMAIN]; empty when there is no such code
/// @param outcome  what the request was for; empty when it was answered without the SCIM service
public record ScimAnswer(int status, Map<String, String> headers, byte[] body,
        Optional<TokenDecision> decision, Optional<String> reason, Optional<ScimOutcome> outcome) {}
