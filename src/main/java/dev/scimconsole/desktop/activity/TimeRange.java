package dev.scimconsole.desktop.activity;

import java.time.Duration;
import java.util.Optional;

/// The times that can be chosen at once.
public enum TimeRange {
    /// As far back as events are kept.
    ANY(Optional.empty()),
    /// The last hour.
    HOUR(Optional.of(Duration.ofHours(1))),
    /// The last 24 hours.
    DAY(Optional.of(Duration.ofDays(1))),
    /// The last 7 days.
    WEEK(Optional.of(Duration.ofDays(7))),
    /// The last 30 days.
    MONTH(Optional.of(Duration.ofDays(30))),
    /// From one day to another.
    DAYS(Optional.empty());

    private final Optional<Duration> back;

    TimeRange(Optional<Duration> back) {
        this.back = back;
    }

    /// How far back from now; empty where that is not what it means.
    Optional<Duration> back() {
        return back;
    }
}
