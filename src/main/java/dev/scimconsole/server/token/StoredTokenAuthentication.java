package dev.scimconsole.server.token;

import dev.scimconsole.contract.ScimToken;
import dev.scimconsole.contract.TokenForm;
import dev.scimconsole.server.store.Sha256;
import dev.scimconsole.server.store.TokenRecords.TokenRecord;
import dev.scimconsole.server.store.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Decides by the token's hash in the store, on each request anew.
public final class StoredTokenAuthentication implements TokenAuthentication {

    private static final String SCHEME = "bearer";

    /// No token has it. Looked up where there is nothing to look up, so that a refusal takes as long for whatever
    /// was presented.
    private static final Sha256 NOBODYS = Sha256.digest(new byte[0]);

    private final InstantSource clock;

    /// @param clock tells whether a token's life has ended
    public StoredTokenAuthentication(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public PresentedToken read(List<String> authorization) {
        String header = authorization.isEmpty() ? "" : authorization.getFirst().strip();
        if (header.isEmpty()) {
            return new PresentedToken.Absent();
        }
        int end = TokenForm.endOfWord(header);
        // Several headers: a proxy added its own, and which of them counts is nothing to guess (RFC 9110 §5.3).
        if (authorization.size() > 1 || !header.substring(0, end).equalsIgnoreCase(SCHEME)) {
            return new PresentedToken.NotBearer();
        }
        return readCredentials(header.substring(end).strip());
    }

    @Override
    public TokenDecision decide(Transaction transaction, PresentedToken presented) {
        return switch (presented) {
            case PresentedToken.WellFormed token -> decide(transaction, token);
            default -> {
                transaction.tokens().findByHash(NOBODYS);
                yield new TokenDecision.Unusable(presented);
            }
        };
    }

    private TokenDecision decide(Transaction transaction, PresentedToken.WellFormed presented) {
        Optional<TokenRecord> found = transaction.tokens().findByHash(presented.sha256());
        if (found.isEmpty()) {
            return new TokenDecision.Unknown(presented.hint());
        }
        TokenRecord token = found.get();
        return token.revokedAt().<TokenDecision>map(at -> new TokenDecision.Revoked(token.organizationId(),
                token.id(), at, token.revokedBy().orElse("")))
                .orElseGet(() -> unlessExpired(token, clock.instant()));
    }

    private static TokenDecision unlessExpired(TokenRecord token, Instant now) {
        return token.isExpired(now)
                ? new TokenDecision.Expired(token.organizationId(), token.id(),
                        token.expiresAt().or(token::expiredAt).orElse(now), token.expiredAt().isPresent())
                : new TokenDecision.Accepted(token.organizationId(), token.id());
    }

    private static PresentedToken readCredentials(String credentials) {
        return switch (TokenForm.of(credentials)) {
            case BEARER -> new PresentedToken.BearerTwice();
            case BLANKS_INSIDE -> new PresentedToken.BlanksInside();
            case MISTYPED -> new PresentedToken.Mistyped();
            case FOREIGN, EMPTY -> new PresentedToken.Foreign();
            case RIGHT -> {
                try (ScimToken token = ScimToken.parse(credentials).orElseThrow()) {
                    yield new PresentedToken.WellFormed(Sha256.ofDigest(token.sha256()), token.hint());
                }
            }
        };
    }
}
