package dev.scimconsole.desktop;

import dev.scimconsole.client.CallFailure;
import dev.scimconsole.desktop.task.Failures;

/// For tests in which nothing fails that its page does not take itself: what does fails the test.
public final class NoFailures implements Failures {

    @Override
    public boolean takes(CallFailure failure) {
        return false;
    }

    @Override
    public void unforeseen(Throwable failure) {
        throw new AssertionError(failure);
    }
}
