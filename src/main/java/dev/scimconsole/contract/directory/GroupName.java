package dev.scimconsole.contract.directory;

/// A group by its name.
///
/// @param id of the SCIM resource
public record GroupName(String id, String displayName) {}
