package dev.scimconsole.server.http;

import dev.scimconsole.server.activity.Attempts;
import dev.scimconsole.server.activity.EventRecorder;
import dev.scimconsole.server.connections.AccessTokens;
import dev.scimconsole.server.http.call.Route;
import dev.scimconsole.server.http.limits.ConnectionLimits;
import dev.scimconsole.server.http.limits.ConnectionWatch;
import dev.scimconsole.server.http.limits.WatchedConnection;
import dev.scimconsole.server.http.origin.AddressRange;
import dev.scimconsole.server.http.routes.AdminRoutes;
import dev.scimconsole.server.http.tls.CertifiedNames;
import dev.scimconsole.server.http.tls.TlsFiles;
import dev.scimconsole.server.http.tls.TlsReloader;
import dev.scimconsole.server.scim.ScimService;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.token.TokenAuthentication;
import dev.scimconsole.server.token.TokenExpiry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The door of this room: listens, and answers until it is closed.
public final class HttpListener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpListener.class);
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(10);
    /// For connections on which nothing runs any more.
    private static final Duration LONGEST_HANG_UP = Duration.ofSeconds(1);
    private static final Duration IDLE_WHILE_HANGING_UP = Duration.ofMillis(50);
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final int MAX_HEADERS = 16 * 1024;

    /// Where to listen and whom to believe.
    ///
    /// @param host      a host name or an IP address of this machine
    /// @param port      0 for a free one
    /// @param tls       empty for plain HTTP
    /// @param publicUrl how clients reach the server, without a slash at its end, where that is configured
    /// @param proxies   whose `X-Forwarded-…` headers count
    public record Settings(String host, int port, Optional<TlsFiles> tls, Optional<String> publicUrl,
            List<AddressRange> proxies) {

        String scheme() {
            return tls.isPresent() ? "https" : "http";
        }
    }

    /// The doors of the rooms to which requests lead.
    ///
    /// @param store  is not closed by this
    /// @param admin  of the admin API
    /// @param tokens judge the token of a SCIM request before its body is read
    /// @param expiry notes when a token is refused because its life has ended
    public record Services(Store store, AdminRoutes.Doors admin, AccessTokens accessTokens,
            EventRecorder events, Attempts attempts, TokenAuthentication tokens, TokenExpiry expiry,
            ScimService scim) {}

    private final Server server;
    private final ServerConnector connector;
    private final GracefulHandler requests;
    private final Endpoints endpoints;
    private final Optional<TlsReloader> tls;
    private final URI address;

    private HttpListener(Server server, ServerConnector connector, GracefulHandler requests,
            Endpoints endpoints, Optional<TlsReloader> tls, URI address) {
        this.server = server;
        this.connector = connector;
        this.requests = requests;
        this.endpoints = endpoints;
        this.tls = tls;
        this.address = address;
    }

    /// Starts to listen.
    ///
    /// @throws IOException with a sentence when that is not possible
    public static HttpListener start(Settings settings, Services services) throws IOException {
        Optional<TlsReloader> tls = settings.tls().isPresent()
                ? Optional.of(new TlsReloader(settings.tls().get(), Duration.ofSeconds(10)))
                : Optional.empty();
        Server server = new Server(threads());
        ServerConnector connector = connector(server, settings, tls);
        server.addConnector(connector);
        Endpoints endpoints = Endpoints.of(settings, services);
        GracefulHandler requests = new GracefulHandler(endpoints.dispatcher());
        server.setHandler(requests);
        server.setErrorHandler(Dispatcher::handleError);
        server.setStopTimeout(LONGEST_HANG_UP.toMillis());
        try {
            server.start();
        } catch (IOException e) {
            throw new IOException("Can't listen on " + settings.host() + ":" + settings.port() + ": "
                    + e.getMessage() + ".", e);
        } catch (Exception e) {
            throw new IOException("The server can't be started: " + e.getMessage(), e);
        }
        tls.ifPresent(TlsReloader::start);
        return new HttpListener(server, connector, requests, endpoints, tls,
                address(settings, connector.getLocalPort()));
    }

    /// Where it listens, with the port really bound.
    public URI address() {
        return address;
    }

    /// Every route of the admin API.
    public List<Route> routes() {
        return endpoints.routes().all();
    }

    /// Takes no new connections, waits at most ten seconds for running requests, and ends.
    @Override
    public void close() {
        tls.ifPresent(TlsReloader::close);
        // Else they would be waited for, and never end.
        endpoints.routes().close();
        var _ = connector.shutdown();
        // A copy: the original tells Jetty, when it stops, what could not be waited for.
        requests.shutdown().copy().completeOnTimeout(null, LONGEST_DRAIN.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        // What is left waits for a next request, and would be given two seconds for it.
        connector.setShutdownIdleTimeout(IDLE_WHILE_HANGING_UP.toMillis());
        try {
            server.stop();
        } catch (Exception e) {
            // What could not be waited for is named by Jetty; the process must end all the same.
            LOG.warn("Not every request ended in time: {}", e.getClass().getSimpleName());
        }
    }

    /// A few platform threads wait for the network; requests run on virtual ones, which may block.
    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(16, 2);
        threads.setName("http");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("request-"));
        return threads;
    }

    private static ServerConnector connector(Server server, Settings settings, Optional<TlsReloader> tls) {
        HttpConfiguration configuration = http();
        tls.ifPresent(_ -> configuration.addCustomizer(new CertifiedNames()));
        HttpConnectionFactory http = new RequestLines(configuration);
        ServerConnector connector = tls.isPresent()
                ? new ServerConnector(server, 1, 1,
                        new SslConnectionFactory(tls.get().context(), http.getProtocol()), http)
                : new ServerConnector(server, 1, 1, http);
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(IDLE.toMillis());
        Predicate<InetAddress> proxies = address -> settings.proxies().stream()
                .anyMatch(range -> range.contains(address));
        ConnectionWatch watch = new ConnectionWatch(connector, WatchedConnection.Times.STANDARD, proxies);
        connector.addBean(watch);
        connector.addBean(
                new ConnectionLimits(ConnectionLimits.Numbers.STANDARD, proxies, watch::closeOldestStranger));
        return connector;
    }

    private static HttpConfiguration http() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(MAX_HEADERS);
        // It would keep what clients send, tokens as well.
        http.setHeaderCacheSize(0);
        // Identity providers send addresses that the RFC does not allow, such as quotes in a filter. They are
        // taken as they are sent, and decoded only where their meaning is known.
        http.setUriCompliance(UriCompliance.UNSAFE);
        return http;
    }

    private static URI address(Settings settings, int port) {
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return URI.create(settings.scheme() + "://" + host + ":" + port);
    }
}
