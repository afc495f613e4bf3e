package dev.scimconsole.contract.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A user with what an administrator asks for, as `GET /api/v1/users/{id}` answers it.
///
/// @param user         the user in a line
/// @param emails       as sent
/// @param externalId   the identity provider's own id
/// @param groups       the first of the groups that the user is a direct member of, at most 100
/// @param created      when the account was created here
/// @param lastModified when the current version was made
public record UserDetails(UserSummary user, List<UserEmail> emails, Optional<String> externalId,
        List<GroupName> groups,
        Instant created, Instant lastModified) {

    /// Copies the lists.
    public UserDetails {
        emails = List.copyOf(emails);
        groups = List.copyOf(groups);
    }
}
