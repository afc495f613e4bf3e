package dev.scimconsole.server.http.provider;

import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.failure.StoreUnavailableException;
import dev.scimconsole.server.token.PresentedToken;
import dev.scimconsole.server.token.TokenAuthentication;
import dev.scimconsole.server.token.TokenDecision;
import dev.scimconsole.server.values.Sha256;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Turns away, by one short read, what can't be accepted: before its body is read, and without a turn among
/// those who write. Whatever is presented takes the same way, and so the same time.
///
/// A token that was accepted a moment ago is let through without a look, because the SCIM service judges it
/// anyway inside the transaction that serves the request. So nothing is decided by what is remembered here.
final class TokenGate {

    /// Far more than an organization has current tokens; bounds the memory.
    private static final int MOST_REMEMBERED = 1_000;

    private final Store store;
    private final TokenAuthentication tokens;
    private final Set<Sha256> accepted = ConcurrentHashMap.newKeySet();

    TokenGate(Store store, TokenAuthentication tokens) {
        this.store = store;
        this.tokens = tokens;
    }

    /// What is known of a request before its body is read.
    sealed interface Look {

        /// The SCIM service may have it.
        record Passes() implements Look {}

        /// It is refused.
        record Refused(TokenDecision decision) implements Look {}

        /// The store can't be asked just now.
        record Unknown() implements Look {}
    }

    /// Looks at what a request presents.
    Look look(PresentedToken presented) {
        if (presented instanceof PresentedToken.WellFormed token && accepted.contains(token.sha256())) {
            return new Look.Passes();
        }
        try {
            TokenDecision decision = store.read(transaction -> tokens.decide(transaction, presented));
            return decision instanceof TokenDecision.Accepted
                    ? new Look.Passes()
                    : new Look.Refused(decision);
        } catch (StoreUnavailableException _) {
            return new Look.Unknown();
        }
    }

    /// Remembers what the SCIM service decided.
    void remember(PresentedToken presented, TokenDecision decision) {
        if (!(presented instanceof PresentedToken.WellFormed token)) {
            return;
        }
        if (decision instanceof TokenDecision.Accepted) {
            if (accepted.size() >= MOST_REMEMBERED) {
                accepted.clear();
            }
            accepted.add(token.sha256());
        } else {
            accepted.remove(token.sha256());
        }
    }
}
