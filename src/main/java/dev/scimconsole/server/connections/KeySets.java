package dev.scimconsole.server.connections;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.scimconsole.contract.connections.Trust;
import dev.scimconsole.server.outbound.OutboundHttp;
import dev.scimconsole.server.recent.RecentMap;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.configuration.ConnectionRecords.ConnectionRecord;
import dev.scimconsole.server.store.configuration.ConnectionRecords.KnownKeys;
import dev.scimconsole.server.store.failure.StoreUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keys of issuers, read from where they stand and kept in the store, so that they are there after a
/// restart and on every node.
///
/// The rules are Microsoft's (“Signing key rollover”): keys change at any time and several are valid at once;
/// they are read again every hour ([KeyRefresh]), at once for one that is not known but not more often than
/// every five minutes, and while they can't be read those stay that are known.
final class KeySets {

    private static final Logger LOG = LoggerFactory.getLogger(KeySets.class);
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration BETWEEN_TRIES = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int LARGEST = 256 * 1024;
    private static final int MOST_KEYS = 1_000;
    private static final int MOST_ADDRESSES = 1_000;
    private static final int FEWEST_BITS = 2_048;

    private final Store store;
    private final InstantSource clock;
    private final KeyHosts hosts;
    private final OutboundHttp http = OutboundHttp.within(LONGEST);
    private final Map<String, Instant> tries = new RecentMap<>(MOST_ADDRESSES);

    KeySets(Store store, InstantSource clock, KeyHosts hosts) {
        this.store = store;
        this.clock = clock;
        this.hosts = hosts;
    }

    /// The issuer's key of that name.
    Optional<RSAKey> find(ConnectionRecord connection, String keyId) {
        Instant now = clock.instant();
        Optional<RSAKey> known = connection.keys().flatMap(keys -> find(keys.json(), keyId));
        if ((known.isPresent() && isFresh(connection, now)) || !mayTry(connection, now)) {
            return known;
        }
        Optional<String> read = readAndKeep(connection, now);
        return read.isPresent() ? find(read.get(), keyId) : known;
    }

    /// Reads the issuer's keys again, unless they are fresh.
    void refresh(ConnectionRecord connection) {
        Instant now = clock.instant();
        if (!isFresh(connection, now) && mayTry(connection, now)) {
            readAndKeep(connection, now);
        }
    }

    private static boolean isFresh(ConnectionRecord connection, Instant now) {
        return connection.keys().map(KnownKeys::readAt).filter(readAt -> now.isBefore(readAt.plus(FRESH)))
                .isPresent();
    }

    private Optional<String> readAndKeep(ConnectionRecord connection, Instant now) {
        Optional<String> read = read(connection);
        read.ifPresent(json -> keep(connection, new KnownKeys(json, now.truncatedTo(ChronoUnit.MILLIS))));
        return read;
    }

    private boolean mayTry(ConnectionRecord connection, Instant now) {
        String address = connection.trust().map(Trust::keysUrl).orElse("");
        synchronized (tries) {
            Instant last = tries.get(address);
            boolean may = last == null || !now.isBefore(last.plus(BETWEEN_TRIES)) || now.isBefore(last);
            if (may) {
                tries.put(address, now);
            }
            return may;
        }
    }

    private void keep(ConnectionRecord connection, KnownKeys keys) {
        try {
            store.write(transaction -> {
                transaction.connections().keepKeys(connection.organizationId(), connection.id(), keys);
                return true;
            });
        } catch (StoreUnavailableException e) {
            LOG.warn("An issuer’s keys could not be kept, and are read again: {}", e.getMessage());
        }
    }

    /// @return a JWK set; empty when there is none to be had just now
    private Optional<String> read(ConnectionRecord connection) {
        URI address = URI.create(connection.trust().map(Trust::keysUrl).orElse(""));
        if (!hosts.allow(address)) {
            return Optional.empty();
        }
        HttpUrl url = HttpUrl.get(address);
        if (url == null) {
            return Optional.empty();
        }
        Request request = new Request.Builder().url(url).header("Accept", "application/json").build();
        try (Response answer = http.newCall(request).execute()) {
            BufferedSource source = answer.body().source();
            if (answer.code() != 200) {
                throw new IOException("status " + answer.code());
            }
            if (source.request(LARGEST + 1L)) {
                throw new IOException("more than " + LARGEST + " bytes");
            }
            String json = source.readUtf8();
            if (JWKSet.parse(json).getKeys().size() > MOST_KEYS) {
                throw new IOException("more than " + MOST_KEYS + " keys");
            }
            return Optional.of(json);
        } catch (IOException | ParseException e) {
            LOG.warn("The keys of “{}” could not be read from {}: {}", connection.name(), address.getHost(),
                    e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<RSAKey> find(String json, String keyId) {
        try {
            JWK key = JWKSet.parse(json).getKeyByKeyId(keyId);
            return key instanceof RSAKey rsa && rsa.size() >= FEWEST_BITS
                    && (rsa.getKeyUse() == null || rsa.getKeyUse().equals(KeyUse.SIGNATURE))
                            ? Optional.of(rsa)
                            : Optional.empty();
        } catch (ParseException _) {
            return Optional.empty();
        }
    }
}
