package dev.scimconsole.server.http.origin;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.server.http.call.Answer;
import dev.scimconsole.server.problem.ProblemException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/// Keeps web pages of others from using the service through the browser of somebody who can reach it.
///
/// A page can send requests from that browser to any address, and by a name whose address it changes (DNS
/// rebinding) it can read the answers too. It can't choose the names that the browser puts into `Host` and
/// `Origin`, and without the service's consent it can't send JSON.
public final class WebOrigins {

    private final ClientView clients;
    private final boolean tls;
    private final String listensAs;
    private final Optional<String> publicName;

    /// @param host      as which the server listens
    /// @param tls       whether it speaks TLS itself
    /// @param publicUrl how clients reach it, where that is configured
    public WebOrigins(String host, boolean tls, Optional<String> publicUrl, ClientView clients) {
        this.clients = clients;
        this.tls = tls;
        this.listensAs = host.toLowerCase(Locale.ROOT);
        this.publicName = publicUrl.map(url -> NamedHost.of(URI.create(url).getHost()).name());
    }

    /// Whether the request is for another server (RFC 9110 §7.4): on this machine, for any but a name of the
    /// machine itself; by TLS, for any but the public URL's, where there is one. A proxy that ends TLS has
    /// looked for itself. Who names no server is no browser.
    public boolean isForeign(Request request) {
        String host = request.getHeaders().get(HttpHeader.HOST);
        if (host == null || host.isEmpty() || clients.isBehindProxy(request)) {
            return false;
        }
        String name = NamedHost.of(host).name();
        if (publicName.equals(Optional.of(name))) {
            return false;
        }
        return isLocal(request)
                ? !name.equals("localhost") && !name.equals(listensAs) && !isLoopback(name)
                : tls && publicName.isPresent();
    }

    /// Checks a request that may change something.
    ///
    /// @throws ProblemException when it comes from another server's page, or has a body that is not JSON
    public void checkChange(Request request) {
        for (String origin : request.getHeaders().getValuesList(HttpHeader.ORIGIN)) {
            if (!isOwn(origin, request)) {
                throw ProblemException.of(ProblemCode.FOREIGN_ORIGIN, "say.request.foreignOrigin");
            }
        }
        List<String> types = request.getHeaders().getValuesList(HttpHeader.CONTENT_TYPE);
        boolean hasBody = request.getLength() > 0
                || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
        if (types.isEmpty() ? hasBody : types.size() > 1 || !isJson(types.getFirst())) {
            throw ProblemException.of(ProblemCode.UNSUPPORTED_BODY, "say.request.contentType");
        }
    }

    private boolean isOwn(String origin, Request request) {
        try {
            URI sent = new URI(origin);
            return sent.getHost() != null && clients.origins(request).stream().map(URI::create)
                    .anyMatch(own -> own.getScheme().equalsIgnoreCase(sent.getScheme())
                            && own.getHost().equalsIgnoreCase(sent.getHost()) && port(own) == port(sent));
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static int port(URI origin) {
        int usual = origin.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        return origin.getPort() < 0 ? usual : origin.getPort();
    }

    private static boolean isJson(String contentType) {
        return contentType.split(";", 2)[0].strip().equalsIgnoreCase(Answer.JSON);
    }

    private static boolean isLocal(Request request) {
        return request.getConnectionMetaData().getLocalSocketAddress() instanceof InetSocketAddress local
                && local.getAddress() != null && local.getAddress().isLoopbackAddress();
    }

    private static boolean isLoopback(String name) {
        try {
            return InetAddress.ofLiteral(name).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
