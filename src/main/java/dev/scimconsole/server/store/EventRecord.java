package dev.scimconsole.server.store;

import dev.scimconsole.contract.EventActor;
import dev.scimconsole.contract.EventKind;
import dev.scimconsole.contract.EventOutcome;
import dev.scimconsole.contract.EventTarget;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// An event as the store keeps it.
///
/// Made fit for keeping when it is made: no text is longer than 200 characters, holds control characters, or
/// holds what could be a SCIM token. So no event can give a secret away, whoever makes it of whatever a client
/// sent.
///
/// @param id        a UUID of version 7, see [EventIds]
/// @param at        to the millisecond
/// @param kind      decides whether it is hash-chained
/// @param action    such as `token.refreshed`
/// @param status    the HTTP status of the answer, where it is known
/// @param reason    a code that says why it was refused
/// @param detail    what else to know; nothing that a client sent
/// @param origin    where the request that caused it came from
/// @param requestId of the request that caused it
public record EventRecord(String organizationId, String id, Instant at, EventKind kind, String action,
        EventActor actor, EventOutcome outcome, Optional<Integer> status, Optional<String> reason,
        Optional<EventTarget> target, Optional<String> detail, Origin origin, String requestId) {

    /// Where a request comes from.
    ///
    /// @param address   the client's IP address
    /// @param userAgent as the client names itself; empty text when it does not
    public record Origin(String address, String userAgent) {}

    /// Shortens and masks.
    public EventRecord {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        action = EventText.clean(action);
        actor = new EventActor(actor.type(), EventText.clean(actor.name()), actor.tokenId());
        reason = EventText.clean(reason);
        target = target
                .map(about -> new EventTarget(EventText.clean(about.type()), EventText.clean(about.id()),
                        EventText.clean(about.name())));
        detail = EventText.clean(detail);
        origin = new Origin(EventText.clean(origin.address()), EventText.clean(origin.userAgent()));
    }

    /// What an administrator did, to be appended by the transaction that does it.
    ///
    /// @param email of the administrator
    public static EventRecord done(String organizationId, Instant at, String email, String action,
            EventTarget target, Optional<String> detail, Origin origin, String requestId) {
        return new EventRecord(organizationId, EventIds.next(at), at, EventKind.AUDIT, action,
                EventActor.administrator(email), EventOutcome.SUCCESS, Optional.empty(), Optional.empty(),
                Optional.of(target), detail, origin, requestId);
    }
}
