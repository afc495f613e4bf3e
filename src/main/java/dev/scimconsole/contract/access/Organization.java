package dev.scimconsole.contract.access;

/// An organization, as its administrators see it.
///
/// @param name as it was set up
public record Organization(String name) {}
