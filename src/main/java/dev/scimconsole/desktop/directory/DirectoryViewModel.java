package dev.scimconsole.desktop.directory;

import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.contract.directory.DirectorySearch;
import dev.scimconsole.contract.directory.DirectorySearch.Sort;
import dev.scimconsole.desktop.task.Loading;
import dev.scimconsole.desktop.task.Loads;
import dev.scimconsole.desktop.task.TypingPause;
import dev.scimconsole.desktop.text.Messages;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// A list of users or groups as far as the administrator has looked, and the chosen one in detail.
///
/// @param <R> a row
/// @param <D> what is known of one in detail
public final class DirectoryViewModel<R, D> {

    private static final int PAGE = 100;

    private final Pages<R> pages;
    private final Details<R, D> details;
    private final Messages messages;
    private final String keys;
    private final TypingPause typing;
    private final ObservableList<R> rows = FXCollections.observableArrayList();
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final Loading loading;
    private final Loading reading;
    private final ReadOnlyBooleanWrapper hasMore = new ReadOnlyBooleanWrapper(this, "hasMore");
    private final ReadOnlyBooleanWrapper nothingProvisioned = new ReadOnlyBooleanWrapper(this,
            "nothingProvisioned");
    private final ReadOnlyStringWrapper total = new ReadOnlyStringWrapper(this, "total", "");
    private final ReadOnlyStringWrapper footer = new ReadOnlyStringWrapper(this, "footer", "");
    private final ReadOnlyStringWrapper empty = new ReadOnlyStringWrapper(this, "empty", "");
    private final ReadOnlyObjectWrapper<Optional<D>> found = new ReadOnlyObjectWrapper<>(this, "details",
            Optional.empty());
    private Optional<R> chosen = Optional.empty();
    private Optional<String> cursor = Optional.empty();
    private Sort sort = Sort.NAME;
    private boolean ascending = true;
    private DirectorySearch shown = DirectorySearch.all();
    private Runnable again = this::reload;

    /// @param loads make the page's loads
    /// @param keys  what the keys of its texts begin with, such as `users.list.`
    public DirectoryViewModel(Pages<R> pages, Details<R, D> details, Loads loads, String keys) {
        this.pages = pages;
        this.details = details;
        messages = loads.messages();
        this.keys = keys;
        loading = loads.of(() -> again.run());
        reading = loads.of(() -> choose(chosen));
        typing = new TypingPause(loads.ticker(), this::reload);
        text.subscribe((_, _) -> typing.typed());
        loading.errorProperty().subscribe(why -> {
            if (!why.isEmpty() && rows.isEmpty()) {
                empty.set("");
            }
        });
    }

    /// A page of rows.
    ///
    /// @param total how many there are in all
    public record Page<R>(List<R> rows, long total, Optional<String> nextCursor) {

        /// Copies the list.
        public Page {
            rows = List.copyOf(rows);
        }
    }

    /// Reads pages. Blocks.
    @FunctionalInterface
    public interface Pages<R> {

        /// One of them.
        Page<R> read(DirectorySearch search, Optional<String> cursor, int limit) throws CallFailedException;
    }

    /// Reads one in detail. Blocks.
    @FunctionalInterface
    public interface Details<R, D> {

        /// The one of this row.
        D read(R row) throws CallFailedException;
    }

    /// What is shown.
    public ObservableList<R> rows() {
        return rows;
    }

    /// What is searched for, as it is typed.
    public StringProperty textProperty() {
        return text;
    }

    /// The list, being read.
    public Loading loading() {
        return loading;
    }

    /// Whether more rows follow.
    public ReadOnlyBooleanProperty hasMoreProperty() {
        return hasMore.getReadOnlyProperty();
    }

    /// Whether there is nothing to search in.
    public ReadOnlyBooleanProperty nothingProvisionedProperty() {
        return nothingProvisioned.getReadOnlyProperty();
    }

    /// How many there are in all, in words; empty before this is known.
    public ReadOnlyStringProperty totalProperty() {
        return total.getReadOnlyProperty();
    }

    /// How many of them are shown, in words.
    public ReadOnlyStringProperty footerProperty() {
        return footer.getReadOnlyProperty();
    }

    /// What stands where there is no row.
    public ReadOnlyStringProperty emptyProperty() {
        return empty.getReadOnlyProperty();
    }

    /// The chosen one in detail; empty when none is chosen, or it is still being read.
    public ReadOnlyObjectProperty<Optional<D>> detailsProperty() {
        return found.getReadOnlyProperty();
    }

    /// The chosen one, being read.
    public Loading detailsLoading() {
        return reading;
    }

    /// What the rows were searched by, for an export of the same.
    public DirectorySearch shownSearch() {
        return shown;
    }

    /// Applies what is being typed, without waiting for a pause.
    public void search() {
        typing.hold();
    }

    /// Sorts by another name or in another direction.
    public void sortBy(Sort by, boolean upwards) {
        if (sort != by || ascending != upwards) {
            sort = by;
            ascending = upwards;
            reload();
        }
    }

    /// Reads the first page of what is wanted. What is shown stays until it is there.
    public void reload() {
        typing.end();
        again = this::reload;
        if (rows.isEmpty()) {
            empty.set(messages.text(keys + "loading"));
        }
        DirectorySearch wanted = new DirectorySearch(
                Optional.of(text.get().strip()).filter(typed -> !typed.isEmpty()), Optional.empty(),
                Optional.empty(), Optional.empty(), sort, ascending);
        loading.start(() -> pages.read(wanted, Optional.empty(), PAGE), page -> {
            shown = wanted;
            rows.clear();
            add(page);
        });
    }

    /// Reads on, unless that is being done already.
    public void showMore() {
        if (loading.runningProperty().get() || cursor.isEmpty()) {
            return;
        }
        again = this::showMore;
        DirectorySearch wanted = shown;
        Optional<String> from = cursor;
        loading.start(() -> pages.read(wanted, from, PAGE), this::add);
    }

    /// Chooses one to be shown in detail, or none.
    public void choose(Optional<R> row) {
        chosen = row;
        found.set(Optional.empty());
        row.ifPresentOrElse(
                one -> reading.start(() -> details.read(one), read -> found.set(Optional.of(read))),
                reading::stop);
    }

    /// Ends what runs.
    public void close() {
        typing.end();
        loading.stop();
        reading.stop();
    }

    private void add(Page<R> page) {
        rows.addAll(page.rows());
        cursor = page.nextCursor();
        hasMore.set(cursor.isPresent());
        nothingProvisioned.set(page.total() == 0);
        total.set(messages.text(keys + "total", page.total()));
        empty.set(page.total() == 0
                ? messages.text(keys + "none")
                : messages.text(keys + "noneFits", shown.text().orElse("")));
        footer.set(footer(page.total()));
    }

    private String footer(long all) {
        if (shown.text().isPresent()) {
            return messages.text(keys + (hasMore.get() ? "foundSoFar" : "found"), rows.size());
        }
        return hasMore.get() ? messages.text(keys + "shownOf", rows.size(), all) : "";
    }

}
