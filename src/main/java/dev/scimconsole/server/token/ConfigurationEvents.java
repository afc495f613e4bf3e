package dev.scimconsole.server.token;

import dev.scimconsole.contract.activity.EventActor;
import dev.scimconsole.contract.activity.EventKind;
import dev.scimconsole.contract.activity.EventOutcome;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.activity.EventDetail;
import dev.scimconsole.server.store.activity.EventRecord;
import dev.scimconsole.server.store.configuration.TokenRecords.TokenRecord;
import dev.scimconsole.server.values.EventIds;
import dev.scimconsole.server.values.RequestOrigin;
import java.time.Instant;
import java.util.Optional;

/// Appends the audit events of changes of the SCIM configuration, in the transactions that make them.
final class ConfigurationEvents {

    private static final EventTarget PROVISIONING = new EventTarget("settings", "provisioning",
            Optional.of("Provisioning"));

    private ConfigurationEvents() {}

    static void domainAdded(Transaction transaction, Actor actor, Instant at, String domain) {
        append(transaction, actor, at, "domain.added", domain(domain), Optional.empty());
    }

    static void domainRemoved(Transaction transaction, Actor actor, Instant at, String domain) {
        append(transaction, actor, at, "domain.removed", domain(domain), Optional.empty());
    }

    static void sendEmailInvitesSet(Transaction transaction, Actor actor, Instant at, boolean send) {
        append(transaction, actor, at, "settings.changed",
                new EventTarget("settings", "sendEmailInvites", Optional.of("Send Email Invites")),
                Optional.of(EventDetail.state(send)));
    }

    static void tokenLifetimeSet(Transaction transaction, Actor actor, Instant at, int days) {
        append(transaction, actor, at, "settings.changed",
                new EventTarget("settings", "tokenLifetimeDays", Optional.of("Token lifetime")),
                Optional.of(EventDetail.lifetime(days)));
    }

    /// Nobody did it: the request that found the token at its end is where it comes from.
    static void tokenExpired(Transaction transaction, Instant at, TokenRecord token, RequestOrigin origin) {
        transaction.events()
                .append(new EventRecord(token.organizationId(), EventIds.next(at), at, EventKind.AUDIT,
                        "token.expired", EventActor.nobody(), EventOutcome.SUCCESS, Optional.empty(),
                        Optional.empty(), Optional.of(token(token)), Optional.empty(), origin));
    }

    static void tokenIssued(Transaction transaction, Actor actor, Instant at, TokenRecord token) {
        append(transaction, actor, at, "token.issued", token(token), Optional.empty());
    }

    static void tokenRefreshed(Transaction transaction, Actor actor, Instant at, TokenRecord token,
            TokenRecord revoked) {
        append(transaction, actor, at, "token.refreshed", token(token),
                Optional.of(EventDetail.replaces(revoked.hint())));
    }

    static void tokenRevoked(Transaction transaction, Actor actor, Instant at, TokenRecord token) {
        append(transaction, actor, at, "token.revoked", token(token), Optional.empty());
    }

    static void provisioningPaused(Transaction transaction, Actor actor, Instant at) {
        append(transaction, actor, at, "provisioning.paused", PROVISIONING, Optional.empty());
    }

    static void provisioningResumed(Transaction transaction, Actor actor, Instant at) {
        append(transaction, actor, at, "provisioning.resumed", PROVISIONING, Optional.empty());
    }

    private static EventTarget domain(String name) {
        return new EventTarget("domain", name, Optional.of(name));
    }

    private static EventTarget token(TokenRecord token) {
        return new EventTarget("token", token.id(), Optional.of("…" + token.hint()));
    }

    private static void append(Transaction transaction, Actor actor, Instant at, String action,
            EventTarget target, Optional<EventDetail> detail) {
        transaction.events()
                .append(EventRecord.done(actor.who(), actor.organizationId(), at, action, target,
                        detail, actor.origin()));
    }
}
