package dev.scimconsole.server.http.limits;

import dev.scimconsole.server.recent.Site;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.eclipse.jetty.io.SelectorManager.AcceptListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How many connections there may be: in all, and from one [Site] unless that is a proxy, behind which there
/// are many clients. What is too much from one site is closed at once; what is too much in all takes the
/// place of a stranger.
///
/// Jetty's own limit would stop to accept anything, so that whoever holds the last place keeps all others
/// out.
public final class ConnectionLimits implements AcceptListener {

    /// How many there may be.
    ///
    /// @param most       in all
    /// @param mostOfSite of one site
    public record Numbers(int most, int mostOfSite) {

        /// Far more than identity providers and consoles need, and few enough to be held in a small heap. A
        /// company behind one address has a console or two for each administrator.
        public static final Numbers STANDARD = new Numbers(2_000, 250);
    }

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLimits.class);

    private final Numbers numbers;
    private final Predicate<InetAddress> proxies;
    private final BooleanSupplier makeRoom;
    private final Map<SelectableChannel, Optional<Site>> open = new HashMap<>();
    private final Map<Site, Integer> ofSites = new HashMap<>();

    /// @param proxies  whose connections are not counted together
    /// @param makeRoom closes a connection that is less worth than a new one; false when there is none
    public ConnectionLimits(Numbers numbers, Predicate<InetAddress> proxies, BooleanSupplier makeRoom) {
        this.numbers = numbers;
        this.proxies = proxies;
        this.makeRoom = makeRoom;
    }

    @Override
    public void onAccepting(SelectableChannel channel) {
        Optional<Site> site = countedSite(channel);
        boolean fits;
        int all;
        synchronized (this) {
            all = open.size();
            open.put(channel, site);
            fits = site.isEmpty() || ofSites.merge(site.get(), 1, Integer::sum) <= numbers.mostOfSite();
        }
        if (!fits || (all >= numbers.most() && !makeRoom.getAsBoolean())) {
            refuse(channel);
        }
    }

    @Override
    public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
        onClosed(channel);
    }

    @Override
    public synchronized void onClosed(SelectableChannel channel) {
        Optional<Site> site = open.remove(channel);
        if (site != null && site.isPresent()) {
            ofSites.computeIfPresent(site.get(), (_, count) -> count == 1 ? null : count - 1);
        }
    }

    private Optional<Site> countedSite(SelectableChannel channel) {
        try {
            return channel instanceof SocketChannel socket
                    && socket.getRemoteAddress() instanceof InetSocketAddress peer
                    && !proxies.test(peer.getAddress())
                            ? Optional.of(Site.of(peer.getAddress().getHostAddress()))
                            : Optional.empty();
        } catch (IOException _) {
            // It has gone; nothing will come of it.
            return Optional.empty();
        }
    }

    private static void refuse(SelectableChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("closing a connection that is too much: {}", e.getMessage());
        }
    }
}
