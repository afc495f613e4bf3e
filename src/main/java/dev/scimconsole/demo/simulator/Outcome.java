package dev.scimconsole.demo.simulator;

import java.util.List;

/// How a run of the simulator ended.
public sealed interface Outcome {

    /// A sentence for a person.
    String sentence();

    /// The credentials were tested and work.
    record Connected(SimulatedProvider provider) implements Outcome {
        @Override
        public String sentence() {
            return "The connection works: " + provider.displayName()
                    + " can use this base URL and what was pasted.";
        }
    }

    /// The whole directory was worked through.
    ///
    /// @param created     users that were new to the service
    /// @param updated     users that the service knew already
    /// @param deactivated users that have left
    /// @param groups      groups that were pushed
    /// @param refused     a sentence for each user or group that the service didn't take; the rest went on
    record Synchronized(int created, int updated, int deactivated, int groups, List<String> refused)
            implements
                Outcome {

        /// Copies the list.
        public Synchronized {
            refused = List.copyOf(refused);
        }

        @Override
        public String sentence() {
            String done = "Sync finished: " + created + " users created, " + updated + " updated, "
                    + deactivated
                    + " deactivated, " + groups + " groups pushed.";
            return refused.isEmpty()
                    ? done
                    : done + " Refused: " + refused.size() + ". " + refused.getFirst();
        }
    }

    /// The service answered 401. Identity providers stop there, and change nothing until somebody pastes a
    /// token that works.
    record TokenRefused(String sentence) implements Outcome {}

    /// It can't go on for another reason.
    record Stopped(String sentence) implements Outcome {}

    /// Somebody cancelled it. What was done stays done; the next run finds it and goes on from there.
    record Cancelled() implements Outcome {
        @Override
        public String sentence() {
            return "Cancelled. What was done so far stays; run the sync again to finish it.";
        }
    }
}
