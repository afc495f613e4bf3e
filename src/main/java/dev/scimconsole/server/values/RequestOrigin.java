package dev.scimconsole.server.values;

/// Where a request comes from, as far as events tell it.
///
/// @param address   the client's IP address
/// @param userAgent as the client names itself; empty text when it does not
/// @param requestId names the request in its answer, the log and its event
public record RequestOrigin(String address, String userAgent, String requestId) {}
