package dev.scimconsole.server.scim;

import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.contract.activity.PassedOver;
import dev.scimconsole.server.values.RequestStyle;
import java.util.List;
import java.util.Optional;

/// What a request to the SCIM service was for, as its event tells it. Not whether it was done: that says the
/// status.
///
/// @param action     such as `user.deactivated`
/// @param target     the user or group
/// @param passedOver what of the request was not applied while the rest was
/// @param style      what the request tells of who sent it
public record ScimOutcome(String action, Optional<EventTarget> target, List<PassedOver> passedOver,
        RequestStyle style) {

    /// Copies the list.
    public ScimOutcome {
        passedOver = List.copyOf(passedOver);
    }
}
