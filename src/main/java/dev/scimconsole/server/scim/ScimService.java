package dev.scimconsole.server.scim;

/// The SCIM service provider, knowing nothing of HTTP servers and SQL. Called on any thread, many at once.
@FunctionalInterface
public interface ScimService {

    /// Answers one request. Never throws: what goes wrong is an answer with a SCIM error (RFC 7644 §3.12).
    ScimAnswer answer(ScimRequest request);
}
