package dev.scimconsole.client.network;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Chooses the proxy for each connection. The machine itself is always reached directly.
///
/// The operating system's answer is Java's, where `java.net.useSystemProxies` is set, as in the packages. On
/// Windows and macOS it includes what an automatic configuration (a PAC file) says, and on GNOME where
/// libproxy has a part that runs its script; nobody says so where it has none: the answer is then direct.
/// Safe for use by several threads.
public final class Proxies extends ProxySelector {

    private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

    /// A proxy with what signs in to it.
    private record Known(String host, int port, String user, char[] password) {

        private Proxy proxy() {
            return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
        }
    }

    private final Map<String, String> environment;
    private final ProxySelector system;
    private volatile ProxyRoute route = new ProxyRoute.OfSystem();
    private volatile char[] password = {};

    /// @param environment variables of the process
    /// @param system      asks the operating system
    public Proxies(Map<String, String> environment, ProxySelector system) {
        this.environment = Map.copyOf(environment);
        this.system = system;
    }

    /// Those of this machine.
    public static Proxies ofThisMachine() {
        return new Proxies(System.getenv(),
                Objects.requireNonNullElse(ProxySelector.getDefault(), ProxySelector.of(null)));
    }

    /// Lets every connection of this process that asks Java for its proxy ask this, and every proxy that asks
    /// to sign in.
    public void install() {
        ProxySelector.setDefault(this);
        Authenticator.setDefault(authenticator());
    }

    /// Goes another way from now on. Connections that are open stay.
    ///
    /// @param secret of the user; empty for none. Copied
    public void use(ProxyRoute way, char[] secret) {
        char[] before = password;
        password = secret.clone();
        route = way;
        Arrays.fill(before, '\0');
    }

    @Override
    public List<Proxy> select(URI uri) {
        String host = Objects.requireNonNullElse(uri.getHost(), "").toLowerCase(Locale.ROOT);
        if (isThisMachine(host)) {
            return DIRECT;
        }
        return switch (route) {
            case ProxyRoute.None _ -> DIRECT;
            case ProxyRoute.ByHand(String name, int port, String user) ->
                List.of(new Known(name, port, user, password).proxy());
            case ProxyRoute.OfSystem _ -> fromEnvironment(uri.getScheme()).map(known -> isExcepted(host)
                    ? DIRECT
                    : List.of(known.proxy())).orElseGet(() -> system.select(uri));
        };
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        if (route instanceof ProxyRoute.OfSystem) {
            system.connectFailed(uri, address, failure);
        }
    }

    /// Signs in to the chosen proxy, and to nothing else.
    Authenticator authenticator() {
        return new Authenticator() {
            @Override
            protected @Nullable PasswordAuthentication getPasswordAuthentication() {
                if (getRequestorType() != RequestorType.PROXY) {
                    return null;
                }
                return inUse(getRequestingURL() == null ? "https" : getRequestingURL().getProtocol())
                        .filter(known -> known.host().equalsIgnoreCase(getRequestingHost())
                                && known.port() == getRequestingPort() && !known.user().isEmpty())
                        .map(known -> new PasswordAuthentication(known.user(), known.password()))
                        .orElse(null);
            }
        };
    }

    private Optional<Known> inUse(String scheme) {
        return switch (route) {
            case ProxyRoute.None _ -> Optional.empty();
            case ProxyRoute.ByHand(String name, int port, String user) ->
                Optional.of(new Known(name, port, user, password));
            case ProxyRoute.OfSystem _ -> fromEnvironment(scheme);
        };
    }

    /// As curl and most programs read it: in small letters first; a name without a scheme is an HTTP proxy.
    private Optional<Known> fromEnvironment(String scheme) {
        String name = scheme.toLowerCase(Locale.ROOT) + "_proxy";
        String value = variable(name).or(() -> variable("all_proxy")).orElse("");
        if (value.isBlank()) {
            return Optional.empty();
        }
        try {
            URI proxy = URI.create(value.contains("://") ? value.strip() : "http://" + value.strip());
            if (proxy.getHost() == null || !"http".equalsIgnoreCase(proxy.getScheme())) {
                return Optional.empty();
            }
            String[] login = Objects.requireNonNullElse(proxy.getRawUserInfo(), "").split(":", 2);
            return Optional.of(new Known(proxy.getHost(), proxy.getPort() < 0 ? 80 : proxy.getPort(),
                    decoded(login[0]), login.length > 1 ? decoded(login[1]).toCharArray() : new char[0]));
        } catch (IllegalArgumentException _) {
            // What is no address names no proxy.
            return Optional.empty();
        }
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name))
                .or(() -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT))))
                .filter(value -> !value.isBlank());
    }

    private boolean isExcepted(String host) {
        return Arrays.stream(variable("no_proxy").orElse("").split(",")).map(String::strip)
                .map(name -> name.toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
                .filter(name -> !name.isEmpty())
                .anyMatch(name -> name.equals("*") || host.equals(name) || host.endsWith("." + name));
    }

    private static boolean isThisMachine(String host) {
        return host.isEmpty() || host.equals("localhost") || host.endsWith(".localhost")
                || host.startsWith("127.") || host.equals("[::1]") || host.equals("::1");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
