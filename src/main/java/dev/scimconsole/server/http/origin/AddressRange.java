package dev.scimconsole.server.http.origin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/// A range of IP addresses, such as `10.0.0.0/8`, or one address.
///
/// @param network    the bytes of its first address
/// @param prefixBits how many leading bits of an address must be the network's
public record AddressRange(byte[] network, int prefixBits) {

    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /// Reads a range or an address. Host names are refused: what they stand for may change.
    ///
    /// @throws IllegalArgumentException with a sentence that says what to write
    public static AddressRange parse(String text) {
        String[] parts = text.strip().split("/", 2);
        try {
            if (!LITERAL.matcher(parts[0]).matches()) {
                throw notOne(text);
            }
            byte[] network = InetAddress.getByName(parts[0]).getAddress();
            int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : network.length * 8;
            if (bits < 0 || bits > network.length * 8) {
                throw notOne(text);
            }
            return new AddressRange(network, bits);
        } catch (UnknownHostException | NumberFormatException _) {
            throw notOne(text);
        }
    }

    /// Whether the address lies in it.
    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < prefixBits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((bytes[bit / 8] & mask) != (network[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressRange range && range.prefixBits == prefixBits
                && Arrays.equals(range.network, network);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(network) * 31 + prefixBits;
    }

    @Override
    public String toString() {
        try {
            return InetAddress.getByAddress(network).getHostAddress() + "/" + prefixBits;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }

    private static IllegalArgumentException notOne(String text) {
        return new IllegalArgumentException(
                "“" + text + "” is no IP address or range of them. Write one such as"
                        + " 10.0.0.5 or 10.0.0.0/8.");
    }
}
