package dev.scimconsole.contract.refusals;

import java.util.Optional;

/// Sets how many people may leave in ten minutes, as `PATCH /api/v1/safe-leaving` takes it; what is left out
/// stays.
///
/// @param threshold from 5 to 10,000
/// @param hold      whether what comes above it is held
public record ChangeSafeLeaving(Optional<Integer> threshold, Optional<Boolean> hold) {}
