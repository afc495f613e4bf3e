package dev.scimconsole.contract.configuration;

import java.util.Optional;

/// Asks for settings of the SCIM configuration to be changed; what is empty stays as it is.
///
/// @param sendEmailInvites  whether users get an email invite when their account is created
/// @param tokenLifetimeDays how many days tokens live, from 1 to 3650; 0 for no end. The current token's life
///                          is counted from this change on, later tokens' from when they are issued. A token
///                          whose life has ended stays dead.
public record ChangeConfiguration(Optional<Boolean> sendEmailInvites, Optional<Integer> tokenLifetimeDays) {}
