package dev.scimconsole.server.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the kept events and resources tell of a time in which the SCIM token was not in use. Reads what it says in
/// one statement each; the cost grows with the events since that time, and is never a writer's.
public interface RotationRecords {

    /// Requests refused for what they presented, which was none of the organization's tokens.
    ///
    /// @param reason the cause, as the event names it
    record Refused(String userAgent, String address, String reason, long count, Instant firstAt,
            Instant lastAt) {}

    /// Requests of one kind that were refused for their token, whatever it was.
    ///
    /// @param action what was asked for, as the event names it
    /// @param reason the cause, as the event names it
    record Attempts(String action, String reason, long count, Instant firstAt, Instant lastAt) {}

    /// A user who was to be deactivated or deleted by requests that were refused for their token.
    ///
    /// @param userNameKey of the user as it stands now
    /// @param active      likewise
    record Deactivation(String userId, String userNameKey, boolean active, String action, String reason,
            Instant lastAt) {}

    /// A user as it stands now.
    record User(String id, String userNameKey, boolean active, Instant lastModified) {}

    /// Requests since a time that carried none of the organization's tokens, the latest first.
    ///
    /// @param limit how many groups at the most
    List<Refused> refusedStrangers(String organizationId, Instant since, int limit);

    /// Requests since a time that were refused for their token.
    List<Attempts> attempts(String organizationId, Instant since);

    /// Users who were to be deactivated or deleted since a time, each with the latest try; those who are active come
    /// first, then the latest. Users who are not there any more are left out.
    List<Deactivation> deactivations(String organizationId, Instant since, int limit);

    /// How many users were neither changed since a time nor are what an accepted request since then was about.
    long countUnconfirmed(String organizationId, Instant since);

    /// Those users in the order of their creation, one page of them.
    ///
    /// @param after only users whose id sorts after this one
    List<User> unconfirmed(String organizationId, Instant since, Optional<String> after, int limit);
}
