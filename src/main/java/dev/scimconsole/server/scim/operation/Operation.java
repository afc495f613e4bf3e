package dev.scimconsole.server.scim.operation;

import dev.scimconsole.server.store.Expectations;
import java.util.function.Function;

/// A request that has been checked as far as that goes without the store.
public sealed interface Operation {

    /// It only reads.
    record Reading(Action action, Foresight foresight) implements Operation {

        /// One whose questions nobody knows beforehand.
        public Reading(Action action) {
            this(action, Foresight.NONE);
        }
    }

    /// It changes data, all or nothing.
    record Changing(Action action, Foresight foresight) implements Operation {

        /// One whose questions nobody knows beforehand.
        public Changing(Action action) {
            this(action, Foresight.NONE);
        }
    }

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

    /// Says what an action will ask the store for, so that a store behind a network is asked once.
    @FunctionalInterface
    interface Foresight {

        /// Nothing is known beforehand.
        Foresight NONE = (_, _) -> {};

        /// Says it.
        ///
        /// @param organizationId whose token was presented when it was last accepted
        void tell(Expectations expectations, String organizationId);
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
