package dev.scimconsole.desktop;

import dev.scimconsole.desktop.text.Messages;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;

/// The window's title: what it shows, and a mark while something was told that nobody has looked at.
final class WindowTitle {

    private final Consumer<String> window;
    private final Messages messages;
    private final ObservableValue<Boolean> marked;
    private String title = "";

    /// @param window takes the title
    /// @param marked whether it has the mark
    WindowTitle(Consumer<String> window, Messages messages, ObservableValue<Boolean> marked) {
        this.window = window;
        this.messages = messages;
        this.marked = marked;
        marked.subscribe(_ -> show());
    }

    /// Says what the window shows from now on.
    void name(String shown) {
        title = messages.text("window.title", shown);
        show();
    }

    private void show() {
        window.accept(marked.getValue() ? messages.text("window.marked", title) : title);
    }
}
