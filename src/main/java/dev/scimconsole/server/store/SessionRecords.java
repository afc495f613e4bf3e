package dev.scimconsole.server.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Administrators' sessions, by the hashes of their tokens, and the setup code of a new store.
public interface SessionRecords {

    /// A session.
    ///
    /// @param sha256     of the session token
    /// @param id         a UUID in text form, which may be shown
    /// @param lastSeenAt of the last request, at a resolution of a minute
    record SessionRecord(String organizationId, String administratorId, String id, Sha256 sha256,
            Instant createdAt, Instant lastSeenAt, String userAgent, String address) {}

    /// Adds a session.
    void insert(SessionRecord session);

    /// Finds one by its token's hash.
    Optional<SessionRecord> findByHash(Sha256 sha256);

    /// Notes a request.
    void touch(Sha256 sha256, Instant at);

    /// An organization's sessions, newest first.
    List<SessionRecord> all(String organizationId);

    /// Ends one session.
    ///
    /// @return whether there was one
    boolean delete(String organizationId, String id);

    /// Ends all sessions of one administrator.
    ///
    /// @return how many there were
    int deleteOf(String organizationId, String administratorId);

    /// Deletes sessions created or last seen before these times.
    int deleteEnded(Instant createdBefore, Instant lastSeenBefore);

    /// The SHA-256 of the setup code, while the store has not been set up.
    Optional<Sha256> setupCodeHash();

    /// Keeps the setup code's hash, or forgets it.
    void setSetupCodeHash(Optional<Sha256> sha256);
}
