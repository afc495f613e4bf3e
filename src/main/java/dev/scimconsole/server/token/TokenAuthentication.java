package dev.scimconsole.server.token;

import dev.scimconsole.server.store.Transaction;
import java.util.List;
import java.util.Optional;

/// Decides whether a SCIM request may pass. The decision is made inside the transaction that serves the
/// request, so that a refresh holds from the moment it is answered, on every node, without a cache.
public interface TokenAuthentication {

    /// Judges the `Authorization` headers without asking the store.
    ///
    /// @param authorization every value of the header, in order
    PresentedToken read(List<String> authorization);

    /// The organization of a token that was accepted before. A token never changes its organization; whether
    /// it passes still is for [#decide] to say.
    Optional<String> organizationOf(PresentedToken.WellFormed presented);

    /// Decides inside a transaction.
    TokenDecision decide(Transaction transaction, PresentedToken presented);
}
