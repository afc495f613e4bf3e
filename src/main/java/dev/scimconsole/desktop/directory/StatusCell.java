package dev.scimconsole.desktop.directory;

import dev.scimconsole.contract.directory.RefusalMark;
import dev.scimconsole.desktop.widgets.texts.StatusBadge;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableRow;

/// Whether a user may sign in, in a coloured pill; blank for what is no user.
///
/// @param <R> a row
public final class StatusCell<R> extends TableCell<R, Optional<Boolean>> {

    private final StatusBadge badge = new StatusBadge();
    private final DirectoryWords words;
    private final Function<R, RefusalMark> marks;
    private final Predicate<R> protectedPeople;

    /// An empty cell.
    public StatusCell(DirectoryWords words) {
        this(words, _ -> RefusalMark.NONE, _ -> false);
    }

    /// An empty cell that says what is open about a row in place of the state, or that it is protected.
    public StatusCell(DirectoryWords words, Function<R, RefusalMark> marks, Predicate<R> protectedPeople) {
        this.words = words;
        this.marks = marks;
        this.protectedPeople = protectedPeople;
        setGraphic(badge);
    }

    @Override
    protected void updateItem(Optional<Boolean> active, boolean empty) {
        super.updateItem(active, empty);
        boolean known = !empty && active != null && active.isPresent();
        // The pill stays in the cell: to take it out and put it back costs more than all else that a row
        // shows.
        badge.setVisible(known);
        if (known) {
            RefusalMark mark = Optional.ofNullable(getTableRow()).map(TableRow::getItem).map(marks)
                    .orElse(RefusalMark.NONE);
            boolean guarded = active.get() && Optional.ofNullable(getTableRow()).map(TableRow::getItem)
                    .filter(protectedPeople).isPresent();
            badge.setText(mark == RefusalMark.NONE
                    ? guarded ? words.guarded() : words.status(active.get())
                    : words.refused(mark));
            badge.setTone(switch (mark) {
                case NONE -> active.get() ? "good" : "attention";
                case CHANGE -> "attention";
                case LEAVING -> "bad";
            });
        }
    }
}
