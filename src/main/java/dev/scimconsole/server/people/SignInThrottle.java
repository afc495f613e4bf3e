package dev.scimconsole.server.people;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.server.problem.ProblemException;
import dev.scimconsole.server.problem.ServerProblem;
import dev.scimconsole.server.recent.RecentMap;
import dev.scimconsole.server.recent.Site;
import dev.scimconsole.server.values.CaseFolding;
import dev.scimconsole.server.values.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Slows down who tries passwords, without locking out who has the right one.
///
/// Three counts of failures in a row, each of which makes the next try wait longer: of one account from one
/// [Site]; of one site; of one account from sites where nobody has signed in to it. The latter two do not
/// count against the owner at the usual desk, whoever else tries there or elsewhere; at an unusual one the
/// owner waits a minute at the most.
///
/// In memory and bounded, by hashes, so that nobody can fill it with what is typed: the counts least used are
/// forgotten first, and all of them when the server stops.
final class SignInThrottle {

    private static final Limit ACCOUNT_AT_SITE = new Limit(5, Duration.ofMinutes(15));
    private static final Limit KNOWN_ACCOUNT_AT_SITE = new Limit(5, Duration.ofMinutes(1));
    private static final Limit SITE = new Limit(20, Duration.ofMinutes(15));
    private static final Limit ACCOUNT_ELSEWHERE = new Limit(20, Duration.ofMinutes(1));
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final int MAX_ENTRIES = 10_000;

    private final InstantSource clock;
    private final Map<Sha256, Failures> failures = new RecentMap<>(MAX_ENTRIES);

    SignInThrottle(InstantSource clock) {
        this.clock = clock;
    }

    /// Somebody's try.
    ///
    /// @param account the email that was typed
    /// @param address where from
    /// @param known   whether that account has signed in from there before
    record Try(String account, String address, boolean known) {

        /// What a store may keep of the account and the place.
        Sha256 place() {
            return hash("account at site", account, Site.of(address).key());
        }

        private Map<Sha256, Limit> counted() {
            return known
                    ? Map.of(place(), KNOWN_ACCOUNT_AT_SITE)
                    : Map.of(place(), ACCOUNT_AT_SITE, hash("site", Site.of(address).key()), SITE,
                            hash("account", account), ACCOUNT_ELSEWHERE);
        }

        /// Whatever the case, the account is the same. A line's end can't stand in an email that anybody has.
        private static Sha256 hash(String... parts) {
            return Sha256.digest(CaseFolding.fold(String.join("\n", parts)).getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Counts a try before it is made, as if it failed; so many tries at the same time count all. Refuses it
    /// when it comes too early.
    ///
    /// @throws ProblemException saying when another try makes sense
    synchronized void begin(Try attempt) {
        Instant now = clock.instant();
        Map<Sha256, Limit> counted = attempt.counted();
        Duration wait = Duration.ZERO;
        for (Map.Entry<Sha256, Limit> entry : counted.entrySet()) {
            Duration own = current(entry.getKey(), now).waitFrom(now, entry.getValue());
            wait = own.compareTo(wait) > 0 ? own : wait;
        }
        if (wait.isPositive()) {
            throw tooManyTries(wait);
        }
        counted.keySet().forEach(key -> failures.put(key, current(key, now).plusOne(now)));
    }

    /// Takes back what was counted: the password was right.
    synchronized void succeeded(Try attempt) {
        attempt.counted().keySet()
                .forEach(key -> failures.computeIfPresent(key, (_, count) -> count.minusOne()));
        failures.remove(attempt.place());
    }

    private Failures current(Sha256 key, Instant now) {
        Failures known = failures.get(key);
        if (known == null || known.last().plus(FORGOTTEN_AFTER).isBefore(now)) {
            return new Failures(0, now);
        }
        if (known.last().isAfter(now)) {
            // The clock was set back. The wait begins anew; else it would last until the clock is there
            // again.
            Failures anew = new Failures(known.count(), now);
            failures.put(key, anew);
            return anew;
        }
        return known;
    }

    private static ProblemException tooManyTries(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return new ProblemException(ServerProblem.of(ProblemCode.TOO_MANY_TRIES,
                seconds < 120 ? "say.session.tooManyTries.seconds" : "say.session.tooManyTries.minutes",
                seconds < 120 ? seconds : (seconds + 59) / 60),
                Optional.of(Duration.ofSeconds(seconds)));
    }

    /// How many failures cost nothing, and the longest wait after one more.
    private record Limit(int free, Duration longestWait) {}

    private record Failures(int count, Instant last) {

        Failures plusOne(Instant now) {
            return new Failures(count + 1, now);
        }

        Failures minusOne() {
            return new Failures(Math.max(0, count - 1), last);
        }

        /// One second after the last free one, then twice as long each time.
        Duration waitFrom(Instant now, Limit limit) {
            if (count < limit.free()) {
                return Duration.ZERO;
            }
            int doublings = Math.min(count - limit.free(), 20);
            Duration whole = Duration.ofSeconds(1L << doublings);
            Duration wait = whole.compareTo(limit.longestWait()) < 0 ? whole : limit.longestWait();
            return wait.minus(Duration.between(last, now));
        }
    }
}
