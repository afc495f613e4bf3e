package dev.scimconsole.server.activity;

import dev.scimconsole.contract.activity.EventActor;
import dev.scimconsole.contract.activity.EventKind;
import dev.scimconsole.contract.activity.EventOutcome;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.contract.activity.PassedOver;
import dev.scimconsole.server.store.activity.EventDetail;
import dev.scimconsole.server.store.activity.EventRecord;
import dev.scimconsole.server.values.EventIds;
import dev.scimconsole.server.values.RequestOrigin;
import dev.scimconsole.server.values.RequestedChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An event that is no part of a transaction: a request to the SCIM service, or what was refused at the admin
/// API.
///
/// @param organizationId empty when nothing in the request tells; then it belongs to the server's
///                       organization if there is only one
/// @param action         what was asked for
/// @param reason         why it was refused
/// @param detail         what else to know; no value that a client sent
/// @param passedOver     what of the request was not applied while the rest was
/// @param changes        what it was to change, done or not
/// @param part           whether it tells of one operation of a request that has an event of its own
public record NewEvent(Optional<String> organizationId, EventKind kind, Instant at, String action,
        EventActor actor, EventOutcome outcome, Optional<Integer> status, Optional<String> reason,
        Optional<EventTarget> target, Optional<String> detail, List<PassedOver> passedOver,
        List<RequestedChange> changes, boolean part, RequestOrigin origin) {

    /// With nothing else to know, and nothing passed over.
    public NewEvent(Optional<String> organizationId, EventKind kind, Instant at, String action,
            EventActor actor, EventOutcome outcome, Optional<Integer> status, Optional<String> reason,
            Optional<EventTarget> target, RequestOrigin origin) {
        this(organizationId, kind, at, action, actor, outcome, status, reason, target, Optional.empty(),
                List.of(), List.of(), false, origin);
    }

    /// The same with more to know.
    NewEvent with(EventDetail more) {
        return new NewEvent(organizationId, kind, at, action, actor, outcome, status, reason, target,
                Optional.of(more.kept()), passedOver, changes, part, origin);
    }

    /// The same with the texts of its changes made, which are a tenth of what they are made of: events wait,
    /// and a thousand of them would grow old. Whoever has no token of ours leaves no text behind.
    NewEvent withTexts() {
        return changes.isEmpty()
                ? this
                : new NewEvent(organizationId, kind, at, action, actor, outcome, status, reason, target,
                        detail, passedOver,
                        changes.stream().map(actor.tokenId().isPresent()
                                ? RequestedChange::withText
                                : RequestedChange::withoutText).toList(),
                        part, origin);
    }

    EventRecord in(String organization) {
        // A request to the SCIM service is one event, so that one id is enough for both.
        String id = kind == EventKind.REQUEST && !part ? origin.requestId() : EventIds.next(at);
        return new EventRecord(organization, id, at, kind, action, actor, outcome, status, reason, target,
                detail, passedOver, origin);
    }

    /// Whether it tells only that somebody looked, and saw. Of all events these are missed least.
    boolean isPlainRead() {
        return kind == EventKind.REQUEST && outcome == EventOutcome.SUCCESS
                && (action.endsWith(".read") || action.endsWith(".searched"));
    }

    /// Whether it tells one of the organization's clients, or of its old ones, that somebody keeps access.
    boolean refusesLeaver() {
        return organizationId.isPresent() && changes.stream().anyMatch(RequestedChange::isRefusedLeaver);
    }

    /// What an answer's status says of the outcome. Who looks up what is not there gets an answer all the
    /// same: identity providers do that before every creation.
    ///
    /// @param method of the request, in capitals
    public static EventOutcome outcome(String method, int status) {
        if (status >= 500) {
            return EventOutcome.FAILED;
        }
        boolean answeredNo = status == 404 && (method.equals("GET") || method.equals("HEAD"));
        return status >= 400 && !answeredNo ? EventOutcome.REFUSED : EventOutcome.SUCCESS;
    }
}
