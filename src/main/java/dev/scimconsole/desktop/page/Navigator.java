package dev.scimconsole.desktop.page;

/// Moves between pages. A page that would lose something is asked first.
public interface Navigator {

    /// Leaves this page for another.
    ///
    /// @param id see [PageEntry#id()]
    void go(String id);

    /// Leaves this page and opens it anew.
    void reload();
}
