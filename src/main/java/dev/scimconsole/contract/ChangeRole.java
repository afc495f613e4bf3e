package dev.scimconsole.contract;

/// Gives an administrator another role.
///
/// @param role the new one
public record ChangeRole(Role role) {}
