package dev.scimconsole.desktop.directory;

import dev.scimconsole.contract.directory.RefusalMark;
import dev.scimconsole.desktop.widgets.StatusBadge;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableRow;

/// Whether a user may sign in, in a coloured pill; blank for what is no user.
///
/// @param <R> a row
public final class StatusCell<R> extends TableCell<R, Optional<Boolean>> {

    private final StatusBadge badge = new StatusBadge();
    private final DirectoryWords words;
    private final Function<R, RefusalMark> marks;

    /// An empty cell.
    public StatusCell(DirectoryWords words) {
        this(words, _ -> RefusalMark.NONE);
    }

    /// An empty cell that says what is open about a row in place of the state.
    public StatusCell(DirectoryWords words, Function<R, RefusalMark> marks) {
        this.words = words;
        this.marks = marks;
    }

    @Override
    protected void updateItem(Optional<Boolean> active, boolean empty) {
        super.updateItem(active, empty);
        if (empty || active == null || active.isEmpty()) {
            setGraphic(null);
        } else {
            RefusalMark mark = Optional.ofNullable(getTableRow()).map(TableRow::getItem).map(marks)
                    .orElse(RefusalMark.NONE);
            badge.setText(mark == RefusalMark.NONE ? words.status(active.get()) : words.refused(mark));
            badge.setTone(switch (mark) {
                case NONE -> active.get() ? "good" : "attention";
                case CHANGE -> "attention";
                case LEAVING -> "bad";
            });
            setGraphic(badge);
        }
    }
}
