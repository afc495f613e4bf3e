package dev.scimconsole.server.token;

import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.contract.configuration.TokenForm;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.configuration.AccessTokenRecords.AccessTokenRecord;
import dev.scimconsole.server.store.configuration.TokenRecords.TokenRecord;
import dev.scimconsole.server.values.Sha256;
import java.nio.CharBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Decides by the token's hash in the store, on each request anew.
public final class StoredTokenAuthentication implements TokenAuthentication {

    private static final String SCHEME = "bearer";

    /// Far more than there are current tokens; bounds the memory.
    private static final int MOST_REMEMBERED = 10_000;

    private final InstantSource clock;
    private final Map<Sha256, String> organizations = new ConcurrentHashMap<>();

    /// A token that nobody was ever given.
    private final ScimToken nobodys = ScimToken.generate(new SecureRandom());

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
        // Several headers: a proxy added its own, and which of them counts is nothing to guess (RFC 9110
        // §5.3).
        if (authorization.size() > 1 || !header.substring(0, end).equalsIgnoreCase(SCHEME)) {
            return new PresentedToken.NotBearer();
        }
        return readCredentials(header.substring(end).strip());
    }

    @Override
    public Optional<String> organizationOf(PresentedToken.WellFormed presented) {
        return Optional.ofNullable(organizations.get(presented.sha256()));
    }

    @Override
    public TokenDecision decide(Transaction transaction, PresentedToken presented) {
        return switch (presented) {
            case PresentedToken.WellFormed token -> decide(transaction, token);
            default -> {
                judgeNobodys(transaction);
                yield new TokenDecision.Unusable(presented);
            }
        };
    }

    /// Does for nothing what is done with a well-formed token, so that a refusal takes as long for whatever
    /// was presented.
    private void judgeNobodys(Transaction transaction) {
        wellFormed(CharBuffer.wrap(nobodys.copyCharacters()))
                .ifPresent(token -> {
                    if (transaction.tokens().findByHash(token.sha256()).isEmpty()) {
                        transaction.accessTokens().findByHash(token.sha256());
                    }
                });
    }

    private TokenDecision decide(Transaction transaction, PresentedToken.WellFormed presented) {
        Optional<TokenRecord> found = transaction.tokens().findByHash(presented.sha256());
        if (found.isEmpty()) {
            return transaction.accessTokens().findByHash(presented.sha256()).map(this::decide)
                    .orElseGet(TokenDecision.Unknown::new);
        }
        TokenRecord token = found.get();
        remember(token.sha256(), token.organizationId());
        return token.revokedAt().<TokenDecision>map(at -> new TokenDecision.Revoked(token.organizationId(),
                token.id(), at))
                .orElseGet(() -> unlessExpired(token, clock.instant()));
    }

    private TokenDecision decide(AccessTokenRecord token) {
        remember(token.sha256(), token.organizationId());
        Optional<Instant> ended = token.endedAt()
                .or(() -> Optional.of(token.expiresAt()).filter(end -> !clock.instant().isBefore(end)));
        if (ended.isPresent()) {
            return new TokenDecision.Lapsed(token.organizationId(), token.connectionId(), token.connection(),
                    ended.get(), token.endedAt().isPresent());
        }
        Optional<String> connection = Optional.of(token.connection());
        return token.pausedAt().<TokenDecision>map(since -> new TokenDecision.Paused(token.organizationId(),
                token.connectionId(), connection, since))
                .orElseGet(() -> new TokenDecision.Accepted(token.organizationId(), token.connectionId(),
                        connection));
    }

    private void remember(Sha256 sha256, String organizationId) {
        if (organizations.size() >= MOST_REMEMBERED) {
            organizations.clear();
        }
        organizations.putIfAbsent(sha256, organizationId);
    }

    private static TokenDecision unlessExpired(TokenRecord token, Instant now) {
        return token.isExpired(now)
                ? new TokenDecision.Expired(token.organizationId(), token.id(),
                        token.expiresAt().or(token::expiredAt).orElse(now), token.expiredAt().isPresent())
                : token.pausedAt().<TokenDecision>map(
                        since -> new TokenDecision.Paused(token.organizationId(), token.id(),
                                Optional.empty(), since))
                        .orElseGet(() -> new TokenDecision.Accepted(token.organizationId(), token.id()));
    }

    private static PresentedToken readCredentials(String credentials) {
        return wellFormed(credentials).<PresentedToken>map(token -> token)
                .orElseGet(() -> switch (TokenForm.of(credentials)) {
                    case BEARER -> new PresentedToken.BearerTwice();
                    case BLANKS_INSIDE -> new PresentedToken.BlanksInside();
                    case RIGHT, MISTYPED -> new PresentedToken.Mistyped();
                    case FOREIGN, EMPTY -> new PresentedToken.Foreign();
                });
    }

    private static Optional<PresentedToken.WellFormed> wellFormed(CharSequence text) {
        Optional<ScimToken> parsed = ScimToken.parse(text);
        if (parsed.isEmpty()) {
            return Optional.empty();
        }
        try (ScimToken token = parsed.get()) {
            return Optional.of(new PresentedToken.WellFormed(Sha256.ofDigest(token.sha256()), token.hint()));
        }
    }
}
