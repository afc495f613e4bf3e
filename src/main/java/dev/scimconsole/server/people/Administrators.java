package dev.scimconsole.server.people;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.access.AdministratorDetails;
import dev.scimconsole.contract.access.AdministratorPage;
import dev.scimconsole.contract.access.ChangePassword;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.access.SignIn;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.server.problem.ProblemException;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.access.AdministratorRecords.AdministratorRecord;
import dev.scimconsole.server.store.access.SessionRecords.SessionRecord;
import dev.scimconsole.server.store.activity.EventDetail;
import dev.scimconsole.server.store.activity.EventRecord;
import dev.scimconsole.server.store.configuration.OrganizationRecords.OrganizationRecord;
import dev.scimconsole.server.values.RequestOrigin;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The administrators of an organization. There is always an Org Admin among them.
public final class Administrators {

    private final Store store;
    private final InstantSource clock;
    private final Passwords passwords;
    private final SignInThrottle throttle;

    Administrators(Store store, InstantSource clock, Passwords passwords, SignInThrottle throttle) {
        this.store = store;
        this.clock = clock;
        this.passwords = passwords;
        this.throttle = throttle;
    }

    /// Adds an administrator to the one organization of a server that has been set up; for whoever runs the
    /// server, who is nobody that the service could tell.
    ///
    /// @throws ProblemException                              when the server has not been set up, or
    ///                                                       something is unusable
    /// @throws dev.scimconsole.server.store.failure.TakenException when the email is in use
    public void add(SignIn credentials, Role role, RequestOrigin origin) {
        OrganizationRecord organization = store
                .read(transaction -> transaction.organizations().all().stream().findFirst())
                .orElseThrow(
                        () -> ProblemException.of(ProblemCode.NOT_FOUND, "say.administrator.noOrganization"));
        String email = EmailAddress.check(credentials.email());
        PasswordRules.check("password", credentials.password(), email, organization.name());
        String hash = passwords.hash(credentials.password());
        Instant now = now();
        AdministratorRecord added = new AdministratorRecord(organization.id(), UUID.randomUUID().toString(),
                email, role, hash, now);
        store.write(transaction -> {
            transaction.administrators().insert(added);
            transaction.events().append(EventRecord.doneByTheServer(organization.id(), now,
                    "administrator.added", target(added), Optional.of(EventDetail.plain(role.displayName())),
                    origin));
            return email;
        });
    }

    /// One page of them, oldest first.
    ///
    /// @param cursor the last page's, empty for the first one
    /// @param limit  how many at the most
    /// @throws ProblemException when the cursor is none
    public AdministratorPage page(String organizationId, Optional<String> cursor, int limit) {
        Instant now = now();
        List<AdministratorDetails> all = store.read(transaction -> {
            List<SessionRecord> open = transaction.sessions().all(organizationId).stream()
                    .filter(session -> !Sessions.hasEnded(session, now)).toList();
            return transaction.administrators().all(organizationId).stream()
                    .map(administrator -> details(administrator, open)).toList();
        });
        int start = cursor.map(id -> indexAfter(all, id)).orElse(0);
        List<AdministratorDetails> page = all.subList(start, Math.min(all.size(), start + limit));
        boolean more = start + limit < all.size();
        return new AdministratorPage(page, more ? Optional.of(page.getLast().id()) : Optional.empty());
    }

    /// Gives an administrator another role. Who may not invite any more has no open invites either.
    ///
    /// @throws ProblemException when there is none, or no Org Admin would be left
    public AdministratorDetails changeRole(SignedIn who, String id, Role role, RequestOrigin origin) {
        Instant now = now();
        return store.write(transaction -> {
            AdministratorRecord administrator = find(transaction, who, id);
            if (administrator.role() != role) {
                transaction.administrators().setRole(who.organizationId(), id, role);
                checkOrgAdminLeft(transaction, who);
                append(transaction, who, now, "administrator.role-changed", administrator,
                        Optional.of(EventDetail.plain(role.displayName())), origin);
                if (role != Role.ORG_ADMIN) {
                    Invites.endMadeBy(transaction, who, administrator, now, origin);
                }
            }
            return details(find(transaction, who, id),
                    transaction.sessions().all(who.organizationId()).stream()
                            .filter(session -> !Sessions.hasEnded(session, now)).toList());
        });
    }

    /// Removes an administrator and ends the sessions, and the open invites that would bring somebody back:
    /// those that the administrator made, and one that the same person has.
    ///
    /// @throws ProblemException when there is none, or no Org Admin would be left
    public void remove(SignedIn who, String id, RequestOrigin origin) {
        Instant now = now();
        store.write(transaction -> {
            AdministratorRecord administrator = find(transaction, who, id);
            transaction.administrators().delete(who.organizationId(), id);
            checkOrgAdminLeft(transaction, who);
            append(transaction, who, now, "administrator.removed", administrator, Optional.empty(), origin);
            Invites.endMadeBy(transaction, who, administrator, now, origin);
            Invites.endFor(transaction, who, administrator, now, origin);
            return id;
        });
    }

    /// Ends all sessions of an administrator, and knows none of the devices any more.
    ///
    /// @throws ProblemException when there is none
    public void endSessions(SignedIn who, String id, RequestOrigin origin) {
        Instant now = now();
        store.write(transaction -> {
            AdministratorRecord administrator = find(transaction, who, id);
            int ended = transaction.sessions().deleteOf(who.organizationId(), id);
            Devices.forget(transaction, administrator, Optional.empty(), now);
            append(transaction, who, now, "administrator.sessions-ended", administrator,
                    Optional.of(EventDetail.plain(Integer.toString(ended))), origin);
            return ended;
        });
    }

    /// Changes one's own password and ends one's other sessions. Of one's devices only this one is still
    /// known: whoever had the old password may have signed in with another.
    ///
    /// @throws ProblemException when the current password is wrong or the new one weak
    public void changePassword(SignedIn who, ChangePassword change, RequestOrigin origin) {
        // Who is signed in is known here, however that came.
        SignInThrottle.Try attempt = new SignInThrottle.Try(who.email(), origin.address(), true);
        throttle.begin(attempt);
        AdministratorRecord known = store.read(transaction -> find(transaction, who, who.administratorId()));
        if (!passwords.matches(change.currentPassword(), Optional.of(known.passwordHash()))) {
            throw wrongPassword();
        }
        throttle.succeeded(attempt);
        String organization = store
                .read(transaction -> transaction.organizations().find(who.organizationId()).orElseThrow()
                        .name());
        PasswordRules.check("newPassword", change.newPassword(), who.email(), organization);
        String hash = passwords.hash(change.newPassword());
        Instant now = now();
        store.write(transaction -> {
            AdministratorRecord current = find(transaction, who, who.administratorId());
            if (!current.passwordHash().equals(known.passwordHash())) {
                throw wrongPassword();
            }
            transaction.administrators().setPasswordHash(who.organizationId(), current.id(), hash);
            List<SessionRecord> own = transaction.sessions().all(who.organizationId()).stream()
                    .filter(session -> session.administratorId().equals(current.id())).toList();
            own.stream().filter(session -> !session.id().equals(who.sessionId()))
                    .forEach(session -> transaction.sessions().delete(who.organizationId(), session.id()));
            Devices.forget(transaction, current, own.stream()
                    .filter(session -> session.id().equals(who.sessionId())).map(SessionRecord::device)
                    .findFirst(), now);
            append(transaction, who, now, "administrator.password-changed", current, Optional.empty(),
                    origin);
            return hash;
        });
    }

    private static AdministratorDetails details(AdministratorRecord administrator, List<SessionRecord> open) {
        List<SessionRecord> own = open.stream()
                .filter(session -> session.administratorId().equals(administrator.id())).toList();
        return new AdministratorDetails(administrator.id(), administrator.email(), administrator.role(),
                administrator.createdAt(), own.size(),
                own.stream().map(SessionRecord::lastSeenAt).max(Comparator.naturalOrder()));
    }

    private static int indexAfter(List<AdministratorDetails> all, String id) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(id)) {
                return i + 1;
            }
        }
        throw ProblemException.inField("cursor", ProblemCode.INVALID_REQUEST,
                "say.administrator.listChanged");
    }

    private static AdministratorRecord find(Transaction transaction, SignedIn who, String id) {
        return transaction.administrators().find(who.organizationId(), id)
                .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_FOUND, "say.administrator.gone"));
    }

    /// Asked after the change, in its transaction: who lists administrators there locks them out of other
    /// changes.
    private static void checkOrgAdminLeft(Transaction transaction, SignedIn who) {
        boolean left = transaction.administrators().all(who.organizationId()).stream()
                .anyMatch(administrator -> administrator.role() == Role.ORG_ADMIN);
        if (!left) {
            throw ProblemException.of(ProblemCode.LAST_ORG_ADMIN, "say.administrator.last");
        }
    }

    private static void append(Transaction transaction, SignedIn who, Instant at, String action,
            AdministratorRecord about, Optional<EventDetail> detail, RequestOrigin origin) {
        transaction.events().append(EventRecord.done(who.organizationId(), at, who.email(), action,
                target(about), detail, origin));
    }

    private static EventTarget target(AdministratorRecord about) {
        return new EventTarget("administrator", about.id(), Optional.of(about.email()));
    }

    private static ProblemException wrongPassword() {
        return ProblemException.inField("currentPassword", ProblemCode.WRONG_PASSWORD, "say.password.wrong");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
