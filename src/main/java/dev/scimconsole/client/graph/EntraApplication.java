package dev.scimconsole.client.graph;

/// An enterprise application of the tenant.
///
/// @param id   of its service principal
/// @param name as the admin center shows it
public record EntraApplication(String id, String name) {}
