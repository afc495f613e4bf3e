package dev.scimconsole.client.graph;

/// Where in the tenant the token goes: chosen once.
///
/// @param application the application
/// @param jobId       its job
public record EntraTarget(EntraApplication application, String jobId) {}
