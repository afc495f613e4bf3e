package dev.scimconsole.contract.activity;

/// Where an event was caused from.
///
/// @param address   the client's IP address
/// @param userAgent as the client names itself, at most 200 characters; empty text when it does not
/// @param client    the product, such as `Okta`, without a version; empty text when nothing tells it
public record EventOrigin(String address, String userAgent, String client) {}
