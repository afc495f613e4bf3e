package dev.scimconsole.desktop.configuration;

import dev.scimconsole.contract.configuration.TokenDetails;
import dev.scimconsole.desktop.change.Notice;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What is said of the end of a token's life.
final class ExpiryWords {

    private static final long SOON_DAYS = 7;

    private ExpiryWords() {}

    /// That the token's life has ended, or ends so soon that somebody must act; empty when neither.
    static Optional<Notice> reminder(TokenDetails token, Messages messages, Moments moments, Instant now) {
        if (token.expired()) {
            return token.expiresAt()
                    .map(end -> Notice.serious(messages.text("expiry.expired", moments.within(end))));
        }
        return token.expiryReminder().flatMap(_ -> token.expiresAt()).map(end -> {
            Duration left = Duration.between(now, end);
            String text = messages.text("expiry.soon", moments.span(left), moments.within(end));
            return left.toDays() < SOON_DAYS ? Notice.serious(text) : Notice.plain(text);
        });
    }
}
