package dev.scimconsole.contract.activity;

import java.util.List;
import java.util.Optional;

/// Changes of a user or group, newest first, or those that one event tells of, as `GET /api/v1/changes`
/// answers them.
///
/// @param changes    one page of them
/// @param nextCursor leads on to the next page; empty on the last one
public record ResourceChangePage(List<ResourceChange> changes, Optional<String> nextCursor) {

    /// Copies the list.
    public ResourceChangePage {
        changes = List.copyOf(changes);
    }
}
