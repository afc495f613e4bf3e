package dev.scimconsole.main;

/// The command was understood and can't be done. The message is one line for a person that says why.
final class FailureException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ExitStatus status;

    FailureException(String message) {
        this(ExitStatus.FAILED, message);
    }

    /// @param status that tells programs what kind of failure it is
    FailureException(ExitStatus status, String message) {
        super(message);
        this.status = status;
    }

    /// What the process ends with.
    ExitStatus status() {
        return status;
    }
}
