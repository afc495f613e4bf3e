package dev.scimconsole.desktop.text;

import dev.scimconsole.contract.DnsNames;
import java.net.IDN;

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
        return DnsNames.ascii(typed.strip()).filter(ascii::equals).isPresent();
    }
}
