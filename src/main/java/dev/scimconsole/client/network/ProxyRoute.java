package dev.scimconsole.client.network;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// By which proxy servers are reached.
public sealed interface ProxyRoute {

    /// As `https_proxy` says, else as the operating system does.
    record OfSystem() implements ProxyRoute {}

    /// By none.
    record None() implements ProxyRoute {}

    /// By this one.
    ///
    /// @param user empty where the proxy asks for no sign-in
    record ByHand(String host, int port, String user) implements ProxyRoute {

        private static final Pattern ADDRESS = Pattern
                .compile("(?:http://)?([A-Za-z0-9._-]+):([0-9]{1,5})/?");
        private static final int HIGHEST_PORT = 65_535;

        /// Reads an address as people type it: `proxy.acme.com:8080`.
        ///
        /// @return empty when it is none
        public static Optional<ByHand> parse(String address, String user) {
            Matcher parts = ADDRESS.matcher(address.strip());
            if (!parts.matches()) {
                return Optional.empty();
            }
            int port = Integer.parseInt(parts.group(2));
            return port == 0 || port > HIGHEST_PORT
                    ? Optional.empty()
                    : Optional.of(new ByHand(parts.group(1), port, user.strip()));
        }
    }
}
