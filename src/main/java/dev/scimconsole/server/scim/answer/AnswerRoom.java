package dev.scimconsole.server.scim.answer;

import dev.scimconsole.server.memory.ByteBudget;
import java.time.Duration;

/// The memory that all large answers together may take, from when they are written until they are sent:
/// pages, and groups with all their members. Whoever finds too little begins anew when there is enough, in
/// the order in which they came, so that nobody keeps a transaction open while waiting.
public final class AnswerRoom {

    private static final int LEAST = 32 * 1024 * 1024;
    private static final int PART_OF_HEAP = 4;
    /// Bytes up to which an answer is of no weight.
    private static final int SMALL = 64 * 1024;
    /// Identity providers wait for an answer for thirty seconds and more.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final ByteBudget budget;
    private final Duration longestWait;

    private AnswerRoom(int bytes, Duration longestWait) {
        this.budget = new ByteBudget(bytes);
        this.longestWait = longestWait;
    }

    /// The room in the heap that this process may have.
    public static AnswerRoom ofThisProcess() {
        long part = Runtime.getRuntime().maxMemory() / PART_OF_HEAP;
        return new AnswerRoom(Math.clamp(part, LEAST, Integer.MAX_VALUE), LONGEST_WAIT);
    }

    /// A room of another size.
    ///
    /// @param longestWait for room
    public static AnswerRoom of(int bytes, Duration longestWait) {
        return new AnswerRoom(bytes, longestWait);
    }

    /// An empty share, for one request.
    public Share share() {
        return new Share();
    }

    /// Bytes that are not used now.
    public int free() {
        return budget.free();
    }

    /// What one answer takes; for one thread at a time, the one that closes it included.
    public final class Share implements AutoCloseable {

        private int held;
        private long needed;

        private Share() {}

        /// A transaction begins, perhaps anew: of what was written before nothing is left.
        public void begin() {
            needed = 0;
        }

        /// Takes what more of the answer is going to be made. One that is larger than the whole room may have
        /// all of it.
        ///
        /// @param more bytes
        /// @throws NoRoomException when others leave too little
        public void need(long more) {
            needed += more;
            int least = needed <= SMALL ? 0 : (int) Math.min(needed, budget.size());
            if (least > held && !take(least - held, Duration.ZERO)) {
                throw new NoRoomException();
            }
        }

        /// Bytes that it has taken.
        public int held() {
            return held;
        }

        private boolean take(int more, Duration longest) {
            boolean taken = budget.take(more, longest);
            held += taken ? more : 0;
            return taken;
        }

        /// Waits for room, holding none, after there was too little: for twice as much as was needed then, as
        /// nobody knew yet how much there would be.
        ///
        /// @return false when there is none in time
        public boolean await() {
            close();
            return take((int) Math.min(2 * needed, budget.size()), longestWait);
        }

        /// Gives all of it back: the answer is sent, or given up.
        @Override
        public void close() {
            budget.give(held);
            held = 0;
        }
    }
}
