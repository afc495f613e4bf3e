package dev.scimconsole.client.graph;

import java.time.Duration;

/// Lets time pass.
@FunctionalInterface
public interface Pauses {

    /// Those of a person's time.
    Pauses REAL = Thread::sleep;

    /// Blocks for so long.
    ///
    /// @throws InterruptedException when this thread was interrupted
    void pause(Duration duration) throws InterruptedException;
}
