package dev.scimconsole.desktop.page;

import java.util.List;
import java.util.function.Function;
import javafx.stage.Stage;

/// An entry of the All Products menu.
public sealed interface Product {

    /// Key of its name.
    String title();

    /// Pages inside the shell.
    ///
    /// @param title key of its name
    /// @param pages in the order of the navigation; the first is where the product opens
    record Pages(String title, List<PageEntry> pages) implements Product {

        /// Copies the list.
        public Pages {
            pages = List.copyOf(pages);
        }
    }

    /// A window of its own, beside the console's: for what in real life is another program, so that the
    /// page with the token stays open while the token is pasted there.
    ///
    /// @param title key of its name
    /// @param open  makes the window, once; it is brought to the front when chosen again, given the
    ///              console's style sheets, and closed with the session
    record Window(String title, Function<PageContext, Stage> open) implements Product {}
}
