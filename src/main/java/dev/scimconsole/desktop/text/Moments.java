package dev.scimconsole.desktop.text;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/// Names moments as people do. What it says of a moment changes as time passes.
public final class Moments {

    private final Messages messages;
    private final Clock clock;
    private final DateTimeFormatter time;
    private final DateTimeFormatter dateAndTime;
    private final DateTimeFormatter exactTime;

    /// @param clock its zone is the reader's
    public Moments(Messages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
        time = messages.format("format.time");
        dateAndTime = messages.format("format.dateAndTime");
        exactTime = messages.format("format.exactTime");
    }

    /// How long ago: `12 s ago`, `3 h ago`. A moment to come, by a clock that goes ahead, is `just now`.
    public String ago(Instant moment) {
        Duration past = Duration.between(moment, clock.instant());
        if (past.toSeconds() < 1) {
            return messages.text("moment.now");
        }
        if (past.toMinutes() < 1) {
            return messages.text("moment.seconds", past.toSeconds());
        }
        if (past.toHours() < 1) {
            return messages.text("moment.minutes", past.toMinutes());
        }
        if (past.toDays() < 1) {
            return messages.text("moment.hours", past.toHours());
        }
        return messages.text("moment.days", past.toDays());
    }

    /// The time of day: `10:41`.
    public String time(Instant moment) {
        return time.format(moment.atZone(clock.getZone()));
    }

    /// The time of day to the second, `10:41:02`; of another day the date and the time.
    public String exactly(Instant moment) {
        ZonedDateTime local = moment.atZone(clock.getZone());
        return (local.toLocalDate().equals(LocalDate.now(clock)) ? exactTime : dateAndTime).format(local);
    }

    /// How long, in the largest unit that fits: `37 seconds`, `40 minutes`, `3 hours`, `2 days`.
    public String span(Duration span) {
        if (span.toMinutes() < 1) {
            return messages.text("span.seconds", Math.max(0, span.toSeconds()));
        }
        if (span.toHours() < 2) {
            return messages.text("span.minutes", span.toMinutes());
        }
        if (span.toDays() < 2) {
            return messages.text("span.hours", span.toHours());
        }
        return messages.text("span.days", span.toDays());
    }

    /// When: `Today 10:41`, `Yesterday 10:41`, `12 Nov 2026 10:41`.
    public String at(Instant moment) {
        ZonedDateTime local = moment.atZone(clock.getZone());
        LocalDate today = LocalDate.now(clock);
        if (local.toLocalDate().equals(today)) {
            return messages.text("moment.today", time.format(local));
        }
        if (local.toLocalDate().equals(today.minusDays(1))) {
            return messages.text("moment.yesterday", time.format(local));
        }
        return dateAndTime.format(local);
    }

    /// The same within a sentence: `today 10:41`.
    public String within(Instant moment) {
        String alone = at(moment);
        return alone.substring(0, 1).toLowerCase(messages.locale()) + alone.substring(1);
    }
}
