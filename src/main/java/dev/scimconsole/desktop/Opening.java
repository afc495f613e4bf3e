package dev.scimconsole.desktop;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// A console on its way to the screen. JavaFX starts at once, on a thread of its own: that takes longest of
/// all, and whoever opens the console reads meanwhile what it is to open with.
public final class Opening implements AutoCloseable {

    /// Empty when there will be no window.
    private final CompletableFuture<Optional<StartOptions>> options = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Runnable launch;
    private final Runnable up;

    /// @param launch starts JavaFX, which takes the options from this, and returns when it has ended
    /// @param up     called on the JavaFX thread as soon as there is one
    Opening(Runnable launch, Runnable up) {
        this.launch = launch;
        this.up = up;
    }

    /// Starts JavaFX. Once.
    void begin() {
        Thread.ofPlatform().name("console").start(() -> ended.completeAsync(() -> {
            launch.run();
            return null;
        }, Runnable::run));
    }

    /// Opens the window as soon as JavaFX is there. Reads meanwhile what its first screen asks for.
    public void open(StartOptions with) {
        options.complete(Optional.of(with));
        FirstScreen.prepare(with.settings());
    }

    /// Returns when the window is closed and what it started has ended.
    ///
    /// @throws UnsupportedOperationException when there is no display
    public void await() {
        try {
            ended.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /// Lets JavaFX end without a window, if none was opened.
    @Override
    public void close() {
        options.complete(Optional.empty());
        ended.exceptionally(_ -> null).join();
    }

    /// On the JavaFX thread.
    ///
    /// @return what the window opens with, as soon as it is known; empty when there is to be none
    Optional<StartOptions> started() {
        up.run();
        return options.join();
    }
}
