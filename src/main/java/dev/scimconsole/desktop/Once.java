package dev.scimconsole.desktop;

import java.util.Optional;
import java.util.function.Supplier;

/// Something that is made when it is first asked for, and then kept. On one thread.
final class Once<T> implements Supplier<T> {

    private final Supplier<T> made;
    private Optional<T> kept = Optional.empty();

    /// @param made makes it
    Once(Supplier<T> made) {
        this.made = made;
    }

    @Override
    public T get() {
        if (kept.isEmpty()) {
            kept = Optional.of(made.get());
        }
        return kept.orElseThrow();
    }
}
