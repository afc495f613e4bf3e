package dev.scimconsole.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A server's address as people type it.
public final class ServerAddress {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private ServerAddress() {}

    /// Reads an address. Without a scheme it means `https`, on this machine `http`.
    ///
    /// @param typed blanks around it and a slash at its end are forgiven
    /// @return empty when it is no address of a server, or one to which a password would travel in clear
    public static Optional<URI> parse(String typed) {
        String text = typed.strip().replaceFirst("/+$", "");
        if (!text.contains("://")) {
            text = (isLoopback(hostOf("http://" + text)) ? "http://" : "https://") + text;
        }
        String host = hostOf(text);
        if (host.isEmpty() || text.endsWith(":")) {
            return Optional.empty();
        }
        URI address = URI.create(text);
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        boolean safe = scheme.equals("https") || (scheme.equals("http") && isLoopback(host));
        boolean plain = address.getUserInfo() == null && address.getQuery() == null
                && address.getFragment() == null && address.getPort() <= 65_535;
        return safe && plain ? Optional.of(address) : Optional.empty();
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
    }

    private static String hostOf(String text) {
        try {
            String host = new URI(text).getHost();
            return host == null ? "" : host;
        } catch (URISyntaxException _) {
            return "";
        }
    }
}
