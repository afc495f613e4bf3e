package dev.scimconsole.contract;

import java.util.Optional;

/// Asks for settings of the SCIM configuration to be changed; what is empty stays as it is.
///
/// @param sendEmailInvites whether users get an email invite when their account is created
public record ChangeConfiguration(Optional<Boolean> sendEmailInvites) {}
