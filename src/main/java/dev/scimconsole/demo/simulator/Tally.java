package dev.scimconsole.demo.simulator;

import java.util.ArrayList;
import java.util.List;

/// Counts what a sync did and reports its progress. For the thread that runs the sync.
final class Tally {

    private final SimulatorListener listener;
    private final int total;
    private final List<String> refused = new ArrayList<>();
    private int done;
    private int created;
    private int updated;
    private int deactivated;
    private int groups;

    Tally(SimulatorListener listener, int total) {
        this.listener = listener;
        this.total = total;
    }

    void created(String who) {
        created++;
        step("Created " + who);
    }

    void updated(String who) {
        updated++;
        step("Updated " + who);
    }

    void deactivated(String who) {
        deactivated++;
        step("Deactivated " + who);
    }

    void group(String name) {
        groups++;
        step("Pushed group " + name);
    }

    /// A user or a group as a whole was refused.
    void refused(String what, ServiceAnswer answer) {
        refusedPart(what, answer);
        step("Refused: " + what);
    }

    /// Something about a user or a group was refused, such as one membership.
    void refusedPart(String what, ServiceAnswer answer) {
        refused.add(what + ": " + answer.detail());
    }

    Outcome outcome() {
        return new Outcome.Synchronized(created, updated, deactivated, groups, refused);
    }

    private void step(String what) {
        done++;
        listener.progressed(new Progress(what, Math.min(done, total), total));
    }
}
