package dev.scimconsole.contract.activity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One thing that happened: a change by an administrator, or a request to the SCIM service. Never holds a
/// secret; of personal data only the names of who acted and who was acted upon.
///
/// @param id        a UUID of version 7
/// @param at        when it happened, to the millisecond
/// @param kind      of which kind it is
/// @param action    what was asked for, such as `token.refreshed` or `user.created`, whatever became of it
/// @param actor     who asked
/// @param outcome   what became of it
/// @param status    the HTTP status of the answer, where there was a request of its own
/// @param reason    why it was refused, for programs: a [ProblemCode], a `scimType` (RFC 7644 §3.12),
///                  `other-domain` for a user whose domain is none of the organization's, `unknown-member`
///                  for a member that is nobody here, or one of the causes of a 401: `no-token`,
///                  `not-bearer`, `bearer-twice`, `blanks-inside`, `mistyped`, `not-a-scim-token`, `revoked`,
///                  `expired`, `unknown-token`; `access-token-ended` for a connection's access token whose
///                  time is over; `paused` for what comes while provisioning is paused
/// @param target    what it was about, where it was about one thing
/// @param detail    what else to know, such as the new value of a setting, or the sentence that a refusal was
///                  answered with
/// @param passedOver what of a request to the SCIM service was not applied while the rest was; empty for all
///                   others
/// @param origin    where from
/// @param requestId the `X-Request-Id` of the answer, which the service's log names too
public record Event(
        String id,
        Instant at,
        EventKind kind,
        String action,
        EventActor actor,
        EventOutcome outcome,
        Optional<Integer> status,
        Optional<String> reason,
        Optional<EventTarget> target,
        Optional<String> detail,
        List<PassedOver> passedOver,
        EventOrigin origin,
        String requestId) {

    /// Copies the list.
    public Event {
        passedOver = List.copyOf(passedOver);
    }
}
