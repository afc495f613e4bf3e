package dev.scimconsole.desktop.widgets.secrets;

import dev.scimconsole.contract.configuration.ScimToken;
import dev.scimconsole.desktop.task.Ticker;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntSupplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.util.Subscription;

/// The system's clipboard, with a token or another secret in it for as long as was chosen, a minute as a
/// rule. What the system does not let go is cleared again every second until it is gone.
public final class TokenClipboard implements TokenCopies {

    private static final Duration SECOND = Duration.ofSeconds(1);
    /// A clipboard manager may bring a text back a moment after it was cleared.
    private static final int LOOKS_UNTIL_GONE = 3;

    private final Board board;
    private final Clock clock;
    private final Ticker ticker;
    private final IntSupplier stays;
    private final ReadOnlyIntegerWrapper secondsLeft = new ReadOnlyIntegerWrapper(this, "secondsLeft", 0);
    private Optional<byte[]> copiedSha256 = Optional.empty();
    private Instant deadline = Instant.MIN;
    private Subscription ticking = Subscription.EMPTY;
    private boolean replaced;
    private boolean wiping;
    private int lookedInVain;

    /// The one of this computer.
    ///
    /// @param clock  says when a minute is over, even if the computer slept
    /// @param ticker counts down
    /// @param stays  says for how many seconds
    public TokenClipboard(Clock clock, Ticker ticker, IntSupplier stays) {
        this(SystemBoard.of(System.getenv()), clock, ticker, stays);
    }

    TokenClipboard(Board board, Clock clock, Ticker ticker, IntSupplier stays) {
        this.stays = stays;
        this.board = board;
        this.clock = clock;
        this.ticker = ticker;
    }

    @Override
    public void copy(ScimToken token) {
        copySecret(token.reveal());
    }

    @Override
    public void copySecret(String text) {
        forget();
        board.put(text, true);
        copiedSha256 = Optional.of(sha256(text));
        int seconds = stays.getAsInt();
        deadline = clock.instant().plusSeconds(seconds);
        secondsLeft.set(seconds);
        ticking = ticker.every(SECOND, this::tick);
    }

    /// Copies a text that is no secret. It takes the place of a token.
    public void copyText(String text) {
        board.put(text, false);
        forget();
    }

    @Override
    public ReadOnlyIntegerProperty secondsLeftProperty() {
        return secondsLeft.getReadOnlyProperty();
    }

    @Override
    public void wipe() {
        if (copiedSha256.isPresent() && !wiping) {
            wiping = true;
            secondsLeft.set(0);
            clear();
        }
    }

    private void tick() {
        Duration left = Duration.between(clock.instant(), deadline);
        if (wiping) {
            clear();
        } else if (!left.isPositive()) {
            wipe();
        } else if (!replaced) {
            // Somebody has copied something else; who holds that need not be asked every second.
            replaced = !isThere();
            secondsLeft.set(replaced ? 0 : (int) left.plusMillis(999).toSeconds());
        }
    }

    private void clear() {
        if (isThere()) {
            lookedInVain = 0;
            board.clear();
            if (isThere()) {
                board.clearByOtherMeans();
            }
        } else {
            lookedInVain++;
            if (lookedInVain == LOOKS_UNTIL_GONE) {
                forget();
            }
        }
    }

    private boolean isThere() {
        return board.text().filter(text -> MessageDigest.isEqual(copiedSha256.orElseThrow(), sha256(text)))
                .isPresent();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private void forget() {
        ticking.unsubscribe();
        ticking = Subscription.EMPTY;
        copiedSha256 = Optional.empty();
        secondsLeft.set(0);
        replaced = false;
        wiping = false;
        lookedInVain = 0;
    }
}
