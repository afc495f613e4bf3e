package dev.scimconsole.server.activity;

import dev.scimconsole.server.store.activity.EventRecords.Place;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a page of events ended, as text that leads on.
public record EventCursor(Place place) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,15})-(\\d{1,18})");

    /// Reads a cursor; empty when it is none of ours.
    public static Optional<EventCursor> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional
                        .of(new EventCursor(new Place(Instant.ofEpochMilli(Long.parseLong(matcher.group(1))),
                                Long.parseLong(matcher.group(2)))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return place.at().toEpochMilli() + "-" + place.position();
    }
}
