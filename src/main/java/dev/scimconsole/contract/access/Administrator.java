package dev.scimconsole.contract.access;

/// Who is signed in.
///
/// @param email the administrator's
/// @param role  what the administrator may do
public record Administrator(String email, Role role) {}
