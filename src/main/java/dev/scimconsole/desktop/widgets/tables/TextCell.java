package dev.scimconsole.desktop.widgets.tables;

import dev.scimconsole.desktop.widgets.texts.CutText;
import dev.scimconsole.desktop.text.OneLine;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;

/// A text in a table, on one line whatever is in it; what is cut off stands in its tooltip. Where the row is
/// still being read there is its outline.
///
/// @param <R> a row
final class TextCell<R> extends TableCell<R, String> {

    /// In the style sheet an outline, which no node need be made for while a list is scrolled.
    private static final PseudoClass AWAITED = PseudoClass.getPseudoClass("awaited");

    TextCell() {
        CutText.tell(this);
    }

    @Override
    protected void updateItem(String text, boolean empty) {
        super.updateItem(text, empty);
        boolean awaited = !empty && text == null;
        setText(empty || awaited ? null : OneLine.of(text));
        pseudoClassStateChanged(AWAITED, awaited);
    }
}
