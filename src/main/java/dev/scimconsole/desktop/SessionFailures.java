package dev.scimconsole.desktop;

import dev.scimconsole.client.CallFailure;
import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.access.Role;
import dev.scimconsole.contract.access.Session;
import dev.scimconsole.desktop.task.Failures;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What every page would do alike when a call fails: a session that has ended goes back to sign-in, and a
/// role that somebody has changed meanwhile is looked at.
///
/// @param session     the one on the screen; empty while nobody is signed in
/// @param ended       leaves it
/// @param roleChanged makes the page anew for the role of now
/// @param defect      takes a failure that nobody foresaw
record SessionFailures(Supplier<Optional<Session>> session, Runnable ended, Runnable roleChanged,
        Consumer<Throwable> defect) implements Failures {

    @Override
    public boolean takes(CallFailure failure) {
        return failure instanceof CallFailure.Answered(var problem)
                && session.get().filter(signedIn -> takes(problem.code(), signedIn)).isPresent();
    }

    private boolean takes(ProblemCode code, Session signedIn) {
        if (code == ProblemCode.NOT_AN_ORG_ADMIN && signedIn.administrator().role() == Role.ORG_ADMIN) {
            // The page says first why nothing was done.
            roleChanged.run();
        }
        if (code == ProblemCode.NOT_SIGNED_IN) {
            ended.run();
        }
        return code == ProblemCode.NOT_SIGNED_IN;
    }

    @Override
    public void unforeseen(Throwable failure) {
        defect.accept(failure);
    }
}
