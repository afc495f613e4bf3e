package dev.scimconsole.server.people;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.access.Organization;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.access.SetUp;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.server.problem.ProblemException;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.access.AdministratorRecords.AdministratorRecord;
import dev.scimconsole.server.store.access.SessionRecords.SetupCodeRecord;
import dev.scimconsole.server.store.activity.EventRecord;
import dev.scimconsole.server.store.configuration.OrganizationRecords.OrganizationRecord;
import dev.scimconsole.server.values.RequestOrigin;
import dev.scimconsole.server.values.Sha256;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/// A new server's first run: the setup code, then the organization and its first Org Admin.
public final class OrganizationSetUp {

    static final Duration CODE_LIFE = Duration.ofHours(24);
    private static final int MAX_NAME_LENGTH = 200;

    private final Store store;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Passwords passwords;

    OrganizationSetUp(Store store, InstantSource clock, SecureRandom random, Passwords passwords) {
        this.store = store;
        this.clock = clock;
        this.random = random;
        this.passwords = passwords;
    }

    /// Makes a setup code if nobody has set the store up; it works for 24 hours. A code made before holds no
    /// longer: only its hash is kept, so a server that was started again must show a new one.
    ///
    /// @return the code, to be shown once
    public Optional<String> newSetupCode() {
        if (isDone()) {
            return Optional.empty();
        }
        String code = SetupCode.generate(random);
        SetupCodeRecord made = new SetupCodeRecord(SetupCode.digest(code), now().plus(CODE_LIFE));
        return store.write(transaction -> {
            if (isDone(transaction)) {
                return Optional.empty();
            }
            transaction.sessions().setSetupCode(Optional.of(made));
            return Optional.of(code);
        });
    }

    /// Whether there is an organization.
    public boolean isDone() {
        return store.read(OrganizationSetUp::isDone);
    }

    /// Sets the store up, once.
    ///
    /// @throws ProblemException when it was set up before, the code is wrong, or something in it is unusable
    public Organization setUp(SetUp request, RequestOrigin origin) {
        SetupCodeRecord code = store.read(transaction -> codeOf(transaction, request));
        if (!code.expiresAt().isAfter(now()) || Clocks.isAhead(code.expiresAt().minus(CODE_LIFE), now())) {
            // Not only passed over: a clock that is set back must not bring it to life again.
            store.write(transaction -> {
                transaction.sessions().setSetupCode(
                        transaction.sessions().setupCode().filter(current -> !current.equals(code)));
                return true;
            });
            throw ProblemException.inField("setupCode", ProblemCode.WRONG_SETUP_CODE, "say.setUp.codeEnded");
        }
        String name = request.organization().strip();
        if (name.isEmpty() || name.length() > MAX_NAME_LENGTH) {
            throw ProblemException.inField("organization", ProblemCode.INVALID_REQUEST,
                    "say.setUp.organization", MAX_NAME_LENGTH);
        }
        String email = EmailAddress.check(request.email());
        PasswordRules.check("password", request.password(), email, name);
        Optional<Sha256> device = Devices.digest(request.installation());
        String hash = passwords.hash(request.password());
        Instant now = now();
        String organizationId = UUID.randomUUID().toString();
        AdministratorRecord first = new AdministratorRecord(organizationId, UUID.randomUUID().toString(),
                email, Role.ORG_ADMIN, hash, now);
        return store.write(transaction -> {
            codeOf(transaction, request);
            transaction.organizations()
                    .insert(new OrganizationRecord(organizationId, name, now, false, Optional.empty(), 1, now,
                            email));
            transaction.administrators().insert(first);
            Devices.first(transaction, first, device, now);
            transaction.sessions().setSetupCode(Optional.empty());
            transaction.events().append(EventRecord.done(organizationId, now, email, "organization.created",
                    new EventTarget("organization", organizationId, Optional.of(name)), Optional.empty(),
                    origin));
            return new Organization(name);
        });
    }

    /// The code that the request has.
    private static SetupCodeRecord codeOf(Transaction transaction, SetUp request) {
        if (isDone(transaction)) {
            throw ProblemException.of(ProblemCode.ALREADY_SET_UP, "say.setUp.done");
        }
        Sha256 digest = SetupCode.digest(request.setupCode());
        // Equal in time or not does not matter: what is compared are digests.
        return transaction.sessions().setupCode().filter(code -> code.sha256().equals(digest))
                .orElseThrow(() -> ProblemException.inField("setupCode", ProblemCode.WRONG_SETUP_CODE,
                        "say.setUp.codeWrong"));
    }

    private static boolean isDone(Transaction transaction) {
        return !transaction.organizations().all().isEmpty();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
