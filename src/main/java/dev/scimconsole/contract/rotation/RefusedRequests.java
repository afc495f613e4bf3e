package dev.scimconsole.contract.rotation;

import dev.scimconsole.contract.activity.EventOrigin;
import dev.scimconsole.contract.clients.IdentityProvider;
import java.time.Instant;
import java.util.Optional;

/// Requests refused for their token, of one client at one address with one cause.
///
/// @param origin           the client and its address
/// @param identityProvider which product it is
/// @param reason           the cause, as in [Event#reason()]: `revoked`, `expired`, `no-token`, `not-bearer`,
///                         `bearer-twice`, `blanks-inside`, `mistyped`, `not-a-scim-token` or `unknown-token`
/// @param tokenHint        of the token they carried, where this service issued it
/// @param count            how many. With a token that was dead before the current one was issued, all that
///                         were refused with it, also before.
/// @param firstAt          the first of them
/// @param lastAt           the last of them, which was after the current token was issued
public record RefusedRequests(
        EventOrigin origin,
        IdentityProvider identityProvider,
        String reason,
        Optional<String> tokenHint,
        long count,
        Instant firstAt,
        Instant lastAt) {}
