package dev.scimconsole.server.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Administrators' sessions, by the hashes of their tokens, where they were begun, and the setup code of a new store.
public interface SessionRecords {

    /// A session.
    ///
    /// @param sha256     of the session token
    /// @param id         a UUID in text form, which may be shown
    /// @param lastSeenAt of the last request, at a resolution of a minute
    record SessionRecord(String organizationId, String administratorId, String id, Sha256 sha256,
            Instant createdAt, Instant lastSeenAt, String userAgent, String address) {}

    /// The setup code of a store that has not been set up.
    ///
    /// @param sha256    of the code
    /// @param expiresAt when it stops to work
    record SetupCodeRecord(Sha256 sha256, Instant expiresAt) {}

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

    /// Ends all sessions of an organization.
    ///
    /// @return how many there were
    int deleteAll(String organizationId);

    /// Deletes sessions created or last seen before these times.
    int deleteEnded(Instant createdBefore, Instant lastSeenBefore);

    /// Whether an administrator has signed in at this place.
    ///
    /// @param place a hash over the administrator's email and the place on the network
    boolean isKnownPlace(Sha256 place);

    /// Notes that an administrator has signed in at this place.
    void notePlace(String organizationId, String administratorId, Sha256 place, Instant at);

    /// Forgets places of an administrator that were last signed in at before this time.
    int forgetPlaces(String organizationId, String administratorId, Instant before);

    /// The setup code, while there is one.
    Optional<SetupCodeRecord> setupCode();

    /// Keeps the setup code, or forgets it.
    void setSetupCode(Optional<SetupCodeRecord> code);
}
