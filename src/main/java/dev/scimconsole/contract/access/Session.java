package dev.scimconsole.contract.access;

import java.time.Instant;

/// A signed-in administrator's session.
///
/// @param sessionToken  authorizes the requests that follow, as a bearer token
/// @param expiresAt     when it ends at the latest
/// @param administrator who signed in
/// @param organization  the organization it opens
public record Session(String sessionToken, Instant expiresAt, Administrator administrator,
        Organization organization) {

    /// Leaves out the session token.
    @Override
    public String toString() {
        return "Session[expiresAt=" + expiresAt + ", administrator=" + administrator + "]";
    }
}
