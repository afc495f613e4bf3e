package dev.scimconsole.server.store.directory;

import dev.scimconsole.server.values.OutsideText;
import dev.scimconsole.server.values.ResourceType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A SCIM resource as it stands in the store: its finished JSON text, and beside it the values that can be
/// searched in SQL. What depends on other rows or on the server's address (a group's `members`, a user's
/// `groups`, `meta.location`) is not in the text.
///
/// @param id           a UUID in text form; ids made later sort later
/// @param version      grows by one with each change; starts at 1
/// @param created      to the millisecond
/// @param lastModified to the millisecond
/// @param writtenBy    the client that made this version, as it names itself, cleaned as in an event; empty
///                     text when it did not, empty for a version of an older program
/// @param indexed      the values that SQL searches
/// @param document     JSON; never changed by the store
public record StoredResource(String organizationId, ResourceType type, String id, long version,
        Instant created,
        Instant lastModified, Optional<String> writtenBy, Indexed indexed, String document) {

    /// Shortens and masks what the client says of itself.
    public StoredResource {
        writtenBy = OutsideText.clean(writtenBy);
    }

    /// The values that SQL searches. Those named *key* are folded for comparison without regard to case;
    /// whoever builds them and the [Condition]s folds alike.
    ///
    /// @param userNameKey    unique in the organization
    /// @param externalId     with its case; not unique
    /// @param displayNameKey of a user or a group
    /// @param displayName    as sent; shown where the resource is a member or a group of another
    /// @param active         of a user
    /// @param emailKeys      all values of a user's `emails`
    /// @param words          by which an administrator finds it; without blanks
    public record Indexed(Optional<String> userNameKey, Optional<String> externalId,
            Optional<String> displayNameKey, Optional<String> displayName, Optional<Boolean> active,
            List<String> emailKeys, List<String> words) {

        /// The same of somebody who is active or not.
        public Indexed withActive(Optional<Boolean> other) {
            return new Indexed(userNameKey, externalId, displayNameKey, displayName, other, emailKeys, words);
        }
    }
}
