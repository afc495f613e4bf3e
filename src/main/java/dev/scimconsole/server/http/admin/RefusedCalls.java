package dev.scimconsole.server.http.admin;

import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.contract.activity.EventActor;
import dev.scimconsole.contract.activity.EventKind;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.server.activity.Attempts;
import dev.scimconsole.server.activity.EventRecorder;
import dev.scimconsole.server.activity.NewEvent;
import dev.scimconsole.server.http.call.Call;
import dev.scimconsole.server.people.SignedIn;
import dev.scimconsole.server.problem.ProblemException;
import dev.scimconsole.server.problem.ServerProblem;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.access.AdministratorRecords.AdministratorRecord;
import dev.scimconsole.server.store.failure.StoreUnavailableException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Notes changes that somebody asked for and did not get: of administrators as audit events, of strangers as
/// attempts. Changes that were made are appended by the transactions that make them.
public final class RefusedCalls {

    private static final String SIGN_IN = "session.started";
    /// What the routes are for. A route that changes something and is not here is named by its method and
    /// path.
    private static final Map<String, String> ACTIONS = Map.ofEntries(
            Map.entry("POST /setup", "organization.created"),
            Map.entry("POST /sessions", SIGN_IN),
            Map.entry("DELETE /sessions/current", "session.ended"),
            Map.entry("PATCH /scim-configuration", "settings.changed"),
            Map.entry("POST /scim-configuration/domains", "domain.added"),
            Map.entry("DELETE /scim-configuration/domains/{name}", "domain.removed"),
            Map.entry("POST /scim-configuration/token/refresh", "token.refreshed"),
            Map.entry("POST /scim-configuration/token/revoke", "token.revoked"),
            Map.entry("POST /scim-configuration/pause", "provisioning.paused"),
            Map.entry("POST /scim-configuration/resume", "provisioning.resumed"),
            Map.entry("POST /connections", "connection.created"),
            Map.entry("PUT /connections/{id}", "connection.changed"),
            Map.entry("DELETE /connections/{id}", "connection.removed"),
            Map.entry("POST /connections/{id}/secrets", "connection.secret-added"),
            Map.entry("DELETE /connections/{id}/secrets/{secretId}", "connection.secret-deleted"),
            Map.entry("POST /token-check", "token.checked"),
            Map.entry("PATCH /alerts", "settings.changed"),
            Map.entry("POST /alerts/webhooks", "webhook.added"),
            Map.entry("DELETE /alerts/webhooks/{id}", "webhook.removed"),
            Map.entry("PATCH /safe-leaving", "settings.changed"),
            Map.entry("PUT /users/{id}/protection", "user.protected"),
            Map.entry("DELETE /users/{id}/protection", "user.unprotected"),
            Map.entry("POST /refused-changes/{id}/settle", "refused-change.settled"),
            Map.entry("POST /changes/{id}/unmask", "change.unmasked"),
            Map.entry("POST /administrators", "administrator.invited"),
            Map.entry("PATCH /administrators/{id}", "administrator.role-changed"),
            Map.entry("DELETE /administrators/{id}", "administrator.removed"),
            Map.entry("DELETE /administrators/{id}/sessions", "administrator.sessions-ended"),
            Map.entry("PUT /administrators/current/password", "administrator.password-changed"),
            Map.entry("POST /automation-accounts", "automation.created"),
            Map.entry("DELETE /automation-accounts/{id}", "automation.ended"),
            Map.entry("DELETE /invites/{id}", "administrator.invite-withdrawn"),
            Map.entry("POST /invites/accept", "administrator.invite-accepted"));

    private final EventRecorder recorder;
    private final Attempts attempts;
    private final Store store;
    private final InstantSource clock;

    public RefusedCalls(EventRecorder recorder, Attempts attempts, Store store, InstantSource clock) {
        this.recorder = recorder;
        this.attempts = attempts;
        this.store = store;
        this.clock = clock;
    }

    /// Notes a request that was answered with a problem, if it was to change anything.
    void record(RefusedCall change, ServerProblem problem) {
        String method = change.route().method();
        if (method.equals("GET")) {
            return;
        }
        String what = method + " " + change.route().path();
        String action = ACTIONS.getOrDefault(what, what);
        Instant at = clock.instant();
        Optional<AdministratorRecord> known = action.equals(SIGN_IN)
                ? change.call().flatMap(this::triedAdministrator)
                : Optional.empty();
        EventActor actor = change.caller().map(SignedIn::actor)
                .or(() -> known.map(AdministratorRecord::email).map(EventActor::administrator))
                .orElse(EventActor.nobody());
        boolean stranger = change.caller().isEmpty();
        NewEvent event = new NewEvent(
                change.caller().map(SignedIn::organizationId)
                        .or(() -> known.map(AdministratorRecord::organizationId)),
                stranger ? EventKind.ATTEMPT : EventKind.AUDIT, at, action,
                actor,
                NewEvent.outcome(method, problem.code().status()), Optional.of(problem.code().status()),
                Optional.of(problem.code().toString()),
                Optional.ofNullable(change.call().map(Call::pathParameters).orElse(Map.of()).get("name"))
                        .map(name -> new EventTarget("domain", name, Optional.of(name))),
                change.origin());
        if (stranger) {
            attempts.note(event);
        } else {
            recorder.record(event);
        }
    }

    /// Whose password was tried. Only an administrator's own email is told: who is in a hurry types the
    /// password there.
    private Optional<AdministratorRecord> triedAdministrator(Call call) {
        try {
            String email = call.body(SignIn.class).email().strip();
            return store.read(transaction -> transaction.administrators().findByEmail(email));
        } catch (ProblemException | StoreUnavailableException _) {
            // Not readable, or not to be asked just now: then it was nobody known.
            return Optional.empty();
        }
    }
}
