package dev.scimconsole.desktop.widgets;

import dev.scimconsole.desktop.text.OneLine;
import javafx.scene.control.TableCell;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A text in a table, on one line whatever is in it; what is cut off stands in its tooltip. Where the row is
/// still being read there is its outline.
///
/// @param <R> a row
final class TextCell<R> extends TableCell<R, String> {

    private static final double OUTLINED = 90;

    private @Nullable Region outline;

    TextCell() {
        CutText.tell(this);
    }

    @Override
    protected void updateItem(String text, boolean empty) {
        super.updateItem(text, empty);
        boolean awaited = !empty && text == null;
        setText(empty || awaited ? null : OneLine.of(text));
        setGraphic(awaited ? outline() : null);
    }

    private Region outline() {
        if (outline == null) {
            outline = new Region();
            outline.getStyleClass().add("skeleton-line");
            outline.setMaxWidth(OUTLINED);
            outline.setPrefWidth(OUTLINED);
        }
        return outline;
    }
}
