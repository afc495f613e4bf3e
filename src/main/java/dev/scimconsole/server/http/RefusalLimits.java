package dev.scimconsole.server.http;

import dev.scimconsole.server.recent.RecentMap;
import dev.scimconsole.server.token.TokenDecision;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// Limits how many refused requests from one address are answered in full. Whoever presents a good token is never
/// counted and never limited, whatever else comes from the same address: only refusals are asked about here.
///
/// Token buckets, one an address for strangers and one for those who hold a token that was valid once. The latter
/// is as wide as an identity provider sends (Entra ID: 25 requests a second), because what it is refused must be
/// in the report of missed changes. An IPv6 address counts with its /64, which one customer has to itself.
///
/// In memory and bounded: the buckets least used are forgotten first.
final class RefusalLimits {

    private static final Rate STRANGERS = new Rate(100, 5);
    private static final Rate HOLDERS = new Rate(1_000, 25);
    private static final int MAX_ADDRESSES = 10_000;
    private static final int SITE_BYTES = 8;

    private final InstantSource clock;
    private final Map<String, Bucket> strangers = new RecentMap<>(MAX_ADDRESSES);
    private final Map<String, Bucket> holders = new RecentMap<>(MAX_ADDRESSES);

    RefusalLimits(InstantSource clock) {
        this.clock = clock;
    }

    /// Counts a refusal.
    ///
    /// @return empty when it may be answered in full; else how long until the next one may, in whole seconds: Okta
    ///         reads nothing else
    Optional<Duration> count(String address, TokenDecision refused) {
        boolean holder = refused instanceof TokenDecision.Revoked || refused instanceof TokenDecision.Expired;
        Rate rate = holder ? HOLDERS : STRANGERS;
        return take(holder ? holders : strangers, site(address), rate);
    }

    private synchronized Optional<Duration> take(Map<String, Bucket> buckets, String site, Rate rate) {
        Instant now = clock.instant();
        Bucket known = buckets.get(site);
        double left = known == null ? rate.burst() : known.leftAt(now, rate);
        if (left >= 1) {
            buckets.put(site, new Bucket(left - 1, now));
            return Optional.empty();
        }
        buckets.put(site, new Bucket(left, now));
        return Optional.of(Duration.ofSeconds(Math.max(1, (long) Math.ceil((1 - left) / rate.perSecond()))));
    }

    private static String site(String address) {
        if (address.isEmpty()) {
            return address;
        }
        byte[] bytes = InetAddress.ofLiteral(address).getAddress();
        return HexFormat.of()
                .formatHex(bytes.length > SITE_BYTES ? Arrays.copyOf(bytes, SITE_BYTES) : bytes);
    }

    /// How many at once, and how many a second after that.
    private record Rate(int burst, double perSecond) {}

    private record Bucket(double left, Instant at) {

        /// A clock that is set back adds nothing.
        double leftAt(Instant now, Rate rate) {
            double seconds = Math.max(0, Duration.between(at, now).toMillis() / 1_000.0);
            return Math.min(rate.burst(), left + seconds * rate.perSecond());
        }
    }
}
