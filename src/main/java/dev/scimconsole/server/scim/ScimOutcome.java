package dev.scimconsole.server.scim;

import dev.scimconsole.contract.EventTarget;
import java.util.Optional;

/// What a request to the SCIM service was for, as its event tells it. Not whether it was done: that says the status.
///
/// @param action such as `user.deactivated`
/// @param target the user or group
public record ScimOutcome(String action, Optional<EventTarget> target) {}
