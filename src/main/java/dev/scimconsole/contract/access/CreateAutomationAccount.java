package dev.scimconsole.contract.access;

/// Makes an account for a program.
///
/// @param name         what people call it, at most 60 characters
/// @param role         what the program may do; never to make administrators or accounts like itself
/// @param lifetimeDays how long its key works, from 1 to 1095
public record CreateAutomationAccount(String name, Role role, int lifetimeDays) {}
