package dev.scimconsole.server.store.sql;

/// A read transaction whose expected queries were asked without a snapshot that lasts asks for more. The work
/// runs again from the start, on one snapshot.
final class MoreAskedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MoreAskedException() {
        super("more was asked than expected", null, false, false);
    }
}
