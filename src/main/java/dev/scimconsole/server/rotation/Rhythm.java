package dev.scimconsole.server.rotation;

import dev.scimconsole.contract.clients.ClientRhythm;
import dev.scimconsole.contract.clients.ClientRhythm.State;
import dev.scimconsole.server.activity.TokenUseRecorder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Learns from when a client's syncs began how regularly it calls.
///
/// The usual gap is the median, which a few pauses do not move. The alarm goes by the longer pauses too,
/// because a client that only sends changes rests at night and on weekends: by the 95th percentile, so that
/// one outage does not make it deaf.
final class Rhythm {

    /// With fewer syncs there is nothing to learn from.
    static final int FEWEST_SYNCS = 5;

    private static final Duration SHORTEST_ALARM = Duration.ofMinutes(30);
    private static final int ALARM_GAPS = 3;

    private Rhythm() {}

    /// What is known of a client.
    ///
    /// @param starts   of its syncs, oldest first; two nodes may have noted one sync each
    /// @param lastSeen its last request
    static ClientRhythm of(List<Instant> starts, Instant lastSeen, Instant now) {
        List<Instant> syncs = distinct(starts);
        if (syncs.size() < FEWEST_SYNCS) {
            return new ClientRhythm(State.LEARNING, syncs.size(), Optional.empty(), Optional.empty(),
                    Optional.empty(), Optional.empty());
        }
        List<Duration> gaps = gaps(syncs);
        Duration usual = gaps.get((gaps.size() - 1) / 2);
        Duration longer = gaps.get((int) Math.ceil(gaps.size() * 0.95) - 1);
        Duration alarm = longest(SHORTEST_ALARM,
                longest(usual.multipliedBy(ALARM_GAPS), longer.plus(longer.dividedBy(2))));
        Instant alarmAt = lastSeen.plus(alarm);
        boolean silent = now.isAfter(alarmAt);
        return new ClientRhythm(silent ? State.SILENT : State.AS_USUAL, syncs.size(),
                Optional.of(usual.toSeconds()), Optional.of(syncs.getLast().plus(usual)),
                Optional.of(alarmAt), silent ? Optional.of(lastSeen) : Optional.empty());
    }

    private static List<Instant> distinct(List<Instant> starts) {
        List<Instant> syncs = new ArrayList<>();
        for (Instant start : starts) {
            if (syncs.isEmpty() || !start.isBefore(syncs.getLast().plus(TokenUseRecorder.QUIET))) {
                syncs.add(start);
            }
        }
        return syncs;
    }

    private static List<Duration> gaps(List<Instant> syncs) {
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < syncs.size(); i++) {
            gaps.add(Duration.between(syncs.get(i - 1), syncs.get(i)));
        }
        return gaps.stream().sorted().toList();
    }

    private static Duration longest(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
