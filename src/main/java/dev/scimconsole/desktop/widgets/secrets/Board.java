package dev.scimconsole.desktop.widgets.secrets;

import java.util.Optional;

/// What a clipboard can do. On the thread of the screen.
interface Board {

    /// The text in it; empty when there is none.
    Optional<String> text();

    /// Puts a text in place of what is there.
    ///
    /// @param secret whether clipboard managers are asked not to keep it
    void put(String text, boolean secret);

    /// Empties it. Some desktops refuse that, or bring back what was there: look afterwards.
    void clear();

    /// Asks another program of the system to empty it, where there is one that may. Returns before that is
    /// done.
    void clearByOtherMeans();
}
