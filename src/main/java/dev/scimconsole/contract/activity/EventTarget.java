package dev.scimconsole.contract.activity;

import java.util.Optional;

/// What an event was about.
///
/// @param type `user`, `group`, `domain`, `token`, `administrator`, `session`, `settings` or `organization`
/// @param id   as the service names it; empty text when it has none yet, as in a refused creation
/// @param name as people know it: a `userName`, a group's `displayName`, a domain
public record EventTarget(String type, String id, Optional<String> name) {}
