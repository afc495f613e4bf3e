package dev.scimconsole.desktop.page;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;

/// The controller of one page. A page is made anew each time it is shown, and never shown again once left.
public interface Page {

    /// Controllers of the FXML files that the page's own includes.
    default List<Object> parts() {
        return List.of();
    }

    /// Called once, before the page's view is made, or when it is on the screen: begins to load what it
    /// shows.
    void open();

    /// Shows a part of the page: a card of it, an article, a choice of what it lists. Called when the page is
    /// on the screen, before [#open()], or later when somebody asks for it. A part that the page does not
    /// have is passed over.
    ///
    /// @param part as the page's controller names it
    default void show(String part) {}

    /// What Help should tell about when somebody asks for it here; empty for all there is.
    default Optional<HelpTopic> help() {
        return Optional.empty();
    }

    /// What gets the focus when the page is shown, so that a screen reader reads it first.
    Node heading();

    /// Why leaving or reloading the page now would lose something; empty when it would not.
    default Optional<LeaveWarning> leaveWarning() {
        return Optional.empty();
    }

    /// Called once, before the page is taken from the screen: wipes secrets and ends what runs.
    void close();
}
