package dev.scimconsole.server.http.origin;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/// Who a client is and under which address it reaches the server.
///
/// What a proxy says in `X-Forwarded-For`, `-Proto` and `-Host` counts only when the connection comes from
/// one of the addresses that the server was started with; anybody else could write there what they like.
public final class ClientView {

    private static final Pattern IP_LITERAL = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final String SCIM_PATH = "/scim/v2";

    private final String scheme;
    private final Optional<String> publicUrl;
    private final List<AddressRange> proxies;

    /// @param scheme    of the connections that reach this process: `http` or `https`
    /// @param publicUrl how clients reach the server, without a slash at its end, where that is configured
    /// @param proxies   whose word counts
    public ClientView(String scheme, Optional<String> publicUrl, List<AddressRange> proxies) {
        this.scheme = scheme;
        this.publicUrl = publicUrl;
        this.proxies = List.copyOf(proxies);
    }

    /// The client's IP address as text.
    public String address(Request request) {
        Optional<InetAddress> peer = peer(request);
        if (peer.isEmpty()) {
            return "";
        }
        String address = text(peer.get());
        if (!isProxy(peer.get())) {
            return address;
        }
        // From the nearest hop outwards, as far as the hops are known to tell the truth (RFC 7239 §5.2 reads
        // alike).
        List<String> hops = request.getHeaders().getCSV("X-Forwarded-For", false);
        for (String hop : hops.reversed()) {
            Optional<InetAddress> next = parse(hop);
            if (next.isEmpty()) {
                return address;
            }
            address = text(next.get());
            if (!isProxy(next.get())) {
                return address;
            }
        }
        return address;
    }

    /// The SCIM base URL as this client reaches it, without a slash at the end.
    public String scimBaseUrl(Request request) {
        return baseUrl(request) + SCIM_PATH;
    }

    /// The server's address as this client reaches it, without a slash at the end.
    public String baseUrl(Request request) {
        return publicUrl.orElseGet(() -> origin(request));
    }

    /// The web origins that are this server's own for this client: as it is configured, and as the request
    /// has it.
    List<String> origins(Request request) {
        return Stream.concat(publicUrl.stream(), Stream.of(origin(request))).toList();
    }

    /// Whether the connection comes from a proxy whose word counts.
    boolean isBehindProxy(Request request) {
        return peer(request).filter(this::isProxy).isPresent();
    }

    private String origin(Request request) {
        HttpFields headers = request.getHeaders();
        boolean behindProxy = isBehindProxy(request);
        String proto = behindProxy
                ? nearest(headers, "X-Forwarded-Proto").filter(p -> p.equals("http") || p.equals("https"))
                        .orElse(scheme)
                : scheme;
        Optional<String> forwardedHost = behindProxy
                ? nearest(headers, "X-Forwarded-Host")
                : Optional.empty();
        String host = forwardedHost.or(() -> Optional.ofNullable(headers.get(HttpHeader.HOST)))
                .filter(h -> NamedHost.of(h).isSound()).orElseGet(() -> bound(request));
        return proto + "://" + host;
    }

    private boolean isProxy(InetAddress address) {
        // Asked several times of each request, and mostly there are none.
        return !proxies.isEmpty() && proxies.stream().anyMatch(range -> range.contains(address));
    }

    private static Optional<String> nearest(HttpFields headers, String name) {
        List<String> values = headers.getCSV(name, false);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
    }

    private static Optional<InetAddress> peer(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress socket
                ? Optional.ofNullable(socket.getAddress())
                : Optional.empty();
    }

    private static Optional<InetAddress> parse(String hop) {
        String bare = hop.startsWith("[") && hop.contains("]") ? hop.substring(1, hop.indexOf(']')) : hop;
        if (bare.indexOf(':') == bare.lastIndexOf(':') && bare.contains(":")) {
            bare = bare.substring(0, bare.indexOf(':'));
        }
        try {
            return IP_LITERAL.matcher(bare).matches()
                    ? Optional.of(InetAddress.getByName(bare))
                    : Optional.empty();
        } catch (UnknownHostException _) {
            return Optional.empty();
        }
    }

    private static String bound(Request request) {
        return request.getConnectionMetaData().getLocalSocketAddress() instanceof InetSocketAddress socket
                ? literal(socket.getAddress()) + ":" + socket.getPort()
                : "localhost";
    }

    private static String literal(InetAddress address) {
        String text = text(address);
        return text.contains(":") ? "[" + text + "]" : text;
    }

    /// Without the network interface that an IPv6 address may carry.
    private static String text(InetAddress address) {
        String text = address.getHostAddress();
        int scope = text.indexOf('%');
        return scope < 0 ? text : text.substring(0, scope);
    }
}
