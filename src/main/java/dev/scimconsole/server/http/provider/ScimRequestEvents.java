package dev.scimconsole.server.http.provider;

import dev.scimconsole.contract.activity.EventActor;
import dev.scimconsole.contract.activity.EventKind;
import dev.scimconsole.contract.activity.EventOutcome;
import dev.scimconsole.server.activity.EventRecorder;
import dev.scimconsole.server.activity.NewEvent;
import dev.scimconsole.server.scim.ScimAnswer;
import dev.scimconsole.server.token.PresentedToken;
import dev.scimconsole.server.token.TokenDecision;
import dev.scimconsole.server.values.RefusalCause;
import dev.scimconsole.server.values.RequestOrigin;
import dev.scimconsole.server.values.RequestedChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Notes each request to the SCIM service, accepted or refused.
final class ScimRequestEvents {

    private final EventRecorder recorder;

    ScimRequestEvents(EventRecorder recorder) {
        this.recorder = recorder;
    }

    /// Counts a request that was answered with 429. There is no event of it: they may come faster than
    /// anybody could read.
    void countLimited() {
        recorder.countDropped(Optional.empty());
    }

    /// Notes a request that the SCIM service answered.
    void record(String method, PresentedToken presented, ScimAnswer answer, RequestOrigin origin,
            Instant at) {
        EventOutcome outcome = NewEvent.outcome(method, answer.status());
        // Before anything is made of it: under overload most are not kept.
        if (!recorder.hasRoom(method.equals("GET") && outcome == EventOutcome.SUCCESS)
                && !(refusesLeaver(answer) && recorder.hasRoomForLeaver())) {
            recorder.countDropped(organization(answer));
            return;
        }
        answer.outcome().ifPresent(asked -> {
            Optional<String> reason = answer.status() < 400 ? Optional.empty() : reason(answer);
            // What became of a bulk request says nothing of its operations, which have reasons of their own.
            List<RequestedChange> changes = outcome == EventOutcome.SUCCESS
                    ? asked.changes()
                    : asked.changes().stream().map(change -> change.because(reason)).toList();
            Optional<String> detail = outcome == EventOutcome.SUCCESS || isStranger(answer)
                    ? Optional.empty()
                    : sentence(changes);
            recorder.record(new NewEvent(organization(answer), EventKind.REQUEST, at, asked.action(),
                    actor(presented, answer), outcome, Optional.of(answer.status()), reason, asked.target(),
                    detail, asked.passedOver(), changes, false, origin));
            if (outcome == EventOutcome.SUCCESS) {
                changes.stream().filter(change -> !change.done())
                        .forEach(change -> recorder.record(part(change, presented, answer, origin, at)));
            }
        });
    }

    private static boolean refusesLeaver(ScimAnswer answer) {
        return organization(answer).isPresent() && answer.outcome()
                .filter(asked -> asked.changes().stream().anyMatch(RequestedChange::isRefusedLeaver))
                .isPresent();
    }

    /// An operation of a bulk request that was refused, as the request of its own that it stands for.
    private static NewEvent part(RequestedChange change, PresentedToken presented, ScimAnswer answer,
            RequestOrigin origin, Instant at) {
        return new NewEvent(organization(answer), EventKind.REQUEST, at, change.action(),
                actor(presented, answer), NewEvent.outcome("", change.status()), Optional.of(change.status()),
                change.reason(), Optional.of(change.target()), sentence(List.of(change)), List.of(),
                List.of(),
                true, origin);
    }

    private static Optional<String> sentence(List<RequestedChange> changes) {
        return changes.stream().flatMap(change -> change.cause().stream()).map(RefusalCause::sentence)
                .findFirst();
    }

    private static boolean isStranger(ScimAnswer answer) {
        return answer.decision().filter(TokenDecision.Accepted.class::isInstance).isEmpty();
    }

    private static Optional<String> organization(ScimAnswer answer) {
        return answer.decision().flatMap(decision -> switch (decision) {
            case TokenDecision.Accepted accepted -> Optional.of(accepted.organizationId());
            case TokenDecision.Paused paused -> Optional.of(paused.organizationId());
            case TokenDecision.Lapsed lapsed -> Optional.of(lapsed.organizationId());
            case TokenDecision.Revoked revoked -> Optional.of(revoked.organizationId());
            case TokenDecision.Expired expired -> Optional.of(expired.organizationId());
            case TokenDecision.Unknown _,TokenDecision.Unusable _ -> Optional.empty();
        });
    }

    private static EventActor actor(PresentedToken presented, ScimAnswer answer) {
        if (!(presented instanceof PresentedToken.WellFormed token)) {
            return EventActor.nobody();
        }
        return answer.decision().map(decision -> switch (decision) {
            case TokenDecision.Accepted(String _, String id, Optional<String> connection) ->
                actor(token, id, connection);
            case TokenDecision.Paused(String _, String id, Optional<String> connection, Instant _) ->
                actor(token, id, connection);
            case TokenDecision.Lapsed lapsed ->
                EventActor.connection(lapsed.connection(), lapsed.connectionId());
            case TokenDecision.Revoked revoked -> actor(token, revoked.tokenId(), Optional.empty());
            case TokenDecision.Expired expired -> actor(token, expired.tokenId(), Optional.empty());
            case TokenDecision.Unknown _,TokenDecision.Unusable _ ->
                EventActor.token(token.hint(), Optional.empty());
        }).orElseGet(() -> EventActor.token(token.hint(), Optional.empty()));
    }

    private static EventActor actor(PresentedToken.WellFormed token, String id, Optional<String> connection) {
        return connection.map(name -> EventActor.connection(name, id))
                .orElseGet(() -> EventActor.token(token.hint(), Optional.of(id)));
    }

    private static Optional<String> reason(ScimAnswer answer) {
        return answer.decision().flatMap(decision -> switch (decision) {
            case TokenDecision.Accepted _ -> answer.reason();
            case TokenDecision.Paused _ -> Optional.of("paused");
            case TokenDecision.Lapsed _ -> Optional.of("access-token-ended");
            case TokenDecision.Revoked _ -> Optional.of("revoked");
            case TokenDecision.Expired _ -> Optional.of("expired");
            case TokenDecision.Unknown _ -> Optional.of("unknown-token");
            case TokenDecision.Unusable unusable -> Optional.of(reason(unusable.presented()));
        });
    }

    private static String reason(PresentedToken presented) {
        return switch (presented) {
            case PresentedToken.Absent _ -> "no-token";
            case PresentedToken.NotBearer _ -> "not-bearer";
            case PresentedToken.BearerTwice _ -> "bearer-twice";
            case PresentedToken.BlanksInside _ -> "blanks-inside";
            case PresentedToken.Mistyped _ -> "mistyped";
            case PresentedToken.Foreign _ -> "not-a-scim-token";
            case PresentedToken.WellFormed _ -> "unknown-token";
        };
    }
}
