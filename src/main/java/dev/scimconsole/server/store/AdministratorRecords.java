package dev.scimconsole.server.store;

import dev.scimconsole.contract.access.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Administrators.
public interface AdministratorRecords {

    /// An administrator.
    ///
    /// @param id           a UUID in text form
    /// @param email        as typed; compared without regard to case
    /// @param passwordHash in the hash's own text format, with its parameters and salt
    record AdministratorRecord(String organizationId, String id, String email, Role role, String passwordHash,
            Instant createdAt) {

        /// Leaves out the password's hash.
        @Override
        public String toString() {
            return "AdministratorRecord[id=" + id + ", email=" + email + ", role=" + role + "]";
        }
    }

    /// Adds an administrator.
    ///
    /// @throws TakenException when the email is in use, in any case
    void insert(AdministratorRecord administrator);

    /// Finds one by email, without regard to case, in all organizations.
    Optional<AdministratorRecord> findByEmail(String email);

    /// Finds one by id.
    Optional<AdministratorRecord> find(String organizationId, String id);

    /// All of an organization, oldest first.
    List<AdministratorRecord> all(String organizationId);

    /// Changes a role.
    ///
    /// @return whether there is such an administrator
    boolean setRole(String organizationId, String id, Role role);

    /// Changes a password's hash.
    ///
    /// @return whether there is such an administrator
    boolean setPasswordHash(String organizationId, String id, String passwordHash);

    /// Removes one, with the sessions.
    ///
    /// @return whether there was one
    boolean delete(String organizationId, String id);
}
