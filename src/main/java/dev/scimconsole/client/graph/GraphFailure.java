package dev.scimconsole.client.graph;

import java.time.Duration;
import java.util.Optional;

/// Why Microsoft did not do what was asked. Holds no token.
///
/// @param kind       what to do about it
/// @param code       Microsoft's own code, such as `Authorization_RequestDenied` or `AADSTS65001`; empty text
///                   when there is none
/// @param requestId  under which Microsoft finds the request; empty text when there is none
/// @param retryAfter when Microsoft wants to be asked again
public record GraphFailure(Kind kind, String code, String requestId, Optional<Duration> retryAfter) {

    /// What to do about it.
    public enum Kind {
        /// Nobody has consented to the right that is needed.
        CONSENT_MISSING,
        /// The person has not the role that is needed.
        ROLE_MISSING,
        /// The app registration is not as the guide says.
        REGISTRATION_WRONG,
        /// The person declined, or let the time pass.
        DECLINED,
        /// The sign-in has ended.
        SIGN_IN_ENDED,
        /// It is not there, or not yet everywhere.
        NOT_FOUND,
        /// Too many requests.
        THROTTLED,
        /// The service is away for a while.
        UNAVAILABLE,
        /// Microsoft could not get in here with the new token.
        CANNOT_REACH_US,
        /// It refused for another reason.
        REFUSED,
        /// Nothing was sent.
        UNREACHABLE,
        /// It was sent, and no answer came.
        CUT,
        /// Something answered that is not Microsoft.
        UNREADABLE
    }

    static GraphFailure of(Kind kind) {
        return new GraphFailure(kind, "", "", Optional.empty());
    }

    /// Microsoft's code and the request's id, for whoever asks Microsoft; empty text when neither is there.
    public String reference() {
        return requestId.isEmpty() ? code : code + " (request-id " + requestId + ")";
    }
}
