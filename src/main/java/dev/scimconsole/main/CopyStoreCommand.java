package dev.scimconsole.main;

import dev.scimconsole.server.store.StoreClaim;
import dev.scimconsole.server.store.copy.StoreCopy;
import dev.scimconsole.server.store.failure.StoreUnavailableException;
import java.io.PrintStream;
import java.util.Locale;

/// Copies a store, with a progress bar.
final class CopyStoreCommand {

    private final PrintStream out;
    private final PrintStream warnings;
    private final ProgressLine progress;

    /// @param out      gets one line a table when the copy is verified
    /// @param warnings gets what else there is to say
    CopyStoreCommand(PrintStream out, PrintStream warnings, ProgressLine progress) {
        this.out = out;
        this.warnings = warnings;
        this.progress = progress;
    }

    /// Copies and verifies.
    ///
    /// @throws UsageException   when a URL is unusable or the target holds other data
    /// @throws FailureException when a database does not answer; the copy can be run again
    void run(Command.CopyStore copy) throws UsageException, FailureException {
        try {
            StoreClaim.holder(copy.from()).ifPresent(holder -> warnings.println("scim-console: " + copy.from()
                    + " is served by " + holder
                    + ": it can't write while it is copied, and what it writes later is not in the copy."
                    + " Stop it first,"
                    + " unless this is a rehearsal."));
            for (StoreCopy.CopiedTable table : StoreCopy.run(copy.from(), copy.to(), this::show)) {
                out.println(
                        "%s: %d rows, sha256 %s".formatted(table.name(), table.rows(), table.digest().hex()));
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        } catch (StoreUnavailableException | IllegalStateException e) {
            throw new FailureException(String.valueOf(e.getMessage()));
        }
    }

    private void show(StoreCopy.Progress done) {
        progress.show(done.step().name().toLowerCase(Locale.ROOT), done.rows(), done.totalRows(), "rows");
    }
}
