package dev.scimconsole.desktop.widgets;

import dev.scimconsole.contract.ScimToken;
import dev.scimconsole.desktop.task.Ticker;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.util.Subscription;

/// The system's clipboard, with a token or another secret in it for a minute at most.
///
/// The copy carries the hints by which clipboard managers know what not to keep: KDE's (Klipper, and what
/// follows it) and Windows' three. macOS has one too, but JavaFX can't set it.
public final class TokenClipboard implements TokenCopies {

    private static final DataFormat KDE_HINT = format("x-kde-passwordManagerHint");
    private static final DataFormat WINDOWS_EXCLUDE = format("ExcludeClipboardContentFromMonitorProcessing");
    private static final DataFormat WINDOWS_HISTORY = format("CanIncludeInClipboardHistory");
    private static final DataFormat WINDOWS_CLOUD = format("CanUploadToCloudClipboard");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Clock clock;
    private final Ticker ticker;
    private final ReadOnlyIntegerWrapper secondsLeft = new ReadOnlyIntegerWrapper(this, "secondsLeft", 0);
    private Optional<byte[]> copiedSha256 = Optional.empty();
    private Instant deadline = Instant.MIN;
    private Subscription ticking = Subscription.EMPTY;

    /// @param clock  says when a minute is over, even if the computer slept
    /// @param ticker counts down
    public TokenClipboard(Clock clock, Ticker ticker) {
        this.clock = clock;
        this.ticker = ticker;
    }

    @Override
    public void copy(ScimToken token) {
        // The system's clipboard takes text as String only; this is why it is cleared so soon.
        copySecret(token.reveal());
    }

    @Override
    public void copySecret(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        // As bytes, since JavaFX would serialize any other object.
        content.put(KDE_HINT, ByteBuffer.wrap("secret".getBytes(StandardCharsets.US_ASCII)));
        content.put(WINDOWS_EXCLUDE, ByteBuffer.wrap(new byte[4]));
        content.put(WINDOWS_HISTORY, ByteBuffer.wrap(new byte[4]));
        content.put(WINDOWS_CLOUD, ByteBuffer.wrap(new byte[4]));
        Clipboard.getSystemClipboard().setContent(content);
        copiedSha256 = Optional.of(sha256(text));
        deadline = clock.instant().plusSeconds(SECONDS);
        secondsLeft.set(SECONDS);
        ticking.unsubscribe();
        ticking = ticker.every(SECOND, this::tick);
    }

    /// Copies a text that is no secret. It takes the place of a token.
    public void copyText(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
        forget();
    }

    @Override
    public ReadOnlyIntegerProperty secondsLeftProperty() {
        return secondsLeft.getReadOnlyProperty();
    }

    @Override
    public void wipe() {
        clearIfStillThere();
        forget();
    }

    private void tick() {
        Duration left = Duration.between(clock.instant(), deadline);
        if (left.isPositive()) {
            secondsLeft.set((int) left.plusMillis(999).toSeconds());
        } else {
            secondsLeft.set(0);
            // Some desktops refuse while the window has no focus: then again at the next tick.
            if (!clearIfStillThere()) {
                forget();
            }
        }
    }

    /// Clears the clipboard if it still holds the token.
    ///
    /// @return whether it did
    private boolean clearIfStillThere() {
        boolean there = copiedSha256.isPresent() && holds(copiedSha256.orElseThrow());
        if (there) {
            Clipboard.getSystemClipboard().clear();
        }
        return there;
    }

    private static boolean holds(byte[] sha256) {
        String text = Clipboard.getSystemClipboard().getString();
        return text != null && MessageDigest.isEqual(sha256, sha256(text));
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
    }

    /// JavaFX allows one object a name.
    private static DataFormat format(String name) {
        DataFormat known = DataFormat.lookupMimeType(name);
        return known == null ? new DataFormat(name) : known;
    }
}
