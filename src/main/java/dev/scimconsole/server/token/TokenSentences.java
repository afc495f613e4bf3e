package dev.scimconsole.server.token;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What is told of a token that was valid once, to whoever holds it.
public final class TokenSentences {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private TokenSentences() {}

    /// Of a revoked one.
    ///
    /// @param by who revoked it, as this reader may know it
    public static String replaced(Instant at, String by) {
        return "This token was replaced on " + DAY.format(at) + " by " + by + ". Paste the new one.";
    }

    /// Of one whose life has ended.
    public static String expired(Instant at) {
        return "This token expired on " + DAY.format(at)
                + ". Refresh it in SCIM Console and paste the new one.";
    }

    /// A day as people read it, in UTC.
    static String day(Instant at) {
        return DAY.format(at);
    }
}
