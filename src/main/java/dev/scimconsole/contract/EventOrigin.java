package dev.scimconsole.contract;

/// Where an event was caused from.
///
/// @param address   the client's IP address
/// @param userAgent as the client names itself, at most 200 characters; empty text when it does not
/// @param client    the product behind the user agent, such as `Okta`; else the user agent's first word
public record EventOrigin(String address, String userAgent, String client) {}
