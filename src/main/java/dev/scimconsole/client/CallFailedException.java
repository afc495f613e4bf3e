package dev.scimconsole.client;

import java.io.Serial;

/// A call to the admin API that brought no result. The message is the failure's sentence; it never quotes
/// what was sent or answered.
public final class CallFailedException extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    private final transient CallFailure failure;

    /// @param failure what happened
    public CallFailedException(CallFailure failure) {
        super(failure.sentence());
        this.failure = failure;
    }

    /// @param failure what happened
    /// @param cause   the library's exception
    CallFailedException(CallFailure failure, Throwable cause) {
        super(failure.sentence(), cause);
        this.failure = failure;
    }

    /// What happened.
    public CallFailure failure() {
        return failure;
    }
}
