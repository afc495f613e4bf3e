package dev.scimconsole.server.scim;

import dev.scimconsole.server.scim.operation.NewUser;
import dev.scimconsole.server.store.Transaction;

/// Is told of each user that a client creates.
@FunctionalInterface
public interface UserCreations {

    /// For a service where nobody wants to know.
    UserCreations UNHEARD = (_, _, _) -> {};

    /// A user was created. Called in the transaction that creates the user, which may run more than once:
    /// what this writes is kept together with the user or not at all, and what it throws undoes the creation.
    ///
    /// @param userAgent as the client names itself; empty text when it does not
    void created(Transaction transaction, NewUser user, String userAgent);
}
