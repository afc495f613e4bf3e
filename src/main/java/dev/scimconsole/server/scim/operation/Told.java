package dev.scimconsole.server.scim.operation;

import dev.scimconsole.contract.activity.PassedOver;
import java.util.List;
import java.util.Optional;

/// What a reply tells the event of its request, beside what the request itself says.
///
/// @param id         of the user or group that it was about, where the path does not name it
/// @param name       of that one, where the body does not name it
/// @param passedOver what of the request was not applied while the rest was
public record Told(Optional<String> id, Optional<String> name, List<PassedOver> passedOver) {

    /// Nothing more.
    public static final Told NOTHING = new Told(Optional.empty(), Optional.empty(), List.of());
}
