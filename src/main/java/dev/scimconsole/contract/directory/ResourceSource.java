package dev.scimconsole.contract.directory;

/// The client that made the current version of a user or group.
///
/// @param userAgent as the client names itself, at most 200 characters; empty text when it does not
/// @param client    the product, such as `Okta`, without a version; empty text when nothing tells it
public record ResourceSource(String userAgent, String client) {}
