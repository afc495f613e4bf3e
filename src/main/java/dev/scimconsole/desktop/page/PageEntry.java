package dev.scimconsole.desktop.page;

import java.util.Optional;
import java.util.function.Function;

/// Registers a page: one line in its product's list makes it appear in the navigation.
///
/// @param id       names it to [Navigator#go(String)]
/// @param title    key of its title, in navigation, breadcrumb and window
/// @param parent   id of the page it stands below, in navigation and breadcrumb
/// @param fxml     file under `fxml/`, whose `fx:controller` is what `page` makes
/// @param page     makes its controller
public record PageEntry(String id, String title, Optional<String> parent, String fxml,
        Function<PageContext, Page> page) {

    /// A page at the top of the navigation.
    public static PageEntry top(String id, String title, String fxml, Function<PageContext, Page> page) {
        return new PageEntry(id, title, Optional.empty(), fxml, page);
    }

    /// A page below another.
    public static PageEntry below(String parent, String id, String title, String fxml,
            Function<PageContext, Page> page) {
        return new PageEntry(id, title, Optional.of(parent), fxml, page);
    }
}
