package dev.scimconsole.contract.directory;

import java.util.Optional;

/// A direct member of a group.
///
/// @param id       of the SCIM resource
/// @param type     `user` or `group`
/// @param name     the display name; empty when there is none
/// @param userName of a user
/// @param active   of a user: whether the user may sign in
public record GroupMember(String id, String type, Optional<String> name, Optional<String> userName,
        Optional<Boolean> active) {}
