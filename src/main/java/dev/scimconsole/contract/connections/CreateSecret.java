package dev.scimconsole.contract.connections;

/// Makes a client secret.
///
/// @param name         what people call it, at most 60 characters
/// @param lifetimeDays how long it lives, from 365 to 1096
public record CreateSecret(String name, int lifetimeDays) {}
