package dev.scimconsole.server.token;

/// A value and the version of the SCIM configuration it belongs to.
///
/// @param value   the value
/// @param version grows by one with each change
public record Revision<T>(T value, long version) {}
