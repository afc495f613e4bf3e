package dev.scimconsole.contract.access;

/// Invites somebody to become an administrator.
///
/// @param email of whom to invite
/// @param role  what the new administrator may do
public record InviteAdministrator(String email, Role role) {}
