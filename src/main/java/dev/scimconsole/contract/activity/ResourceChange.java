package dev.scimconsole.contract.activity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a request asked for and what became otherwise by it, of one user or group.
///
/// @param id      names it
/// @param eventId of the event that tells of the request
/// @param at      when
/// @param action  such as `user.updated`
/// @param target  the user or group; its id is empty text where there is none, as in a refused creation
/// @param targetExists whether that user or group is there now, to be looked at
/// @param status  the HTTP status of the answer
/// @param actor   whose token
/// @param origin  the client
/// @param asked   the request's body, shortened; empty where it was too large to be kept. Never a password
/// @param changes what became otherwise; none of what was refused, or was so already
/// @param wanted  of what was refused: each attribute that the request speaks of, as it is stored now
///                (before) and as it was asked for (after), where these differ
/// @param cut     whether there was more than is kept
/// @param masked  whether there are values that no page shows anyway, which stand there as dots
public record ResourceChange(String id, String eventId, Instant at, String action, EventTarget target,
        boolean targetExists, int status,
        EventActor actor, EventOrigin origin, Optional<String> asked, List<AttributeChange> changes,
        List<AttributeChange> wanted,
        boolean cut,
        boolean masked) {

    /// Copies the lists.
    public ResourceChange {
        changes = List.copyOf(changes);
        wanted = List.copyOf(wanted);
    }
}
