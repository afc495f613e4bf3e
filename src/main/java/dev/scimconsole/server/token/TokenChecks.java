package dev.scimconsole.server.token;

import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.contract.configuration.TokenCheck;
import dev.scimconsole.contract.configuration.TokenCheck.Verdict;
import dev.scimconsole.contract.configuration.TokenForm;
import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.configuration.TokenRecords;
import dev.scimconsole.server.store.configuration.TokenRecords.TokenRecord;
import dev.scimconsole.server.values.Sha256;
import dev.scimconsole.wording.Saying;
import java.nio.CharBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
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
    /// @param pasted   stays the caller's, who wipes it
    /// @param language of whoever asks
    public TokenCheck check(String organizationId, char[] pasted, Locale language) {
        CharSequence text = TokenForm.strip(CharBuffer.wrap(pasted));
        TokenForm form = TokenForm.of(text);
        if (form != TokenForm.RIGHT) {
            return without(Verdict.MALFORMED, Saying.of(form.key()).in(language), Optional.empty());
        }
        try (ScimToken token = ScimToken.parse(text).orElseThrow()) {
            Sha256 hash = Sha256.ofDigest(token.sha256());
            return store.read(transaction -> transaction.tokens().findByHash(hash))
                    .filter(found -> found.organizationId().equals(organizationId))
                    .map(found -> known(found, clock.instant(), language))
                    .orElse(without(Verdict.UNKNOWN,
                            Saying.of("say.tokenCheck.unknown").in(language),
                            Optional.of(token.hint())));
        }
    }

    private static TokenCheck known(TokenRecord token, Instant now, Locale language) {
        if (token.revokedAt().isPresent()) {
            return with(token, Verdict.REVOKED,
                    Saying.of("say.tokenCheck.replaced", day(token.revokedAt().get()),
                            token.revokedBy().map(TokenChecks::revoker)
                                    .orElseGet(() -> Saying.of("say.tokenCheck.somebody"))),
                    language, token.revokedAt());
        }
        if (token.isExpired(now)) {
            Optional<Instant> end = token.expiresAt().or(token::expiredAt);
            return with(token, Verdict.EXPIRED, Saying.of("say.tokenCheck.expired", day(end.orElse(now))),
                    language, end);
        }
        return with(token, Verdict.CURRENT,
                token.expiresAt().map(end -> Saying.of("say.tokenCheck.currentUntil", day(end)))
                        .orElseGet(() -> Saying.of("say.tokenCheck.current")),
                language, Optional.empty());
    }

    private static Object revoker(String by) {
        return by.equals(TokenRecords.PUT_BACK) ? Saying.of("say.tokenCheck.putBack") : by;
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static TokenCheck with(TokenRecord token, Verdict verdict, Saying sentence, Locale language,
            Optional<Instant> endedAt) {
        return new TokenCheck(verdict, sentence.in(language), Optional.of(token.hint()),
                Optional.of(token.createdAt()),
                Optional.of(token.createdBy()), endedAt, token.revokedBy());
    }

    private static TokenCheck without(Verdict verdict, String sentence, Optional<String> hint) {
        return new TokenCheck(verdict, sentence, hint, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty());
    }
}
