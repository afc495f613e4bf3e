package dev.scimconsole.server.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;

/// Judges addresses that administrators choose and this server calls.
///
/// Public are those that anybody in the internet could call. All others lead into the network that this
/// server stands in, where whoever may add a webhook has no business (IANA's registries of special addresses,
/// RFC 6890).
public final class AddressRules {

    private AddressRules() {}

    /// The address that a host is where it is written as a number, which nobody looks up; empty for a name.
    ///
    /// @param host of a URL, without brackets
    public static Optional<InetAddress> number(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Whether a host is this machine, to which nothing crosses a network.
    ///
    /// @param host as above
    public static boolean isThisMachine(String host) {
        return number(host).map(InetAddress::isLoopbackAddress).orElse(host.equals("localhost"));
    }

    /// Whether an address is public.
    public static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes, 0) : isPublic6(bytes);
    }

    private static boolean isPublic4(byte[] bytes, int from) {
        int a = bytes[from] & 0xff;
        int b = bytes[from + 1] & 0xff;
        int c = bytes[from + 2] & 0xff;
        return switch (a) {
            case 0, 10, 127 -> false;
            case 100 -> b < 64 || b > 127;
            case 169 -> b != 254;
            case 172 -> b < 16 || b > 31;
            case 192 -> b != 168 && !(b == 0 && (c == 0 || c == 2)) && !(b == 88 && c == 99);
            case 198 -> b != 18 && b != 19 && !(b == 51 && c == 100);
            case 203 -> !(b == 0 && c == 113);
            default -> a < 224;
        };
    }

    /// Only global unicast, 2000::/3, without what is documentation or leads on to an IPv4 address: 6to4,
    /// Teredo. What NAT64 leads to, 64:ff9b::/96, is not in it.
    private static boolean isPublic6(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
        int second = (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
        boolean special = (first == 0x2001 && (second < 0x0200 || second == 0x0db8)) || first == 0x2002
                || (first == 0x3fff && second < 0x1000);
        return (first & 0xe000) == 0x2000 && !special;
    }
}
