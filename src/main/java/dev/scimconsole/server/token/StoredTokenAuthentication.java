package dev.scimconsole.server.token;

import dev.scimconsole.contract.ScimToken;
import dev.scimconsole.server.store.Sha256;
import dev.scimconsole.server.store.TokenRecords.TokenRecord;
import dev.scimconsole.server.store.Transaction;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Decides by the token's hash in the store, on each request anew.
public final class StoredTokenAuthentication implements TokenAuthentication {

    private static final String SCHEME = "bearer";

    @Override
    public PresentedToken read(List<String> authorization) {
        String header = authorization.isEmpty() ? "" : authorization.getFirst().strip();
        if (header.isEmpty()) {
            return new PresentedToken.Absent();
        }
        int end = endOfWord(header);
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
            default -> new TokenDecision.Unusable(presented);
        };
    }

    private static TokenDecision decide(Transaction transaction, PresentedToken.WellFormed presented) {
        Optional<TokenRecord> found = transaction.tokens().findByHash(presented.sha256());
        if (found.isEmpty()) {
            return new TokenDecision.Unknown(presented.hint());
        }
        TokenRecord token = found.get();
        return token.revokedAt().<TokenDecision>map(at -> new TokenDecision.Revoked(token.organizationId(),
                token.id(), at, token.revokedBy().orElse("")))
                .orElseGet(() -> new TokenDecision.Accepted(token.organizationId(), token.id()));
    }

    private static PresentedToken readCredentials(String credentials) {
        int end = endOfWord(credentials);
        if (credentials.substring(0, end).equalsIgnoreCase(SCHEME)) {
            return new PresentedToken.BearerTwice();
        }
        if (end < credentials.length()) {
            return new PresentedToken.BlanksInside();
        }
        Optional<ScimToken> parsed = ScimToken.parse(credentials);
        if (parsed.isPresent()) {
            try (ScimToken token = parsed.get()) {
                return new PresentedToken.WellFormed(Sha256.ofDigest(token.sha256()), token.hint());
            }
        }
        return credentials.toLowerCase(Locale.ROOT).contains(ScimToken.PREFIX)
                ? new PresentedToken.Mistyped()
                : new PresentedToken.Foreign();
    }

    /// The index of the first blank of any kind, else the text's length.
    private static int endOfWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isWhitespace(text.charAt(i)) || Character.isSpaceChar(text.charAt(i))) {
                return i;
            }
        }
        return text.length();
    }
}
