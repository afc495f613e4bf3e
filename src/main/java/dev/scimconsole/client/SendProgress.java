package dev.scimconsole.client;

import okhttp3.Call;
import okhttp3.EventListener;

/// Sees whether any part of one call's request may have left this machine: what tells "nothing was sent"
/// from "the answer was lost".
///
/// The start of the headers counts, not their end: what stands in a buffer at that moment may be on the
/// wire at the next, and to call a request unsent that was sent would be the worse error.
final class SendProgress extends EventListener {

    private volatile boolean begun;

    /// Whether sending has begun.
    boolean begun() {
        return begun;
    }

    @Override
    public void requestHeadersStart(Call call) {
        begun = true;
    }
}
