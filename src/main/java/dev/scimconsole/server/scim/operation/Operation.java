package dev.scimconsole.server.scim.operation;

import dev.scimconsole.server.scim.error.ScimErrors;
import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.store.Expectations;
import dev.scimconsole.server.store.failure.TakenException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// A request that has been checked as far as that goes without the store.
public sealed interface Operation {

    /// It only reads.
    record Reading(Action action, Foresight foresight) implements Operation {

        /// One whose questions nobody knows beforehand.
        public Reading(Action action) {
            this(action, Foresight.NONE);
        }
    }

    /// It only reads, and looks at more than it finds.
    record Scanning(Action action) implements Operation {}

    /// It changes data, all or nothing.
    ///
    /// @param ifRefused what is tried, in another transaction, when the action is refused for what is in the
    ///                  request
    /// @param foresight of the action, and of what is tried in its place
    record Changing(Action action, Optional<Fallback> ifRefused, Foresight foresight) implements Operation {

        /// A change whose refusal stands, and whose questions nobody knows beforehand.
        public Changing(Action action) {
            this(action, Optional.empty(), Foresight.NONE);
        }

        /// The same, saying what it will ask for.
        public Changing foreseeing(Foresight known) {
            return new Changing(action, ifRefused, known);
        }
    }

    /// It changes data in several transactions.
    record Batch(Function<Transactions, Reply> action) implements Operation {}

    /// What is done inside a transaction; may run more than once.
    @FunctionalInterface
    interface Action {

        /// Does it.
        ///
        /// @throws ScimException to roll the transaction back and answer with an error
        Reply run(Work work);
    }

    /// Says what an action will ask the store for, so that a store behind a network is asked once.
    @FunctionalInterface
    interface Foresight {

        /// Nothing is known beforehand.
        Foresight NONE = (_, _) -> {};

        /// Says this, and then that.
        default Foresight and(Foresight other) {
            return (expectations, organizationId) -> {
                tell(expectations, organizationId);
                other.tell(expectations, organizationId);
            };
        }

        /// Says it.
        ///
        /// @param organizationId whose token was presented when it was last accepted
        void tell(Expectations expectations, String organizationId);
    }

    /// What is done inside a transaction in place of an action that was refused; may run more than once.
    @FunctionalInterface
    interface Fallback {

        /// Does it.
        ///
        /// @param refusal why the action was refused
        /// @throws ScimException the refusal where it stands, or another
        Reply run(Work work, ScimException refusal);
    }

    /// Starts transactions that may write. In each the token is judged anew.
    interface Transactions {

        /// How often a name is looked for that others take meanwhile.
        int ATTEMPTS = 3;

        /// Runs work in a transaction of its own.
        ///
        /// @throws ScimException 401 when the token does not pass (any more), or what the work throws
        default <R> R write(Function<Work, R> work) {
            return write(Foresight.NONE, work);
        }

        /// The same, saying what it will ask for.
        <R> R write(Foresight foresight, Function<Work, R> work);

        /// Holds leavers from now on, if they are not held already: one was refused because too many left.
        void holdLeavers();

        /// Makes a change, or what is to be done in its place.
        ///
        /// @throws ScimException when both are refused
        default Reply change(Changing changing) {
            return holding(() -> {
                try {
                    return write(changing.foresight(), changing.action()::run);
                } catch (TakenException e) {
                    return fallBack(changing, ScimErrors.taken(e));
                } catch (ScimException e) {
                    // What has no keyword is no matter of what is in the request: a version, a resource that
                    // is not there.
                    if (e.scimType().isEmpty()) {
                        throw e;
                    }
                    return fallBack(changing, e);
                }
            });
        }

        /// Does what is to be done in place of a change.
        ///
        /// @param refusal why the change is not made
        /// @throws ScimException the refusal where it stands, or another
        default Reply instead(Changing changing, ScimException refusal) {
            return holding(() -> fallBack(changing, refusal));
        }

        /// However somebody was to leave, the first one who is too many begins the hold.
        private Reply holding(Supplier<Reply> work) {
            try {
                return work.get();
            } catch (ScimException e) {
                if (e.reason().filter(ScimException.LEAVERS_HELD::equals).isPresent()) {
                    holdLeavers();
                }
                throw e;
            }
        }

        private Reply fallBack(Changing changing, ScimException refusal) {
            if (changing.ifRefused().isEmpty()) {
                throw refusal;
            }
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                try {
                    return write(changing.foresight(),
                            work -> changing.ifRefused().get().run(work, refusal));
                } catch (TakenException _) {
                    // Somebody took the name after it was found to be free; it is looked for anew.
                }
            }
            throw refusal;
        }
    }
}
