package dev.scimconsole.server.token;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What is told of a token that was valid once, to the program that holds it.
public final class TokenSentences {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private TokenSentences() {}

    /// Of a revoked one.
    public static String replaced(Instant at) {
        return "This token was replaced on " + DAY.format(at) + " by an administrator. Paste the new one.";
    }

    /// Of one whose life has ended.
    public static String expired(Instant at) {
        return "This token expired on " + DAY.format(at)
                + ". Refresh it in SCIM Console and paste the new one.";
    }

    /// Of a connection's access token.
    ///
    /// @param early whether what it was issued for has ended
    public static String lapsed(Instant at, boolean early) {
        return early
                ? "What this access token was issued for ended on " + DAY.format(at)
                        + ". Get another with a client secret that is in use."
                : "This access token has had its time. Get another at the token URL.";
    }

    /// Of one that nobody may use just now.
    ///
    /// @param since when provisioning was paused
    public static String paused(Instant since) {
        return "Provisioning was paused on " + DAY.format(since)
                + " by an administrator. Everything is kept; "
                + "send it again once provisioning is resumed in SCIM"
                + " Console.";
    }
}
