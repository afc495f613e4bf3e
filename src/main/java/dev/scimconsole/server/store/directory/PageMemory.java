package dev.scimconsole.server.store.directory;

import java.util.function.LongConsumer;

/// What the documents of one page take in memory while they are read: a page ends early where they are large.
public final class PageMemory {

    /// Characters that are read before they are weighed, which costs more than to read a small row.
    private static final int MOST_UNWEIGHED = 64 * 1024;

    private final long most;
    private final LongConsumer weighed;
    private long characters;
    private long unweighed;

    /// @param most    characters of the documents; the one that exceeds them is the last
    /// @param weighed is told how many more were read, each time before there are many of them; may throw
    public PageMemory(long most, LongConsumer weighed) {
        this.most = most;
        this.weighed = weighed;
    }

    /// As much as there is.
    static PageMemory unlimited() {
        return new PageMemory(Long.MAX_VALUE, _ -> {});
    }

    /// Takes a document that was read.
    public void take(StoredResource resource) {
        characters += resource.document().length();
        unweighed += resource.document().length();
        if (unweighed > MOST_UNWEIGHED) {
            weigh();
        }
    }

    /// Whether the page ends here.
    public boolean isFull() {
        return characters > most;
    }

    /// Weighs what was taken last.
    public void weigh() {
        weighed.accept(unweighed);
        unweighed = 0;
    }
}
