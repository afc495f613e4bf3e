package dev.scimconsole.server.token;

import dev.scimconsole.server.store.Store;
import dev.scimconsole.server.store.configuration.TokenRecords.TokenRecord;
import dev.scimconsole.server.store.failure.StoreUnavailableException;
import dev.scimconsole.server.values.RequestOrigin;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The end of tokens' lives, where administrators want them to have one.
public final class TokenExpiry {

    /// The longest life that can be asked for, in days: ten years.
    static final int LONGEST_LIFE = 3_650;

    private static final Logger LOG = LoggerFactory.getLogger(TokenExpiry.class);
    private static final List<Integer> REMINDERS = List.of(1, 7, 14, 30, 60);

    private final Store store;
    private final InstantSource clock;

    /// A door to the store's notes.
    public TokenExpiry(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Notes in the store that a token was found at its end, unless that is noted already. To be called
    /// before the refusal is answered: what a client was told once stays true, also when the clock is set
    /// back.
    ///
    /// @param origin of the refused request
    public void note(TokenDecision.Expired expired, RequestOrigin origin) {
        if (expired.noted()) {
            return;
        }
        Instant now = clock.instant();
        try {
            store.write(transaction -> {
                boolean first = transaction.tokens().markExpired(expired.organizationId(), expired.tokenId(),
                        now);
                if (first) {
                    Optional<TokenRecord> token = transaction.tokens().current(expired.organizationId());
                    token.ifPresent(
                            current -> ConfigurationEvents.tokenExpired(transaction, now, current, origin));
                }
                return first;
            });
        } catch (StoreUnavailableException e) {
            LOG.warn("That a token has expired could not be noted, which the next refusal does: {}",
                    e.getMessage());
        }
    }

    /// The latest reminder that is due: so many days or fewer are left. Not those that would be due from the
    /// start.
    ///
    /// @param lifeDays how long the token lives in all, where that is known
    /// @return in days, 0 once the life has ended; empty when none is due
    public static Optional<Integer> reminder(Optional<Integer> lifeDays, Instant expiresAt, Instant now) {
        if (!now.isBefore(expiresAt)) {
            return Optional.of(0);
        }
        return REMINDERS.stream().filter(days -> lifeDays.map(life -> days < life).orElse(true))
                .filter(days -> !now.isBefore(expiresAt.minus(Duration.ofDays(days)))).findFirst();
    }
}
