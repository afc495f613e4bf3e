package dev.scimconsole.desktop.shell;

import javafx.scene.Parent;

/// Where the views of pages stand, one of which is seen. On the JavaFX thread.
public interface PagePlace {

    /// Takes a view in that nobody sees yet, so that it is styled and laid out when it is shown.
    void keep(Parent view);

    /// Shows a view, kept or not, and nothing else.
    void show(Parent view);

    /// Takes a view away that was kept, or not yet.
    void drop(Parent view);
}
