package dev.scimconsole.desktop.instance;

import java.awt.Desktop;
import java.util.function.Consumer;

/// Links as macOS hands them over: to the program that runs, by an event of its own. This class alone loads
/// AWT, and is used on macOS alone: elsewhere AWT would start beside JavaFX for nothing.
public final class MacLinks {

    private MacLinks() {}

    /// Tells of each link that is opened from now on.
    ///
    /// @param opened called on a thread of AWT
    public static void follow(Consumer<String> opened) {
        if (Desktop.isDesktopSupported()
                && Desktop.getDesktop().isSupported(Desktop.Action.APP_OPEN_URI)) {
            Desktop.getDesktop().setOpenURIHandler(event -> opened.accept(event.getURI().toString()));
        }
    }
}
