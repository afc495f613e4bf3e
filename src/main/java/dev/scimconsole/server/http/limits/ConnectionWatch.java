package dev.scimconsole.server.http.limits;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.component.AbstractLifeCycle;

/// Every open connection. Ends, twice a second, what a client took too long for, and makes room where there
/// are too many: first go those on which nobody has shown a token or a session that is in use, the oldest of
/// them first.
public final class ConnectionWatch extends AbstractLifeCycle implements Connection.Listener {

    private static final Duration EVERY = Duration.ofMillis(500);

    private final Connector connector;
    private final WatchedConnection.Times times;
    private final Predicate<InetAddress> proxies;
    private final Map<Connection, WatchedConnection> open = new ConcurrentHashMap<>();
    private final Set<WatchedConnection> strangers = new LinkedHashSet<>();

    /// @param proxies whose connections are many clients' and so no stranger's
    public ConnectionWatch(Connector connector, WatchedConnection.Times times,
            Predicate<InetAddress> proxies) {
        this.connector = connector;
        this.times = times;
        this.proxies = proxies;
    }

    @Override
    protected void doStart() {
        next();
    }

    /// What lies under TLS is watched by the connection above it.
    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof ConnectionMetaData http) {
            WatchedConnection watched = new WatchedConnection(connection, this, times);
            watched.attach(http);
            open.put(connection, watched);
            synchronized (strangers) {
                strangers.add(watched);
            }
            if (connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress peer
                    && proxies.test(peer.getAddress())) {
                watched.trust();
            }
        }
    }

    @Override
    public void onClosed(Connection connection) {
        WatchedConnection watched = open.remove(connection);
        if (watched != null) {
            trust(watched);
        }
    }

    /// It is not to go before others.
    void trust(WatchedConnection watched) {
        synchronized (strangers) {
            strangers.remove(watched);
        }
    }

    /// Closes the stranger's connection that has been there for longest.
    ///
    /// @return whether there was one
    public boolean closeOldestStranger() {
        WatchedConnection oldest;
        synchronized (strangers) {
            Iterator<WatchedConnection> inOrder = strangers.iterator();
            if (!inOrder.hasNext()) {
                return false;
            }
            oldest = inOrder.next();
            inOrder.remove();
        }
        oldest.close();
        return true;
    }

    private void next() {
        connector.getScheduler().schedule(this::check, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void check() {
        if (isStarting() || isStarted()) {
            long now = System.nanoTime();
            open.values().forEach(watched -> watched.check(now));
            next();
        }
    }
}
