package dev.scimconsole.server.store.failure;

/// A read that no index serves would have cost more than its budget. Carries no stack trace: it is an answer,
/// and not a fault of the program.
public final class ScanTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// It is too large.
    public ScanTooLargeException() {
        super("the budget of a scan is used up", null, false, false);
    }
}
