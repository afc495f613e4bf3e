package dev.scimconsole.contract.configuration;

import java.time.Instant;

/// That provisioning is paused: every request to the SCIM service is refused, and everything is kept.
///
/// @param at since when
/// @param by email of the administrator who paused it
public record Pause(Instant at, String by) {}
