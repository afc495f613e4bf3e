package dev.scimconsole.server.recent;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// The place on the network that an address counts with, wherever something is limited by address: an IPv4
/// address by itself, an IPv6 address with its /64, which one customer has to itself.
///
/// @param key what two addresses of one place have in common; at most 16 characters
public record Site(String key) {

    private static final int BYTES = 8;
    private static final Site UNKNOWN = new Site("");

    /// The place of an address. What is no IP address, as of a client that has none, is one place.
    ///
    /// @param address as text, without a host name to look up
    public static Site of(String address) {
        try {
            byte[] bytes = InetAddress.ofLiteral(address).getAddress();
            return new Site(HexFormat.of().formatHex(bytes.length > BYTES
                    ? Arrays.copyOf(bytes, BYTES)
                    : bytes));
        } catch (IllegalArgumentException _) {
            return UNKNOWN;
        }
    }
}
