package dev.scimconsole.desktop;

import dev.scimconsole.desktop.task.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javafx.util.Subscription;

/// Time that passes when the test says so, a second at a time. It begins now, since the service has a clock
/// of its own, and where it is noon ([NoonClock]).
public final class ManualTime extends Clock implements Ticker {

    private final class Ticking {
        private final Duration period;
        private final Runnable tick;
        private Instant next;

        Ticking(Duration period, Runnable tick) {
            this.period = period;
            this.tick = tick;
            next = now.plus(period);
        }

        void wakeUp() {
            next = now.plus(period);
            tick.run();
        }

        void catchUp() {
            if (!now.isBefore(next)) {
                next = next.plus(period);
                tick.run();
            }
        }
    }

    private final List<Ticking> ticking = new ArrayList<>();
    private Instant now = Instant.now();
    private final ZoneOffset zone = NoonClock.zone(now);

    /// Lets time pass.
    public void pass(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            now = now.plusSeconds(1);
            List.copyOf(ticking).stream().filter(ticking::contains).forEach(Ticking::catchUp);
        }
    }

    /// Lets time pass at once, as on a machine that slept: whoever waits ticks once.
    public void leap(Duration time) {
        now = now.plus(time);
        List.copyOf(ticking).stream().filter(ticking::contains).forEach(Ticking::wakeUp);
    }

    /// How many wait for ticks.
    public int waiting() {
        return ticking.size();
    }

    @Override
    public Subscription every(Duration period, Runnable tick) {
        Ticking started = new Ticking(period, tick);
        ticking.add(started);
        return () -> ticking.remove(started);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
