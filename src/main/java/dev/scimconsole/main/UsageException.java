package dev.scimconsole.main;

/// The command line is unusable. The message is one line for a person that says which argument and why.
final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
