package dev.scimconsole.server.mail;

/// An email was not sent. The message is for the log; no password, address or text stands in it.
final class MailFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final MailFailure failure;

    MailFailedException(MailFailure failure, String message) {
        super(message);
        this.failure = failure;
    }

    MailFailure failure() {
        return failure;
    }
}
