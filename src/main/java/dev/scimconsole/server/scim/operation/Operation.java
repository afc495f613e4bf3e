package dev.scimconsole.server.scim.operation;

/// A request that has been checked as far as that goes without the store.
///
/// @param changesData whether it needs a transaction that may write
/// @param action      runs inside the transaction; may run more than once
public record Operation(boolean changesData, Action action) {

    /// What is done.
    @FunctionalInterface
    public interface Action {

        /// Does it.
        ///
        /// @throws dev.scimconsole.server.scim.error.ScimException to roll the transaction back and answer
        ///                                                         with an error
        Reply run(Work work);
    }

    /// An operation that only reads.
    public static Operation reading(Action action) {
        return new Operation(false, action);
    }

    /// An operation that changes data.
    public static Operation changing(Action action) {
        return new Operation(true, action);
    }
}
