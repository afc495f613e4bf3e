package dev.scimconsole.desktop.signin;

/// The keychain does not tell what it has: it is locked, say, or not there just now.
public final class UnreadableKeychainException extends Exception {

    private static final long serialVersionUID = 1;

    /// Without a reason: what the keychain says may quote what is kept.
    public UnreadableKeychainException() {}
}
