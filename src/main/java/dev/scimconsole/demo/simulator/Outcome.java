package dev.scimconsole.demo.simulator;

import dev.scimconsole.wording.Saying;
import java.util.List;

/// How a run of the simulator ended.
public sealed interface Outcome {

    /// What a person is told.
    Saying saying();

    /// The credentials were tested and work.
    record Connected(SimulatedProvider provider) implements Outcome {
        @Override
        public Saying saying() {
            return Saying.of("say.simulator.connected", provider.displayName());
        }
    }

    /// The whole directory was worked through.
    ///
    /// @param created     users that were new to the service
    /// @param updated     users that the service knew already
    /// @param deactivated users that have left
    /// @param groups      groups that were pushed
    /// @param refused     of each user or group that the service didn't take; the rest went on
    record Synchronized(int created, int updated, int deactivated, int groups, List<Saying> refused)
            implements
                Outcome {

        /// Copies the list.
        public Synchronized {
            refused = List.copyOf(refused);
        }

        @Override
        public Saying saying() {
            Saying done = Saying.of("say.simulator.done", created, updated, deactivated, groups);
            return refused.isEmpty()
                    ? done
                    : Saying.of("say.simulator.doneInPart", done, refused.size(), refused.getFirst());
        }
    }

    /// The service answered 401. Identity providers stop there, and change nothing until somebody pastes a
    /// token that works.
    record TokenRefused(Saying saying) implements Outcome {}

    /// It can't go on for another reason.
    record Stopped(Saying saying) implements Outcome {}

    /// Somebody cancelled it. What was done stays done; the next run finds it and goes on from there.
    record Cancelled() implements Outcome {
        @Override
        public Saying saying() {
            return Saying.of("say.simulator.cancelled");
        }
    }
}
