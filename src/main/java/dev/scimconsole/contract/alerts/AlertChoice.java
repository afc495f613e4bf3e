package dev.scimconsole.contract.alerts;

/// Where an organization's administrators are told about one kind of thing.
///
/// @param desktop in the consoles that run at that moment
/// @param email   to the organization's addresses
/// @param webhook to each of its webhooks
public record AlertChoice(AlertKind kind, boolean desktop, boolean email, boolean webhook) {}
