package dev.scimconsole.server.refusals;

import dev.scimconsole.server.store.refusals.RefusalRecords.Place;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a page of refused changes ended, as text that leads on.
public record RefusalCursor(Place place) {

    private static final Pattern FORM = Pattern.compile("([012])-(\\d{1,15})-([0-9a-f-]{36})");

    /// Reads a cursor; empty when it is none of ours.
    public static Optional<RefusalCursor> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new RefusalCursor(new Place(Integer.parseInt(matcher.group(1)),
                        Instant.ofEpochMilli(Long.parseLong(matcher.group(2))), matcher.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return place.urgency() + "-" + place.lastAt().toEpochMilli() + "-" + place.id();
    }
}
