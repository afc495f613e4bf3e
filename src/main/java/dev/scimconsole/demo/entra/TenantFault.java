package dev.scimconsole.demo.entra;

import java.util.Optional;

/// What goes wrong at a tenant.
public sealed interface TenantFault {

    /// The request is refused, and nothing is done.
    ///
    /// @param code       as Microsoft Graph names it
    /// @param retryAfter seconds, where it says when to ask again
    record Refused(int status, String code, Optional<Integer> retryAfter) implements TenantFault {}

    /// The connection is closed.
    ///
    /// @param done whether the request was done before
    record Cut(boolean done) implements TenantFault {}
}
