package dev.scimconsole.contract.configuration;

import java.time.Instant;

/// An email domain whose users the identity provider manages.
///
/// @param name    lower case, in ASCII (an internationalized domain in its `xn--` form)
/// @param addedAt when it was added
/// @param addedBy email of the administrator who added it
public record EmailDomain(String name, Instant addedAt, String addedBy) {}
