package dev.scimconsole.contract.rotation;

import java.time.Instant;
import java.util.Optional;

/// A time in which provisioning did not work, because the token that an identity provider had was dead. While
/// nobody has called nor should have, nothing is interrupted.
///
/// @param from  the first request that was refused since the old token died, or the time by which one should
///              have come
/// @param until the first request after that which was accepted with the new token; empty while there was
///              none
public record Interruption(Instant from, Optional<Instant> until) {}
