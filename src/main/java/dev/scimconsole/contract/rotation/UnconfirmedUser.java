package dev.scimconsole.contract.rotation;

import java.time.Instant;

/// A user whom no accepted request has changed, read or found since a gap began.
///
/// @param id            the user's id
/// @param userName      as stored for comparison: in lower case
/// @param active        whether the user is active
/// @param lastChangedAt when the user was last changed
public record UnconfirmedUser(String id, String userName, boolean active, Instant lastChangedAt) {}
