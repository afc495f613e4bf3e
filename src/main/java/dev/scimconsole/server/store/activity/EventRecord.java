package dev.scimconsole.server.store.activity;

import dev.scimconsole.contract.activity.EventActor;
import dev.scimconsole.contract.activity.EventKind;
import dev.scimconsole.contract.activity.EventOutcome;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.contract.activity.PassedOver;
import dev.scimconsole.server.values.EventIds;
import dev.scimconsole.server.values.OutsideText;
import dev.scimconsole.server.values.RequestOrigin;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// An event as the store keeps it.
///
/// Made fit for keeping when it is made: no text is longer than 200 characters (the detail: 300), holds
/// control characters, or holds what could be a SCIM token. So no event can give a secret away, whoever makes
/// it of whatever a client sent.
///
/// @param id        a UUID of version 7, see [EventIds]
/// @param at        to the millisecond
/// @param kind      decides whether it is hash-chained
/// @param action    such as `token.refreshed`
/// @param status    the HTTP status of the answer, where it is known
/// @param reason    a code that says why it was refused
/// @param detail    what else to know, as [EventDetail] keeps it; nothing that a client sent
/// @param passedOver what of a request to the SCIM service was not applied while the rest was
/// @param origin    where the request that caused it came from
public record EventRecord(String organizationId, String id, Instant at, EventKind kind, String action,
        EventActor actor, EventOutcome outcome, Optional<Integer> status, Optional<String> reason,
        Optional<EventTarget> target, Optional<String> detail, List<PassedOver> passedOver,
        RequestOrigin origin) {

    /// What an administrator may say, and the sentence's key.
    private static final int LONGEST_DETAIL = 300;

    /// Shortens and masks.
    public EventRecord {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        action = OutsideText.clean(action);
        actor = new EventActor(actor.type(), OutsideText.clean(actor.name()), actor.tokenId());
        reason = OutsideText.clean(reason);
        target = target
                .map(about -> new EventTarget(OutsideText.clean(about.type()), OutsideText.clean(about.id()),
                        OutsideText.clean(about.name())));
        detail = detail.map(text -> OutsideText.clean(text, LONGEST_DETAIL));
        passedOver = passedOver.stream()
                .map(part -> new PassedOver(OutsideText.clean(part.what()), part.reason())).toList();
        origin = new RequestOrigin(OutsideText.clean(origin.address()), OutsideText.clean(origin.userAgent()),
                origin.requestId());
    }

    /// One of which nothing was passed over.
    public EventRecord(String organizationId, String id, Instant at, EventKind kind, String action,
            EventActor actor, EventOutcome outcome, Optional<Integer> status, Optional<String> reason,
            Optional<EventTarget> target, Optional<String> detail, RequestOrigin origin) {
        this(organizationId, id, at, kind, action, actor, outcome, status, reason, target, detail, List.of(),
                origin);
    }

    /// What somebody did, to be appended by the transaction that does it.
    public static EventRecord done(EventActor actor, String organizationId, Instant at, String action,
            EventTarget target, Optional<EventDetail> detail, RequestOrigin origin) {
        return new EventRecord(organizationId, EventIds.next(at), at, EventKind.AUDIT, action, actor,
                EventOutcome.SUCCESS, Optional.empty(), Optional.empty(), Optional.of(target),
                detail.map(EventDetail::kept), origin);
    }

    /// What an administrator did, to be appended by the transaction that does it.
    ///
    /// @param email of the administrator
    public static EventRecord done(String organizationId, Instant at, String email, String action,
            EventTarget target, Optional<EventDetail> detail, RequestOrigin origin) {
        return done(EventActor.administrator(email), organizationId, at, action, target, detail, origin);
    }

    /// What was done in the server's own process, by whoever runs it, to be appended by the transaction that
    /// does it.
    public static EventRecord doneByTheServer(String organizationId, Instant at, String action,
            EventTarget target, Optional<EventDetail> detail, RequestOrigin origin) {
        return done(EventActor.nobody(), organizationId, at, action, target, detail, origin);
    }
}
