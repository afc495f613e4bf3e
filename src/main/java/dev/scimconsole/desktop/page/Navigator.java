package dev.scimconsole.desktop.page;

/// Moves between pages. A page that would lose something is asked first.
public interface Navigator {

    /// Leaves this page for another.
    ///
    /// @param id see [PageEntry#id()]
    void go(String id);

    /// Shows a part of a page. A page that is on the screen stays as it is, and nothing is asked.
    ///
    /// @param id   see [PageEntry#id()]
    /// @param part see [Page#show(String)]
    void go(String id, String part);

    /// Opens an article of Help beside this page, which stays as it is.
    void help(HelpTopic topic);

    /// Leaves this page and opens it anew.
    void reload();
}
