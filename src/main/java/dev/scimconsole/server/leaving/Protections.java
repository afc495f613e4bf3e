package dev.scimconsole.server.leaving;

import dev.scimconsole.contract.ProblemCode;
import dev.scimconsole.contract.activity.EventTarget;
import dev.scimconsole.server.problem.ProblemException;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.activity.EventRecord;
import dev.scimconsole.server.store.directory.StoredResource;
import dev.scimconsole.server.token.Actor;
import dev.scimconsole.server.values.ResourceType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/// Marks users whom no identity provider can deactivate or delete. Blocks while it asks the store.
public final class Protections {

    /// They are the accounts that are left when all else fails; each leaver is compared with them.
    private static final int MOST = 200;

    private final Store store;
    private final InstantSource clock;

    /// @param store is not closed by this
    public Protections(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Protects a user from now on, and says so in an audit event. Nothing happens where that is so already.
    ///
    /// @throws ProblemException when there is no such user, or so many are protected that they can't be
    ///         exceptions
    public void protect(Actor actor, String userId) {
        Instant now = clock.instant();
        change(actor, userId, now, "user.protected", transaction -> {
            boolean done = transaction.protections().protect(actor.organizationId(), userId, now,
                    actor.email());
            if (done && transaction.protections().all(actor.organizationId()).size() > MOST) {
                throw ProblemException.of(ProblemCode.TOO_MANY_PROTECTED, "say.protection.tooMany", MOST);
            }
            return done;
        });
    }

    /// Takes the protection from a user, and says so in an audit event. Nothing happens where there is none.
    ///
    /// @throws ProblemException when there is no such user
    public void unprotect(Actor actor, String userId) {
        change(actor, userId, clock.instant(), "user.unprotected",
                transaction -> transaction.protections().unprotect(actor.organizationId(), userId));
    }

    private void change(Actor actor, String userId, Instant at, String action,
            Predicate<Transaction> change) {
        store.write(transaction -> {
            StoredResource user = transaction.resources()
                    .find(actor.organizationId(), ResourceType.USER, userId)
                    .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_FOUND, "say.directory.userGone"));
            boolean changed = change.test(transaction);
            if (changed) {
                transaction.events()
                        .append(EventRecord.done(actor.who(), actor.organizationId(), at, action,
                                new EventTarget("user", userId, user.indexed().userNameKey()),
                                Optional.empty(),
                                actor.origin()));
            }
            return changed;
        });
    }
}
