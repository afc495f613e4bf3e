package dev.scimconsole.server.store;

import java.time.Duration;

/// What a read may cost that no index serves.
///
/// @param time from its beginning on; what it waits before that does not count
/// @param rows that it may look at one by one
public record ScanBudget(Duration time, long rows) {}
