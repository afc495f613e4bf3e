package dev.scimconsole.contract;

/// An organization, as its administrators see it.
///
/// @param name as it was set up
public record Organization(String name) {}
