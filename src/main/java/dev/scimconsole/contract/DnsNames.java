package dev.scimconsole.contract;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/// Names of domains as the DNS writes them.
public final class DnsNames {

    /// No name is longer (RFC 1035 §3.1). The JDK fails on a text of a thousand characters in a way that its
    /// documentation does not tell.
    private static final int LONGEST = 255;

    private DnsNames() {}

    /// The `xn--` form in lower case; empty when the text is no name.
    public static Optional<String> ascii(String text) {
        return ascii(text, 0);
    }

    /// The same, also with characters that are younger than the JDK's tables.
    public static Optional<String> asciiOfAnyAge(String text) {
        return ascii(text, IDN.ALLOW_UNASSIGNED);
    }

    private static Optional<String> ascii(String text, int flags) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(IDN.toASCII(text, flags).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            // The JDK says so of a label that is empty or too long.
            return Optional.empty();
        }
    }
}
