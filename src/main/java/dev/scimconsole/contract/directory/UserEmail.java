package dev.scimconsole.contract.directory;

import java.util.Optional;

/// One of a user's emails.
///
/// @param type such as `work`
public record UserEmail(String value, Optional<String> type, boolean primary) {}
