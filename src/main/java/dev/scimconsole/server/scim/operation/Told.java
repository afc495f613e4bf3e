package dev.scimconsole.server.scim.operation;

import java.util.Optional;

/// What a reply tells the event of its request, beside what the request itself says.
///
/// @param id   of the user or group that it was about, where the path does not name it
/// @param name of that one, where the body does not name it
public record Told(Optional<String> id, Optional<String> name) {

    /// Nothing more.
    public static final Told NOTHING = new Told(Optional.empty(), Optional.empty());
}
