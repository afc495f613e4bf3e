package dev.scimconsole.contract;

import java.time.Instant;
import java.util.Optional;

/// A time in which provisioning could not work, because the token that the identity provider had was dead.
///
/// @param from  when the old token was revoked, or refused for the end of its life if that came first. Not the last
///              request that was accepted with it: until then a request would have been accepted.
/// @param until the first request that was accepted with the new token; empty while there was none
public record Interruption(Instant from, Optional<Instant> until) {}
