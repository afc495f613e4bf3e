package dev.scimconsole.contract.refusals;

/// Sets how many people may leave in ten minutes, as `PUT /api/v1/safe-leaving` takes it.
///
/// @param threshold from 5 to 10,000
/// @param hold      whether what comes above it is held
public record ChangeSafeLeaving(int threshold, boolean hold) {}
