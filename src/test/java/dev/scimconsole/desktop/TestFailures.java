package dev.scimconsole.desktop;

import dev.scimconsole.client.CallFailure;
import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.desktop.task.Failures;
import java.util.ArrayList;
import java.util.List;

/// Takes the end of a session, as the window does, and remembers defects.
public final class TestFailures implements Failures {

    private final List<Throwable> defects = new ArrayList<>();
    private boolean sessionEnded;

    /// Failures that nobody foresaw.
    public List<Throwable> defects() {
        return defects;
    }

    /// Whether a call was refused because the session had ended.
    public boolean sessionEnded() {
        return sessionEnded;
    }

    @Override
    public boolean takes(CallFailure failure) {
        boolean ended = failure instanceof CallFailure.Answered(var problem)
                && problem.code() == ProblemCode.NOT_SIGNED_IN;
        sessionEnded |= ended;
        return ended;
    }

    @Override
    public void unforeseen(Throwable failure) {
        defects.add(failure);
    }
}
