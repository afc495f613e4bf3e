package dev.scimconsole.server.scim;

import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.contract.activity.PassedOver;
import dev.scimconsole.server.values.RequestStyle;
import dev.scimconsole.server.values.RequestedChange;
import java.util.List;
import java.util.Optional;

/// What a request to the SCIM service was for, as its event tells it. Not whether it was done: that says the
/// status.
///
/// @param action     such as `user.deactivated`
/// @param target     the user or group
/// @param passedOver what of the request was not applied while the rest was
/// @param style      what the request tells of who sent it
/// @param test       whether it only looked whether it gets in, for somebody whom nobody has
/// @param changes    what it was to change, done or not: one, or several in a bulk request; none where it
///                   only reads
public record ScimOutcome(String action, Optional<EventTarget> target, List<PassedOver> passedOver,
        RequestStyle style, boolean test, List<RequestedChange> changes) {

    /// Copies the lists.
    public ScimOutcome {
        changes = List.copyOf(changes);
        passedOver = List.copyOf(passedOver);
    }
}
