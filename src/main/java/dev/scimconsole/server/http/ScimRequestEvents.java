package dev.scimconsole.server.http;

import dev.scimconsole.contract.EventActor;
import dev.scimconsole.contract.EventKind;
import dev.scimconsole.contract.EventOutcome;
import dev.scimconsole.contract.EventTarget;
import dev.scimconsole.server.activity.EventRecorder;
import dev.scimconsole.server.activity.NewEvent;
import dev.scimconsole.server.activity.ProvisioningAction;
import dev.scimconsole.server.scim.ScimAnswer;
import dev.scimconsole.server.store.RequestOrigin;
import dev.scimconsole.server.store.ResourceType;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.StoreUnavailableException;
import dev.scimconsole.server.store.StoredResource;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.token.PresentedToken;
import dev.scimconsole.server.token.TokenAuthentication;
import dev.scimconsole.server.token.TokenDecision;
import java.time.Instant;
import java.util.Optional;

/// Notes each request to the SCIM service, accepted or refused.
final class ScimRequestEvents {

    private final EventRecorder recorder;
    private final Store store;
    private final TokenAuthentication tokens;

    ScimRequestEvents(EventRecorder recorder, Store store, TokenAuthentication tokens) {
        this.recorder = recorder;
        this.store = store;
        this.tokens = tokens;
    }

    /// The name of what a request is about to delete: afterwards nobody could tell.
    ///
    /// @return empty unless it is a deletion of something that is there
    Optional<String> nameBeforeDeletion(String method, String path, PresentedToken presented) {
        if (!method.equals("DELETE") || !(presented instanceof PresentedToken.WellFormed)) {
            return Optional.empty();
        }
        Optional<EventTarget> target = ProvisioningAction.of(method, path, new byte[0], Optional.empty())
                .target();
        try {
            return target.flatMap(about -> store.read(transaction -> name(transaction, presented, about)));
        } catch (StoreUnavailableException _) {
            // The SCIM service will meet the same and say so.
            return Optional.empty();
        }
    }

    /// Counts a request that was answered with 429. There is no event of it: they may come faster than anybody
    /// could read.
    void countLimited() {
        recorder.countDropped(Optional.empty());
    }

    /// Notes a request.
    ///
    /// @param path below `/scim/v2`, percent-encoded as sent
    /// @param name what [#nameBeforeDeletion] found
    void record(String method, String path, byte[] body, PresentedToken presented, Optional<String> name,
            ScimAnswer answer, RequestOrigin origin, Instant at) {
        EventOutcome outcome = NewEvent.outcome(method, answer.status());
        // Before anything is made of it: under overload most are not kept.
        if (!recorder.hasRoom(method.equals("GET") && outcome == EventOutcome.SUCCESS)) {
            recorder.countDropped(organization(answer));
            return;
        }
        ProvisioningAction action = ProvisioningAction.of(method, path, body,
                Optional.ofNullable(answer.headers().get("Location")));
        Optional<EventTarget> target = action.target()
                .map(about -> new EventTarget(about.type(), about.id(), about.name().or(() -> name)))
                .or(() -> found(action, answer));
        recorder.record(new NewEvent(organization(answer), EventKind.REQUEST, at, action.name(),
                actor(presented, answer), outcome, Optional.of(answer.status()),
                answer.status() < 400 ? Optional.empty() : reason(answer), target, origin));
    }

    /// The one user whom a search found.
    private static Optional<EventTarget> found(ProvisioningAction action, ScimAnswer answer) {
        return answer.status() == 200 && action.name().equals("users.searched")
                ? ProvisioningAction.onlyResult(answer.body())
                        .map(id -> new EventTarget("user", id, Optional.empty()))
                : Optional.empty();
    }

    private Optional<String> name(Transaction transaction, PresentedToken presented, EventTarget target) {
        if (!(tokens.decide(transaction, presented) instanceof TokenDecision.Accepted accepted)) {
            return Optional.empty();
        }
        ResourceType type = target.type().equals("user") ? ResourceType.USER : ResourceType.GROUP;
        return transaction.resources().find(accepted.organizationId(), type, target.id())
                .map(StoredResource::indexed).flatMap(indexed -> type == ResourceType.USER
                        ? indexed.userNameKey()
                        : indexed.displayName());
    }

    private static Optional<String> organization(ScimAnswer answer) {
        return answer.decision().flatMap(decision -> switch (decision) {
            case TokenDecision.Accepted accepted -> Optional.of(accepted.organizationId());
            case TokenDecision.Revoked revoked -> Optional.of(revoked.organizationId());
            case TokenDecision.Expired expired -> Optional.of(expired.organizationId());
            case TokenDecision.Unknown _,TokenDecision.Unusable _ -> Optional.empty();
        });
    }

    private static EventActor actor(PresentedToken presented, ScimAnswer answer) {
        if (!(presented instanceof PresentedToken.WellFormed token)) {
            return EventActor.nobody();
        }
        return EventActor.token(token.hint(), answer.decision().flatMap(decision -> switch (decision) {
            case TokenDecision.Accepted accepted -> Optional.of(accepted.tokenId());
            case TokenDecision.Revoked revoked -> Optional.of(revoked.tokenId());
            case TokenDecision.Expired expired -> Optional.of(expired.tokenId());
            case TokenDecision.Unknown _,TokenDecision.Unusable _ -> Optional.empty();
        }));
    }

    private static Optional<String> reason(ScimAnswer answer) {
        return answer.decision().flatMap(decision -> switch (decision) {
            case TokenDecision.Accepted _ -> answer.reason();
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
