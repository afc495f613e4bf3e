package dev.scimconsole.contract.refusals;

/// How many people may leave in ten minutes, as `GET /api/v1/safe-leaving` answers it.
///
/// @param threshold as an Org Admin set it; from 5 to 10,000
/// @param limit     what holds at this moment: the threshold, or a fifth of the active users if that is less,
///                  but at least 5
/// @param hold      whether what comes above it is held
public record SafeLeaving(int threshold, int limit, boolean hold) {}
