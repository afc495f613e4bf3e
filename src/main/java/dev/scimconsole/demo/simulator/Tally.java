package dev.scimconsole.demo.simulator;

import dev.scimconsole.wording.Saying;
import java.util.ArrayList;
import java.util.List;

/// Counts what a sync did and reports its progress. For the thread that runs the sync.
final class Tally {

    private final SimulatorListener listener;
    private final int total;
    private final List<Saying> refused = new ArrayList<>();
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
        step(Saying.of("say.simulator.step.created", who));
    }

    void updated(String who) {
        updated++;
        step(Saying.of("say.simulator.step.updated", who));
    }

    void deactivated(String who) {
        deactivated++;
        step(Saying.of("say.simulator.step.deactivated", who));
    }

    void group(String name) {
        groups++;
        step(Saying.of("say.simulator.step.group", name));
    }

    /// A user or a group as a whole was refused.
    void refused(String what, ServiceAnswer answer) {
        refused.add(Saying.of("say.simulator.refused", what, answer.detail()));
        step(Saying.of("say.simulator.step.refused", what));
    }

    /// Something about a user or a group was refused, such as one membership.
    void refusedPart(Saying what, ServiceAnswer answer) {
        refused.add(Saying.of("say.simulator.refused", what, answer.detail()));
    }

    Outcome outcome() {
        return new Outcome.Synchronized(created, updated, deactivated, groups, refused);
    }

    private void step(Saying what) {
        done++;
        listener.progressed(new Progress(what, Math.min(done, total), total));
    }
}
