package dev.scimconsole.server.http.limits;

import dev.scimconsole.server.recent.RecentMap;
import dev.scimconsole.server.recent.Site;
import dev.scimconsole.server.token.TokenDecision;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Limits how many refused requests from one address are answered in full. Whoever presents a good token is
/// never counted and never limited, whatever else comes from the same address: only refusals are asked about
/// here, and those of a good token while provisioning is paused are not counted.
///
/// Token buckets, one a [Site] for strangers and one for those who hold a token that was valid once. The
/// latter is as wide as an identity provider sends (Entra ID: 25 requests a second), because what it is
/// refused must be in the report of missed changes.
///
/// In memory and bounded: the buckets least used are forgotten first.
public final class RefusalLimits {

    private static final Rate STRANGERS = new Rate(100, 5);
    private static final Rate HOLDERS = new Rate(1_000, 25);
    private static final int MAX_ADDRESSES = 10_000;

    private final InstantSource clock;
    private final Map<Site, Bucket> strangers = new RecentMap<>(MAX_ADDRESSES);
    private final Map<Site, Bucket> holders = new RecentMap<>(MAX_ADDRESSES);

    public RefusalLimits(InstantSource clock) {
        this.clock = clock;
    }

    /// Counts a refusal.
    ///
    /// @return empty when it may be answered in full; else how long until the next one may, in whole seconds:
    ///         Okta reads nothing else
    public Optional<Duration> count(String address, TokenDecision refused) {
        if (refused instanceof TokenDecision.Paused) {
            return Optional.empty();
        }
        return isHolder(refused)
                ? take(holders, Site.of(address), HOLDERS)
                : countStranger(address);
    }

    /// Counts a refusal of somebody who presents nothing that ever was valid; see [#count(String,
    /// TokenDecision)].
    public Optional<Duration> countStranger(String address) {
        return take(strangers, Site.of(address), STRANGERS);
    }

    /// Whether who is refused holds a token that is or was valid.
    public static boolean isHolder(TokenDecision refused) {
        return refused instanceof TokenDecision.Paused || refused instanceof TokenDecision.Lapsed
                || refused instanceof TokenDecision.Revoked
                || refused instanceof TokenDecision.Expired;
    }

    private synchronized Optional<Duration> take(Map<Site, Bucket> buckets, Site site, Rate rate) {
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
