package dev.scimconsole.server.people;

/// Where a request comes from.
///
/// @param address   the client's IP address
/// @param userAgent as the client names itself; empty text when it does not
public record Origin(String address, String userAgent) {}
