package dev.scimconsole.server.scim.operation;

import java.util.function.Function;

/// A request that has been checked as far as that goes without the store.
public sealed interface Operation {

    /// It only reads.
    record Reading(Action action) implements Operation {}

    /// It changes data, all or nothing.
    record Changing(Action action) implements Operation {}

    /// It changes data in several transactions.
    record Batch(Function<Transactions, Reply> action) implements Operation {}

    /// What is done inside a transaction; may run more than once.
    @FunctionalInterface
    interface Action {

        /// Does it.
        ///
        /// @throws dev.scimconsole.server.scim.error.ScimException to roll the transaction back and answer
        ///                                                         with an error
        Reply run(Work work);
    }

    /// Starts transactions that may write. In each the token is judged anew.
    interface Transactions {

        /// Runs work in a transaction of its own.
        ///
        /// @throws dev.scimconsole.server.scim.error.ScimException 401 when the token does not pass (any more),
        ///                                                         or what the work throws
        <R> R write(Function<Work, R> work);
    }
}
