package dev.scimconsole.contract.refusals;

/// Settles a refused change by hand, as `POST /api/v1/refused-changes/{id}/settle` takes it.
///
/// @param reason why, in an administrator's words; at most 200 characters
public record SettleRefusedChange(String reason) {}
