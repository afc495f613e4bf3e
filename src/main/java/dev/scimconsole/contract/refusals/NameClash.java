package dev.scimconsole.contract.refusals;

import dev.scimconsole.contract.directory.ResourceSource;
import java.time.Instant;
import java.util.Optional;

/// Two who want one user name.
///
/// @param userName in lower case
/// @param asks     who is to get it; empty for somebody who is not here yet
/// @param has      who has it
public record NameClash(String userName, Optional<ClashSide> asks, ClashSide has) {

    /// One of the two.
    ///
    /// @param id      of the SCIM resource
    /// @param name    what people call them; empty where it is not known
    /// @param created when the account was created here
    /// @param source  who made its current version; empty when this is not known
    public record ClashSide(String id, Optional<String> name, String userName, Instant created,
            Optional<ResourceSource> source) {}
}
