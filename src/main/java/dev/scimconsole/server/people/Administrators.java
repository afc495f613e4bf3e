package dev.scimconsole.server.people;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.Role;
import dev.scimconsole.contract.SignIn;
import dev.scimconsole.server.problem.ProblemException;
import dev.scimconsole.server.store.AdministratorRecords.AdministratorRecord;
import dev.scimconsole.server.store.OrganizationRecords.OrganizationRecord;
import dev.scimconsole.server.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// The administrators of an organization.
public final class Administrators {

    private final Store store;
    private final InstantSource clock;
    private final Passwords passwords;

    Administrators(Store store, InstantSource clock, Passwords passwords) {
        this.store = store;
        this.clock = clock;
        this.passwords = passwords;
    }

    /// Adds an administrator to the one organization of a server that has been set up.
    ///
    /// @throws ProblemException                              when the server has not been set up, or something is
    ///                                                       unusable
    /// @throws dev.scimconsole.server.store.TakenException when the email is in use
    public void add(SignIn credentials, Role role) {
        OrganizationRecord organization = store
                .read(transaction -> transaction.organizations().all().stream().findFirst())
                .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_FOUND,
                        "Set the server up first: it has no organization yet."));
        String email = EmailAddress.check(credentials.email());
        PasswordRules.check(credentials.password(), email, organization.name());
        String hash = passwords.hash(credentials.password());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        store.write(transaction -> {
            transaction.administrators().insert(new AdministratorRecord(organization.id(),
                    UUID.randomUUID().toString(), email, role, hash, now));
            return email;
        });
    }
}
