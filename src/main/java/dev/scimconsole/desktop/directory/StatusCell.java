package dev.scimconsole.desktop.directory;

import dev.scimconsole.desktop.widgets.StatusBadge;
import java.util.Optional;
import javafx.scene.control.TableCell;

/// Whether a user may sign in, in a coloured pill; blank for what is no user.
///
/// @param <R> a row
public final class StatusCell<R> extends TableCell<R, Optional<Boolean>> {

    private final StatusBadge badge = new StatusBadge();
    private final DirectoryWords words;

    /// An empty cell.
    public StatusCell(DirectoryWords words) {
        this.words = words;
    }

    @Override
    protected void updateItem(Optional<Boolean> active, boolean empty) {
        super.updateItem(active, empty);
        if (empty || active == null || active.isEmpty()) {
            setGraphic(null);
        } else {
            badge.setText(words.status(active.get()));
            badge.setTone(active.get() ? "good" : "attention");
            setGraphic(badge);
        }
    }
}
