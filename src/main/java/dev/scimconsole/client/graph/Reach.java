package dev.scimconsole.client.graph;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/// Whether Microsoft can reach an address at all, as far as the address itself tells.
public enum Reach {
    /// Nothing speaks against it.
    POSSIBLE,
    /// It is an address of this machine or of a private network.
    PRIVATE,
    /// It is not encrypted, which Microsoft does not take.
    NOT_ENCRYPTED;

    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+|\\[?[0-9a-f:.%]*:[0-9a-f:.%]*]?");
    private static final Pattern INSIDE = Pattern
            .compile(".*\\.(local|localhost|internal|intranet|lan|home|corp|home\\.arpa|test)");

    /// Looks at a base URL; looks no name up.
    public static Reach of(URI baseUrl) {
        String host = String.valueOf(baseUrl.getHost()).toLowerCase(Locale.ROOT);
        if (isPrivate(host)) {
            return PRIVATE;
        }
        return "https".equalsIgnoreCase(baseUrl.getScheme()) ? POSSIBLE : NOT_ENCRYPTED;
    }

    private static boolean isPrivate(String host) {
        if (NUMBERS.matcher(host).matches()) {
            try {
                InetAddress address = InetAddress.getByName(host);
                return address.isLoopbackAddress() || address.isSiteLocalAddress()
                        || address.isLinkLocalAddress() || address.isAnyLocalAddress()
                        || isUniqueLocal(address) || isCarriers(address);
            } catch (UnknownHostException _) {
                return true;
            }
        }
        // A name without a dot is known inside a network alone.
        return !host.contains(".") || INSIDE.matcher(host).matches();
    }

    /// RFC 4193.
    private static boolean isUniqueLocal(InetAddress address) {
        return !(address instanceof Inet4Address) && (address.getAddress()[0] & 0xfe) == 0xfc;
    }

    /// RFC 6598.
    private static boolean isCarriers(InetAddress address) {
        return address instanceof Inet4Address && (address.getAddress()[0] & 0xff) == 100
                && (address.getAddress()[1] & 0xc0) == 64;
    }
}
