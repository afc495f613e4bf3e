package dev.scimconsole.server.mail;

/// Why an email was not sent.
enum MailFailure {
    /// The mail server can't be reached, or not in the protected way that is asked for, or the connection
    /// broke.
    UNREACHABLE("mail-server-unreachable", false),
    /// The mail server does not take user and password.
    SIGN_IN_REFUSED("mail-sign-in-refused", false),
    /// The mail server does not take the email for now.
    NOT_TAKEN("mail-not-taken", false),
    /// The mail server will not take the email, or not for this recipient.
    REFUSED("mail-refused", true),
    /// The user's email is no address that anything can be sent to.
    NOT_AN_ADDRESS("not-an-address", true),
    /// When its turn came, the user was gone or inactive, the token refreshed, or the administrator no longer
    /// one.
    NO_LONGER_NEEDED("no-longer-needed", true);

    private final String reason;
    private final boolean isFinal;

    MailFailure(String reason, boolean isFinal) {
        this.reason = reason;
        this.isFinal = isFinal;
    }

    /// The code that an event names it by.
    String reason() {
        return reason;
    }

    /// Whether another try would meet the same.
    boolean isFinal() {
        return isFinal;
    }
}
