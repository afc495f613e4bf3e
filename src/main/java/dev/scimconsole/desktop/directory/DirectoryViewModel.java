package dev.scimconsole.desktop.directory;

import dev.scimconsole.client.CallFailedException;
import dev.scimconsole.contract.directory.DirectorySearch;
import dev.scimconsole.contract.directory.DirectorySearch.Sort;
import dev.scimconsole.contract.directory.DirectorySearch.State;
import dev.scimconsole.contract.directory.GroupName;
import dev.scimconsole.contract.directory.PageStart;
import dev.scimconsole.desktop.task.Loading;
import dev.scimconsole.desktop.task.Loads;
import dev.scimconsole.desktop.task.Rest;
import dev.scimconsole.desktop.task.TypingPause;
import dev.scimconsole.desktop.text.Messages;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// A list of users or groups, of any length: the pages that are looked at are read, and few are kept. And the
/// chosen one in detail.
///
/// A list of which the service says how long it is can be jumped in. One that is too long for that, such as
/// all who are active among a million, grows as it is scrolled.
///
/// @param <R> a row
/// @param <D> what is known of one in detail
public final class DirectoryViewModel<R, D> {

    /// Whoever scrolls fast wants what is seen now, not what was passed by.
    private static final int MOST_WANTED = 3;

    private final Pages<R> pages;
    private final Details<R, D> details;
    private final Messages messages;
    private final String keys;
    private final TypingPause typing;
    private final PagedRows<R> rows = new PagedRows<>(this::want);
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final ObjectProperty<Optional<State>> state = new SimpleObjectProperty<>(this, "state",
            Optional.empty());
    private final ObjectProperty<Optional<String>> client = new SimpleObjectProperty<>(this, "client",
            Optional.empty());
    private final ObjectProperty<Optional<GroupName>> group = new SimpleObjectProperty<>(this, "group",
            Optional.empty());
    private final ObservableList<String> clients = FXCollections.observableArrayList();
    private final Loading loading;
    private final Loading filling;
    private final Loading reading;
    private final ReadOnlyBooleanWrapper hasMore = new ReadOnlyBooleanWrapper(this, "hasMore");
    private final ReadOnlyBooleanWrapper nothingProvisioned = new ReadOnlyBooleanWrapper(this,
            "nothingProvisioned");
    private final ReadOnlyStringWrapper total = new ReadOnlyStringWrapper(this, "total", "");
    private final ReadOnlyStringWrapper footer = new ReadOnlyStringWrapper(this, "footer", "");
    private final ReadOnlyStringWrapper empty = new ReadOnlyStringWrapper(this, "empty", "");
    private final ReadOnlyObjectWrapper<Optional<D>> found = new ReadOnlyObjectWrapper<>(this, "details",
            Optional.empty());
    private final Deque<Integer> wanted = new ArrayDeque<>();
    /// Where each page begins, as far as cursors have led; for a list that can't be jumped in.
    private final List<Optional<String>> starts = new ArrayList<>();
    private final Rest rest;
    private final ObjectProperty<Optional<R>> chosen = new SimpleObjectProperty<>(this, "chosen",
            Optional.empty());
    private final ReadOnlyBooleanWrapper awaited = new ReadOnlyBooleanWrapper(this, "awaited");
    private Sort sort = Sort.NAME;
    private boolean ascending = true;
    private DirectorySearch shown = DirectorySearch.all();
    private Optional<Long> length = Optional.empty();
    private boolean unlisted;
    private boolean passing;
    private long all;
    private Runnable again = this::reload;

    /// @param loads make the page's loads
    /// @param keys  what the keys of its texts begin with, such as `users.list.`
    public DirectoryViewModel(Pages<R> pages, Details<R, D> details, Loads loads, String keys) {
        this.pages = pages;
        this.details = details;
        messages = loads.messages();
        this.keys = keys;
        loading = loads.of(() -> again.run());
        filling = loads.of(this::fill);
        reading = loads.of(() -> choose(chosen.get()));
        rest = new Rest(loads.ticker());
        awaited.bind(Bindings.createBooleanBinding(() -> chosen.get().isPresent() && found.get().isEmpty()
                && reading.errorProperty().get().isEmpty(), chosen, found, reading.errorProperty()));
        typing = new TypingPause(loads.ticker(), this::reload);
        text.subscribe((_, _) -> typing.typed());
        state.subscribe((_, _) -> reload());
        client.subscribe((_, _) -> reload());
        group.subscribe((_, _) -> reload());
        loading.errorProperty().subscribe(why -> {
            if (!why.isEmpty() && rows.isEmpty()) {
                empty.set("");
            }
        });
    }

    /// A page of rows.
    ///
    /// @param total      how many there are in all
    /// @param found      how many the search lists; empty where only cursors lead on
    /// @param unlisted   whether more fit
    /// @param clients    to filter by
    public record Page<R>(List<R> rows, long total, Optional<Long> found, boolean unlisted,
            List<String> clients,
            Optional<String> nextCursor) {

        /// Copies the lists.
        public Page {
            rows = List.copyOf(rows);
            clients = List.copyOf(clients);
        }
    }

    /// Reads pages. Blocks.
    @FunctionalInterface
    public interface Pages<R> {

        /// One of them.
        Page<R> read(DirectorySearch search, PageStart from, int limit) throws CallFailedException;
    }

    /// Reads one in detail. Blocks.
    @FunctionalInterface
    public interface Details<R, D> {

        /// The one of this row.
        D read(R row) throws CallFailedException;
    }

    /// What is shown, as long as the list is; null where a row is being read.
    public ObservableList<@Nullable R> rows() {
        return rows;
    }

    /// What is searched for, as it is typed.
    public StringProperty textProperty() {
        return text;
    }

    /// What users are asked for by; empty for all.
    public ObjectProperty<Optional<State>> stateProperty() {
        return state;
    }

    /// Which client wrote them last; empty for any.
    public ObjectProperty<Optional<String>> clientProperty() {
        return client;
    }

    /// Which group users are members of; empty for all.
    public ObjectProperty<Optional<GroupName>> groupProperty() {
        return group;
    }

    /// The clients that can be filtered by.
    public ObservableList<String> clients() {
        return clients;
    }

    /// The list, being read.
    public Loading loading() {
        return loading;
    }

    /// The page that is looked at, being read.
    public Loading filling() {
        return filling;
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

    /// Whether one is chosen of which nothing is known yet, nor why not.
    public ReadOnlyBooleanProperty awaitedProperty() {
        return awaited.getReadOnlyProperty();
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

    /// Sorts by something else or in another direction.
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
        DirectorySearch search = new DirectorySearch(
                Optional.of(text.get().strip()).filter(typed -> !typed.isEmpty()), state.get(), client.get(),
                group.get().map(GroupName::id), sort, ascending);
        filling.stop();
        wanted.clear();
        loading.start(() -> pages.read(search, PageStart.FIRST, PagedRows.PAGE), page -> begin(search, page));
    }

    private void begin(DirectorySearch search, Page<R> page) {
        shown = search;
        starts.clear();
        starts.add(Optional.empty());
        note(0, page);
        clients.setAll(page.clients());
        rows.begin(length(0, page), page.rows());
        tell();
    }

    /// Goes on, unless that is being done already.
    public void showMore() {
        if (hasMore.get()) {
            want(starts.size() - 1);
        }
    }

    /// Reads no pages while rows pass by too fast to be read by anybody; what is looked at in the end is.
    public void pass(boolean fast) {
        passing = fast;
        if (!fast && !filling.runningProperty().get()) {
            fill();
        }
    }

    private void want(int page) {
        if (wanted.contains(page) || loading.runningProperty().get()) {
            return;
        }
        wanted.addFirst(page);
        while (wanted.size() > MOST_WANTED) {
            wanted.removeLast();
        }
        if (!filling.runningProperty().get()) {
            fill();
        }
    }

    /// Reads the page that was wanted last.
    private void fill() {
        if (wanted.isEmpty() || passing) {
            return;
        }
        int page = wanted.getFirst();
        DirectorySearch search = shown;
        PageStart from = length.isPresent()
                ? new PageStart(Optional.empty(), (long) page * PagedRows.PAGE)
                : new PageStart(starts.get(Math.min(page, starts.size() - 1)), 0);
        filling.start(() -> pages.read(search, from, PagedRows.PAGE), read -> {
            wanted.remove(page);
            note(page, read);
            rows.arrived(page, read.rows(), Math.max(rows.size(), length(page, read)));
            tell();
            fill();
        });
    }

    private void note(int page, Page<R> read) {
        if (page == 0) {
            length = read.found();
            unlisted = read.unlisted();
        }
        all = read.total();
        if (length.isEmpty() && page == starts.size() - 1 && read.nextCursor().isPresent()) {
            starts.add(read.nextCursor());
        }
    }

    private int length(int page, Page<R> read) {
        return length.map(Long::intValue).orElse(page * PagedRows.PAGE + read.rows().size());
    }

    /// Chooses one to be shown in detail, or none. While the choice moves on and on, nobody is read.
    public void choose(Optional<R> row) {
        found.set(Optional.empty());
        reading.stop();
        chosen.set(row);
        row.ifPresentOrElse(one -> rest.follow(
                () -> reading.start(() -> details.read(one), read -> found.set(Optional.of(read)))),
                rest::end);
    }

    /// Ends what runs.
    public void close() {
        typing.end();
        loading.stop();
        filling.stop();
        rest.end();
        reading.stop();
    }

    private void tell() {
        hasMore.set(
                length.isEmpty() && rows.size() <= (starts.size() - 1) * PagedRows.PAGE && !rows.isEmpty());
        nothingProvisioned.set(all == 0);
        total.set(messages.text(keys + "total", all));
        empty.set(all == 0
                ? messages.text(keys + "none")
                : shown.text().map(typed -> messages.text(keys + "noneFits", typed))
                        .orElseGet(() -> messages.text(keys + "noneFiltered")));
        footer.set(footer());
    }

    private String footer() {
        if (unlisted) {
            return messages.text("directory.unlisted", rows.size());
        }
        if (shown.isWhole()) {
            return "";
        }
        return messages.text(keys + (hasMore.get() ? "foundSoFar" : "found"), rows.size());
    }

}
