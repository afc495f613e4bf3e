package dev.scimconsole.desktop.widgets.dialogs;

import javafx.scene.Node;
import javafx.scene.layout.Region;

/// What a dialog shows that is more than a question. It has buttons of its own.
public interface DialogContent {

    /// For the window's title, which a screen reader reads.
    String title();

    /// What is shown. The dialog is as high as it, but no higher than its window.
    Region view();

    /// What gets the focus first.
    Node first();

    /// Called when the dialog is about to be shown.
    ///
    /// @param close closes the dialog
    void opened(Runnable close);

    /// Called when Esc is pressed: closes the dialog, or first ends what runs.
    void escape();

    /// Called once the dialog is closed, by whomever: wipes secrets and ends what runs.
    void closed();
}
