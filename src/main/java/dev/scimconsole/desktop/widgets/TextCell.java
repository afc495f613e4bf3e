package dev.scimconsole.desktop.widgets;

import dev.scimconsole.desktop.text.OneLine;
import javafx.scene.control.TableCell;

/// A text in a table, on one line whatever is in it; what is cut off stands in its tooltip.
///
/// @param <R> a row
final class TextCell<R> extends TableCell<R, String> {

    TextCell() {
        CutText.tell(this);
    }

    @Override
    protected void updateItem(String text, boolean empty) {
        super.updateItem(text, empty);
        setText(empty || text == null ? null : OneLine.of(text));
    }
}
