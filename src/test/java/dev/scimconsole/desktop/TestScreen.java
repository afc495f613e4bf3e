package dev.scimconsole.desktop;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The thread of the screen without a toolkit: the test's own, which runs what arrives there while it waits.
public final class TestScreen implements Executor {

    private final BlockingQueue<Runnable> arrived = new LinkedBlockingQueue<>();

    @Override
    public void execute(Runnable delivery) {
        arrived.add(delivery);
    }

    /// Runs what arrives until the condition holds. The test's time limit ends it.
    public void await(BooleanSupplier condition) {
        try {
            while (!condition.getAsBoolean()) {
                Runnable next = arrived.poll(50, TimeUnit.MILLISECONDS);
                if (next != null) {
                    next.run();
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError("waited too long", e);
        }
    }
}
