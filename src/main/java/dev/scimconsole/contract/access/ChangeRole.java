package dev.scimconsole.contract.access;

/// Gives an administrator another role.
///
/// @param role the new one
public record ChangeRole(Role role) {}
