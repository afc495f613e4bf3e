package dev.scimconsole.server.http.body;

import dev.scimconsole.server.memory.ByteBudget;
import java.time.Duration;

/// The memory that all requests' bodies together may take at a time, whoever sends them, and what is made of
/// them: small things take many times their size, so that a megabyte of empty objects would be forty.
///
/// Shares are given in the order they were asked for, so that a large one is not kept waiting for ever by
/// small ones. What is made of a body is asked for when all of it is there, and whoever has that waits for
/// nothing more.
public final class BodyBudget {

    private static final int MIB = 1024 * 1024;
    private static final int LEAST = 16 * MIB;
    private static final int PART_OF_HEAP = 16;
    private static final int LEAST_MADE = 24 * MIB;
    private static final int MADE_PART_OF_HEAP = 6;
    /// Bytes that an object, a name or a value takes in a tree with what holds it there.
    private static final int OF_A_VALUE = 64;
    /// The same of a group's body, whose members come as their bare ids.
    private static final int OF_A_GROUPS_VALUE = 32;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    /// Identity providers wait for an answer for thirty seconds and more.
    private static final Duration LONGEST_WAIT_TO_BE_READ = Duration.ofSeconds(10);
    /// Bytes of which not enough is made to be counted.
    private static final int SMALL = BodyReader.MAX_OF_A_STRANGER;

    private final ByteBudget bytes;
    private final ByteBudget made;
    private final int ofAValue;
    private final Duration longestWaitToMake;

    /// @param bytes of all bodies together
    public BodyBudget(int bytes) {
        this(bytes, LEAST_MADE, OF_A_VALUE, LONGEST_WAIT_TO_BE_READ);
    }

    /// @param bytes             of all bodies together
    /// @param made              bytes of what is made of them
    /// @param ofAValue          bytes that are made of each value
    /// @param longestWaitToMake for those
    BodyBudget(int bytes, int made, int ofAValue, Duration longestWaitToMake) {
        this.bytes = new ByteBudget(bytes);
        this.made = new ByteBudget(made);
        this.ofAValue = ofAValue;
        this.longestWaitToMake = longestWaitToMake;
    }

    /// The budget for the heap that this process may have.
    public static BodyBudget ofThisProcess() {
        long heap = Runtime.getRuntime().maxMemory();
        return new BodyBudget(Math.clamp(heap / PART_OF_HEAP, LEAST, Integer.MAX_VALUE),
                Math.clamp(heap / MADE_PART_OF_HEAP, LEAST_MADE, Integer.MAX_VALUE), OF_A_VALUE,
                LONGEST_WAIT_TO_BE_READ);
    }

    /// The budget for those that may be larger than others: a group with all its members. Of them little more
    /// is made than they are, and one of the largest has room together with the form in which it was
    /// compressed. Few are read at a time: what is written takes turns anyway, and who waits for that holds
    /// the ids of all members. It is apart, so that neither kind keeps the other waiting.
    public static BodyBudget ofLargeBodies(int largest) {
        return new BodyBudget(largest + largest / 4, largest / 2, OF_A_GROUPS_VALUE, LONGEST_WAIT_TO_BE_READ);
    }

    /// An empty share, which grows as bytes come in.
    Share share() {
        return new Share();
    }

    /// Bytes that are not used now.
    public int free() {
        return bytes.free();
    }

    /// Bytes that are left for what is made of bodies.
    int freeToMake() {
        return made.free();
    }

    /// What one body takes; for one thread at a time.
    final class Share implements AutoCloseable {

        private int held;
        private int tree;

        private Share() {}

        /// Takes more, and waits a little for others to give theirs back while this one has nothing yet. Who
        /// waits holding something might wait for who waits for it.
        ///
        /// @return false when there is not so much
        boolean take(int more) {
            boolean taken = held == 0 ? bytes.take(more, LONGEST_WAIT) : bytes.takeNow(more);
            held += taken ? more : 0;
            return taken;
        }

        /// Takes what will be made of a body that is JSON, once. One of which more would be made than there
        /// is for all has all of it.
        ///
        /// @return false when there is not so much in time
        boolean takeToMake(byte[] body) {
            if (body.length <= SMALL) {
                return true;
            }
            int wanted = (int) Math.min(values(body) * ofAValue, made.size());
            boolean taken = made.take(wanted, longestWaitToMake);
            tree += taken ? wanted : 0;
            return taken;
        }

        /// At the most, as texts are looked at too: what stands between parts of JSON.
        private static long values(byte[] body) {
            long values = 0;
            for (byte one : body) {
                values += switch (one) {
                    case '{', '[', ',', ':' -> 1;
                    default -> 0;
                };
            }
            return values;
        }

        @Override
        public void close() {
            bytes.give(held);
            held = 0;
            made.give(tree);
            tree = 0;
        }
    }
}
