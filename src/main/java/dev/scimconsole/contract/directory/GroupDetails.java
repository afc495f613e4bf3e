package dev.scimconsole.contract.directory;

import java.time.Instant;
import java.util.Optional;

/// A group with what an administrator asks for, as `GET /api/v1/groups/{id}` answers it. Its members are all
/// counted.
///
/// @param group        the group in a line
/// @param externalId   the identity provider's own id
/// @param created      when it was created here
/// @param lastModified when the current version was made
public record GroupDetails(GroupSummary group, Optional<String> externalId, Instant created,
        Instant lastModified) {}
