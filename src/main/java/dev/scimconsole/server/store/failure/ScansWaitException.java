package dev.scimconsole.server.store.failure;

/// So many reads that no index serves wait for each other that one more is not worth waiting. Carries no
/// stack trace: it is an answer, and not a fault of the program.
public final class ScansWaitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// Too many wait.
    public ScansWaitException() {
        super("too many scans wait", null, false, false);
    }
}
