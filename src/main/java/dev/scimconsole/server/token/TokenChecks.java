package dev.scimconsole.server.token;

import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.contract.configuration.TokenCheck;
import dev.scimconsole.contract.configuration.TokenCheck.Verdict;
import dev.scimconsole.contract.configuration.TokenForm;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.configuration.TokenRecords.TokenRecord;
import dev.scimconsole.server.values.Sha256;
import java.nio.CharBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Tells an administrator what a pasted string is. Nothing of it is kept, logged or recorded.
public final class TokenChecks {

    private final Store store;
    private final InstantSource clock;

    /// @param clock tells whether a token's life has ended
    public TokenChecks(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// What it is.
    ///
    /// @param pasted stays the caller's, who wipes it
    public TokenCheck check(String organizationId, char[] pasted) {
        CharSequence text = TokenForm.strip(CharBuffer.wrap(pasted));
        TokenForm form = TokenForm.of(text);
        if (form != TokenForm.RIGHT) {
            return without(Verdict.MALFORMED, form.sentence(), Optional.empty());
        }
        try (ScimToken token = ScimToken.parse(text).orElseThrow()) {
            Sha256 hash = Sha256.ofDigest(token.sha256());
            return store.read(transaction -> transaction.tokens().findByHash(hash))
                    .filter(found -> found.organizationId().equals(organizationId))
                    .map(found -> known(found, clock.instant()))
                    .orElse(without(Verdict.UNKNOWN,
                            "It has the form of a SCIM token, but it was never one of this organization’s."
                                    + " It may belong to another organization or server.",
                            Optional.of(token.hint())));
        }
    }

    private static TokenCheck known(TokenRecord token, Instant now) {
        if (token.revokedAt().isPresent()) {
            return with(token, Verdict.REVOKED, TokenSentences.replaced(token.revokedAt().get(),
                    token.revokedBy().orElse("an administrator")), token.revokedAt());
        }
        if (token.isExpired(now)) {
            Optional<Instant> end = token.expiresAt().or(token::expiredAt);
            return with(token, Verdict.EXPIRED, TokenSentences.expired(end.orElse(now)), end);
        }
        String sentence = "This is the organization’s current SCIM token." + token.expiresAt()
                .map(end -> " It expires on " + TokenSentences.day(end) + ".").orElse("");
        return with(token, Verdict.CURRENT, sentence, Optional.empty());
    }

    private static TokenCheck with(TokenRecord token, Verdict verdict, String sentence,
            Optional<Instant> endedAt) {
        return new TokenCheck(verdict, sentence, Optional.of(token.hint()), Optional.of(token.createdAt()),
                Optional.of(token.createdBy()), endedAt, token.revokedBy());
    }

    private static TokenCheck without(Verdict verdict, String sentence, Optional<String> hint) {
        return new TokenCheck(verdict, sentence, hint, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty());
    }
}
