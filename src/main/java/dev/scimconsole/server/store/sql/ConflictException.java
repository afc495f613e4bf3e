package dev.scimconsole.server.store.sql;

/// Another transaction came in between; the work runs again from the start.
final class ConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ConflictException(Throwable cause) {
        super("another transaction came in between", cause);
    }
}
