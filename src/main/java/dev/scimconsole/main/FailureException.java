package dev.scimconsole.main;

/// The command was understood and can't be done. The message is one line for a person that says why.
final class FailureException extends Exception {

    private static final long serialVersionUID = 1L;

    FailureException(String message) {
        super(message);
    }
}
