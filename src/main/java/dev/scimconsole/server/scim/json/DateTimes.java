package dev.scimconsole.server.scim.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// The dateTime type (RFC 7643 §2.3.5), an `xsd:dateTime`. Read without regular expressions, which cost other
/// servers a fifth of their time.
public final class DateTimes {

    private static final int SHORTEST_WITH_ZONE = "2011-05-13T04:42:34Z".length();
    private static final int LAST_YEAR = 9_999;

    private DateTimes() {}

    /// Reads a time; one without a zone is in UTC. Years have four digits, as in RFC 3339: more could not be
    /// kept.
    public static Optional<Instant> read(String text) {
        try {
            OffsetDateTime time = hasZone(text)
                    ? OffsetDateTime.parse(text)
                    : LocalDateTime.parse(text).atOffset(ZoneOffset.UTC);
            return Optional.of(time).filter(read -> read.getYear() >= 0 && read.getYear() <= LAST_YEAR)
                    .map(OffsetDateTime::toInstant);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static boolean hasZone(String text) {
        if (text.length() < SHORTEST_WITH_ZONE) {
            return false;
        }
        char last = text.charAt(text.length() - 1);
        return last == 'Z' || last == 'z' || text.indexOf('+', 10) > 0 || text.indexOf('-', 10) > 0;
    }
}
