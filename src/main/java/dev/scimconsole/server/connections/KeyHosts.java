package dev.scimconsole.server.connections;

import dev.scimconsole.server.outbound.AddressRules;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// From where an issuer's keys may be read. Administrators choose the address, so that without this the
/// server could be made to ask whatever it can reach.
///
/// @param more hosts besides Microsoft's, such as `keys.acme.com` or `127.0.0.1:8443`; whoever runs the
///             server names them. Only of this machine are keys read by plain HTTP.
public record KeyHosts(List<String> more) {

    /// Microsoft's global cloud, that of the US Government, and that of 21Vianet.
    private static final Set<String> MICROSOFT = Set.of("login.microsoftonline.com", "login.windows.net",
            "login.microsoftonline.us", "login.partner.microsoftonline.cn");

    /// Refuses what is no host.
    ///
    /// @throws IllegalArgumentException with a sentence
    public KeyHosts {
        more = more.stream().map(host -> host.strip().toLowerCase(Locale.ROOT)).toList();
        more.forEach(host -> {
            if (!host.matches("[a-z0-9._-]+(:[0-9]{1,5})?")) {
                throw new IllegalArgumentException("“" + host + "” is no host, such as keys.acme.com.");
            }
        });
    }

    /// Whether keys may be read from an address.
    boolean allow(URI address) {
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        if (address.getUserInfo() != null || host.isEmpty() || address.getRawFragment() != null) {
            return false;
        }
        boolean named = more.contains(host) || more.contains(host + ":" + address.getPort());
        if ("https".equalsIgnoreCase(address.getScheme())) {
            return named || (MICROSOFT.contains(host) && (address.getPort() < 0 || address.getPort() == 443));
        }
        return "http".equalsIgnoreCase(address.getScheme()) && named && AddressRules.isThisMachine(host);
    }
}
