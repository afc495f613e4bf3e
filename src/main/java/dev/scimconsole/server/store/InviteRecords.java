package dev.scimconsole.server.store;

import dev.scimconsole.contract.access.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Invites of administrators that nobody has accepted yet, by the hashes of their codes.
public interface InviteRecords {

    /// An invite.
    ///
    /// @param id        a UUID in text form
    /// @param email     as typed; compared without regard to case
    /// @param sha256    of the code that opens it
    /// @param createdBy email of the administrator who made it
    /// @param expiresAt when the code stops to open it
    record InviteRecord(String organizationId, String id, String email, Role role, Sha256 sha256,
            Instant createdAt,
            String createdBy, Instant expiresAt) {}

    /// Adds an invite, in place of an earlier one of the same organization for the same email.
    void put(InviteRecord invite);

    /// Finds one by its code's hash. In a write transaction nobody else finds it until this one's end.
    Optional<InviteRecord> findByHash(Sha256 sha256);

    /// All of an organization, oldest first.
    List<InviteRecord> all(String organizationId);

    /// Deletes one.
    ///
    /// @return whether there was one
    boolean delete(String organizationId, String id);

    /// Deletes all of an organization.
    ///
    /// @return how many there were
    int deleteAll(String organizationId);

    /// Deletes those that expired before this time.
    int deleteExpired(Instant before);
}
