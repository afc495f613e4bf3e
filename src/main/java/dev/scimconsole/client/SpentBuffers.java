package dev.scimconsole.client;

import okio.Buffer;

/// The buffers through which requests and answers went. They are kept for later ones with what stands in
/// them, and so would hold a token until somebody happens to write over it.
public final class SpentBuffers {

    /// Twice what is kept for a thread: should another one use the same buffers at this moment, they are
    /// reached in the second half.
    private static final int MORE_THAN_KEPT = 2 * 64 * 1024;
    /// As large as one of the buffers: all of it anew for each exchange would be a twentieth of what the
    /// opening of a page leaves to the collector.
    private static final int AT_ONCE = 8 * 1024;

    private SpentBuffers() {}

    /// Overwrites those that this thread has used. Called when an exchange is over and its answer closed.
    public static void wipe() {
        byte[] nothing = new byte[AT_ONCE];
        try (Buffer all = new Buffer()) {
            while (all.size() < MORE_THAN_KEPT) {
                all.write(nothing);
            }
            all.clear();
        }
    }
}
