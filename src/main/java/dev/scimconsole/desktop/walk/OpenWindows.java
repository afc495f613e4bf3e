package dev.scimconsole.desktop.walk;

import dev.scimconsole.desktop.widgets.layout.Show;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.stage.Window;

/// The program's windows, looked at and used from another thread than JavaFX's.
final class OpenWindows {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /// Waits until a node is shown and fits.
    ///
    /// @param selector of CSS
    <N extends Node> N await(String selector, Class<N> type, Predicate<N> fits) throws WalkFailedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Optional<N> found = onFxThread(() -> find(selector, type, fits));
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        throw new WalkFailedException(selector + " did not appear as expected", null);
    }

    /// Does something on the JavaFX thread and waits for its result.
    <R> R onFxThread(Supplier<R> work) throws WalkFailedException {
        CompletableFuture<R> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNull(e.getCause());
            throw new WalkFailedException(String.valueOf(cause.getMessage()), cause);
        } catch (TimeoutException e) {
            throw new WalkFailedException("the window does not respond", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WalkFailedException("interrupted", e);
        }
    }

    private static <N extends Node> Optional<N> find(String selector, Class<N> type, Predicate<N> fits) {
        return Window.getWindows().stream().filter(Window::isShowing)
                .flatMap(window -> window.getScene().getRoot().lookupAll(selector).stream())
                .filter(Show::isShown).filter(type::isInstance).map(type::cast).filter(fits)
                .findFirst();
    }
}
