package dev.scimconsole.server.people;

import dev.scimconsole.contract.Problem;
import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.server.problem.ProblemException;
import dev.scimconsole.server.recent.RecentMap;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Slows down who tries passwords, without locking out who has the right one.
///
/// Three counts of failures in a row, each of which makes the next try wait longer: of one account from one
/// address; of one address; of one account from addresses where nobody has signed in to it. So a stranger's tries
/// do not count against the owner at the usual desk, and at an unusual one the owner waits a minute at the most.
///
/// In memory and bounded: the counts least used are forgotten first, and all of them when the server stops.
final class SignInThrottle {

    private static final Limit ACCOUNT_AT_ADDRESS = new Limit(5, Duration.ofMinutes(15));
    private static final Limit ADDRESS = new Limit(20, Duration.ofMinutes(15));
    private static final Limit ACCOUNT_ELSEWHERE = new Limit(20, Duration.ofMinutes(1));
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final int MAX_ENTRIES = 10_000;

    private final InstantSource clock;
    private final Map<String, Failures> failures = new RecentMap<>(MAX_ENTRIES);
    private final Map<String, Instant> knownAddresses = new RecentMap<>(MAX_ENTRIES);

    SignInThrottle(InstantSource clock) {
        this.clock = clock;
    }

    /// Counts a try before it is made, as if it failed; so many tries at the same time count all. Refuses it when
    /// it comes too early.
    ///
    /// @throws ProblemException saying when another try makes sense
    synchronized void begin(String account, String address) {
        Instant now = clock.instant();
        Map<String, Limit> counted = counted(account, address);
        Duration wait = Duration.ZERO;
        for (Map.Entry<String, Limit> entry : counted.entrySet()) {
            Duration own = current(entry.getKey(), now).waitFrom(now, entry.getValue());
            wait = own.compareTo(wait) > 0 ? own : wait;
        }
        if (wait.isPositive()) {
            throw tooManyTries(wait);
        }
        counted.keySet().forEach(key -> failures.put(key, current(key, now).plusOne(now)));
    }

    /// Takes back what was counted: the password was right.
    synchronized void succeeded(String account, String address) {
        failures.remove(atAddress(account, address));
        Map<String, Limit> counted = counted(account, address);
        counted.keySet().forEach(key -> failures.computeIfPresent(key, (_, count) -> count.minusOne()));
        knownAddresses.put(atAddress(account, address), clock.instant());
    }

    private Map<String, Limit> counted(String account, String address) {
        Map<String, Limit> counted = new LinkedHashMap<>();
        counted.put(atAddress(account, address), ACCOUNT_AT_ADDRESS);
        counted.put("address " + address, ADDRESS);
        if (!knownAddresses.containsKey(atAddress(account, address))) {
            counted.put("account " + account.toLowerCase(Locale.ROOT), ACCOUNT_ELSEWHERE);
        }
        return counted;
    }

    private Failures current(String key, Instant now) {
        Failures known = failures.get(key);
        return known == null || known.last().plus(FORGOTTEN_AFTER).isBefore(now)
                ? new Failures(0, now)
                : known;
    }

    private static String atAddress(String account, String address) {
        return "account " + account.toLowerCase(Locale.ROOT) + " at " + address;
    }

    private static ProblemException tooManyTries(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        String time = seconds < 120
                ? seconds + (seconds == 1 ? " second" : " seconds")
                : (seconds + 59) / 60 + " minutes";
        return new ProblemException(Problem.of(ProblemCode.TOO_MANY_TRIES,
                "Too many failed tries. Try again in " + time + "."),
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

        /// One second after the last free one, then twice as long each time. A clock set back does not lengthen it.
        Duration waitFrom(Instant now, Limit limit) {
            if (count < limit.free()) {
                return Duration.ZERO;
            }
            int doublings = Math.min(count - limit.free(), 20);
            Duration whole = Duration.ofSeconds(1L << doublings);
            Duration wait = whole.compareTo(limit.longestWait()) < 0 ? whole : limit.longestWait();
            Duration passed = Duration.between(last, now);
            return passed.isNegative() ? wait : wait.minus(passed);
        }
    }
}
