package dev.scimconsole.server.people;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.access.AcceptInvite;
import dev.scimconsole.contract.access.Administrator;
import dev.scimconsole.contract.access.InviteAdministrator;
import dev.scimconsole.contract.access.InviteDetails;
import dev.scimconsole.contract.access.InvitePage;
import dev.scimconsole.contract.access.IssuedInvite;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.server.problem.ProblemException;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.access.AdministratorRecords.AdministratorRecord;
import dev.scimconsole.server.store.access.InviteRecords.InviteRecord;
import dev.scimconsole.server.store.activity.EventDetail;
import dev.scimconsole.server.store.activity.EventRecord;
import dev.scimconsole.server.store.failure.TakenException;
import dev.scimconsole.server.values.CaseFolding;
import dev.scimconsole.server.values.RequestOrigin;
import dev.scimconsole.server.values.Sha256;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/// Invites of administrators: a code that an Org Admin passes on, that works once and for three days.
public final class Invites {

    static final Duration LONGEST = Duration.ofDays(3);

    private final Store store;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Passwords passwords;

    Invites(Store store, InstantSource clock, SecureRandom random, Passwords passwords) {
        this.store = store;
        this.clock = clock;
        this.random = random;
        this.passwords = passwords;
    }

    /// The open ones, oldest first.
    public InvitePage all(String organizationId) {
        Instant now = now();
        return new InvitePage(store.read(transaction -> transaction.invites().all(organizationId)).stream()
                .filter(invite -> isOpen(invite, now)).map(Invites::details).toList());
    }

    /// Makes an invite. An earlier one for the same email stops to work.
    ///
    /// @throws ProblemException when this is no email, or an administrator's, or the role has changed
    ///                          meanwhile
    public IssuedInvite issue(SignedIn who, InviteAdministrator request, RequestOrigin origin) {
        String email = EmailAddress.check(request.email());
        String code = SecretCode.generate(random);
        Instant now = now();
        InviteRecord invite = new InviteRecord(who.organizationId(), UUID.randomUUID().toString(), email,
                request.role(), SecretCode.digest(code), now, who.email(), now.plus(LONGEST));
        return store.write(transaction -> {
            checkStillOrgAdmin(transaction, who);
            if (transaction.administrators().findByEmail(email).isPresent()) {
                throw administratorExists(email);
            }
            transaction.invites().deleteExpired(now);
            transaction.invites().put(invite);
            append(transaction, who.email(), now, "administrator.invited", invite,
                    Optional.of(EventDetail.plain(request.role().displayName())), origin);
            return new IssuedInvite(details(invite), code);
        });
    }

    /// Withdraws an invite.
    ///
    /// @throws ProblemException when there is none
    public void withdraw(SignedIn who, String id, RequestOrigin origin) {
        Instant now = now();
        store.write(transaction -> {
            InviteRecord invite = transaction.invites().all(who.organizationId()).stream()
                    .filter(known -> known.id().equals(id)).findFirst()
                    .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_FOUND, "say.invite.gone"));
            transaction.invites().delete(who.organizationId(), id);
            append(transaction, who.email(), now, "administrator.invite-withdrawn", invite, Optional.empty(),
                    origin);
            return id;
        });
    }

    /// Makes an administrator of who has the code, once.
    ///
    /// @throws ProblemException when the code opens nothing, the password is weak or the installation none
    public Administrator accept(AcceptInvite request, RequestOrigin origin) {
        Optional<Sha256> device = Devices.digest(request.installation());
        Sha256 code = SecretCode.digest(request.code().strip());
        Opened opened = store.read(transaction -> {
            InviteRecord invite = find(transaction, code);
            return new Opened(invite,
                    transaction.organizations().find(invite.organizationId()).orElseThrow().name());
        });
        PasswordRules.check("password", request.password(), opened.invite().email(), opened.organization());
        String hash = passwords.hash(request.password());
        Instant now = now();
        try {
            return store.write(transaction -> {
                InviteRecord invite = find(transaction, code);
                transaction.invites().delete(invite.organizationId(), invite.id());
                AdministratorRecord administrator = new AdministratorRecord(invite.organizationId(),
                        UUID.randomUUID().toString(), invite.email(), invite.role(), hash, now);
                transaction.administrators().insert(administrator);
                Devices.first(transaction, administrator, device, now);
                append(transaction, invite.email(), now, "administrator.invite-accepted", invite,
                        Optional.empty(),
                        origin);
                return new Administrator(administrator.email(), administrator.role());
            });
        } catch (TakenException _) {
            throw administratorExists(opened.invite().email());
        }
    }

    /// Ends the open invites that an administrator made; by the transaction that takes the right to do so
    /// away.
    static void endMadeBy(Transaction transaction, SignedIn who, AdministratorRecord administrator,
            Instant now,
            RequestOrigin origin) {
        end(transaction, who, invite -> invite.createdBy().equals(administrator.email()), now, origin);
    }

    /// Ends the open invite for somebody's email.
    static void endFor(Transaction transaction, SignedIn who, AdministratorRecord administrator, Instant now,
            RequestOrigin origin) {
        String key = CaseFolding.fold(administrator.email());
        end(transaction, who, invite -> CaseFolding.fold(invite.email()).equals(key), now, origin);
    }

    private static void end(Transaction transaction, SignedIn who, Predicate<InviteRecord> which, Instant now,
            RequestOrigin origin) {
        transaction.invites().all(who.organizationId()).stream()
                .filter(invite -> invite.expiresAt().isAfter(now)).filter(which).forEach(invite -> {
                    transaction.invites().delete(who.organizationId(), invite.id());
                    append(transaction, who.email(), now, "administrator.invite-withdrawn", invite,
                            Optional.of(EventDetail.madeBy(invite.createdBy())), origin);
                });
    }

    /// Asked in the transaction that makes an invite or an account: who lists administrators there waits for
    /// whoever is just about to change them, so that nothing slips in behind the end of its maker's rights.
    static void checkStillOrgAdmin(Transaction transaction, SignedIn who) {
        boolean still = transaction.administrators().all(who.organizationId()).stream()
                .anyMatch(administrator -> administrator.id().equals(who.administratorId())
                        && administrator.role() == Role.ORG_ADMIN);
        if (!still) {
            throw ProblemException.of(ProblemCode.NOT_AN_ORG_ADMIN, "say.invite.noOrgAdmin");
        }
    }

    private static boolean isOpen(InviteRecord invite, Instant now) {
        return invite.expiresAt().isAfter(now) && !Clocks.isAhead(invite.createdAt(), now);
    }

    private InviteRecord find(Transaction transaction, Sha256 code) {
        return transaction.invites().findByHash(code).filter(invite -> isOpen(invite, now()))
                .orElseThrow(() -> ProblemException.inField("code", ProblemCode.INVITE_NOT_VALID,
                        "say.invite.notValid"));
    }

    private static void append(Transaction transaction, String by, Instant at, String action,
            InviteRecord invite,
            Optional<EventDetail> detail, RequestOrigin origin) {
        transaction.events().append(EventRecord.done(invite.organizationId(), at, by, action,
                new EventTarget("administrator", invite.id(), Optional.of(invite.email())), detail, origin));
    }

    private static InviteDetails details(InviteRecord invite) {
        return new InviteDetails(invite.id(), invite.email(), invite.role(), invite.createdAt(),
                invite.createdBy(),
                invite.expiresAt());
    }

    private static ProblemException administratorExists(String email) {
        return ProblemException.inField("email", ProblemCode.ADMINISTRATOR_EXISTS, "say.administrator.exists",
                email);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private record Opened(InviteRecord invite, String organization) {}
}
