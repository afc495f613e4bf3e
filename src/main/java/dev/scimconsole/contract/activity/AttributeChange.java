package dev.scimconsole.contract.activity;

import java.util.Optional;

/// An attribute that became otherwise.
///
/// @param attribute such as `title` or `name.familyName`
/// @param before    as JSON; empty when there was none
/// @param after     as JSON; empty when there is none any more
public record AttributeChange(String attribute, Optional<String> before, Optional<String> after) {}
