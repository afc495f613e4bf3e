package dev.scimconsole.desktop.directory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.collections.ListChangeListener.Change;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/// The rows of a list of known length of which only a few pages are here: those that were looked at last. A
/// row that is not here is null, as a table takes it, and its page is asked for.
///
/// To be used on the JavaFX thread.
///
/// @param <R> a row
final class PagedRows<R> extends ObservableListBase<@Nullable R> {

    /// How many rows a page has.
    static final int PAGE = 100;

    /// Enough to look back; few enough for a list of any length.
    private static final int MOST_PAGES = 40;

    private final IntConsumer wanted;
    private final Map<Integer, List<R>> pages = new LinkedHashMap<>(16, 0.75f, true);
    private int size;

    /// @param wanted told the number of a page that is not here, each time one of its rows is looked at
    PagedRows(IntConsumer wanted) {
        this.wanted = wanted;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public @Nullable R get(int index) {
        List<R> page = pages.get(index / PAGE);
        if (page == null) {
            wanted.accept(index / PAGE);
            return null;
        }
        return index % PAGE < page.size() ? page.get(index % PAGE) : null;
    }

    /// Puts another row in place of one that is here.
    @Override
    public @Nullable R set(int index, @Nullable R row) {
        List<R> page = pages.get(index / PAGE);
        if (page == null || row == null || index % PAGE >= page.size()) {
            return null;
        }
        List<R> changed = new ArrayList<>(page);
        R before = changed.set(index % PAGE, row);
        pages.put(index / PAGE, changed);
        beginChange();
        nextSet(index, before);
        endChange();
        return before;
    }

    /// Where a row stands that is here; -1 for others.
    @Override
    public int indexOf(@Nullable Object row) {
        for (Map.Entry<Integer, List<R>> page : pages.entrySet()) {
            int index = page.getValue().indexOf(row);
            if (index >= 0) {
                return page.getKey() * PAGE + index;
            }
        }
        return -1;
    }

    @Override
    public boolean contains(@Nullable Object row) {
        return indexOf(row) >= 0;
    }

    /// Begins another list.
    ///
    /// @param length how many rows it has
    /// @param first  its first page
    void begin(int length, List<R> first) {
        int gone = size;
        pages.clear();
        size = 0;
        if (gone > 0) {
            fireChange(new AllGone<>(this, gone));
        }
        pages.put(0, List.copyOf(first));
        size = length;
        if (size > 0) {
            beginChange();
            nextAdd(0, size);
            endChange();
        }
    }

    /// Puts a page in its place.
    ///
    /// @param length how many rows the list has
    void arrived(int page, List<R> rows, int length) {
        pages.put(page, List.copyOf(rows));
        eldest().ifPresent(pages::remove);
        beginChange();
        if (length > size) {
            int before = size;
            size = length;
            nextAdd(before, size);
        }
        int end = Math.min(page * PAGE + rows.size(), size);
        for (int i = page * PAGE; i < end; i++) {
            nextUpdate(i);
        }
        endChange();
    }

    private Optional<Integer> eldest() {
        return pages.size() > MOST_PAGES ? Optional.of(pages.keySet().iterator().next()) : Optional.empty();
    }

    /// That all rows are gone, however many they were: what the base class would tell holds each of them.
    private static final class AllGone<R> extends Change<@Nullable R> {

        private final int count;
        private boolean told;

        AllGone(PagedRows<R> list, int count) {
            super(list);
            this.count = count;
        }

        @Override
        public boolean next() {
            boolean first = !told;
            told = true;
            return first;
        }

        @Override
        public void reset() {
            told = false;
        }

        @Override
        public int getFrom() {
            return 0;
        }

        @Override
        public int getTo() {
            return 0;
        }

        @Override
        public List<@Nullable R> getRemoved() {
            return Collections.nCopies(count, null);
        }

        @Override
        protected int[] getPermutation() {
            return new int[0];
        }
    }
}
