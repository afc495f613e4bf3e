package dev.scimconsole.desktop.text;

import java.net.IDN;
import java.util.Locale;

/// Shows internationalized domain names readably.
public final class DomainNames {

    private DomainNames() {}

    /// The name in its own script; a name in ASCII stays as it is.
    ///
    /// @param ascii as the service lists it, `xn--` forms and all
    public static String readable(String ascii) {
        // Leaves alone what it can't decode.
        return IDN.toUnicode(ascii);
    }

    /// Whether what was typed is that domain.
    ///
    /// @param ascii as the service lists it
    /// @param typed in any case and script
    public static boolean same(String ascii, String typed) {
        String name = typed.strip();
        try {
            // The JDK fails on a text of a thousand characters in a way that it does not tell (RFC 1035 §3.1).
            return name.length() <= 255 && IDN.toASCII(name).toLowerCase(Locale.ROOT).equals(ascii);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
