package dev.scimconsole.server.store;

import dev.scimconsole.server.files.OwnFile;
import dev.scimconsole.server.store.failure.StoreUnavailableException;
import dev.scimconsole.server.store.sql.SqliteFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// That one program alone serves the data in a SQLite file. Any number may serve those in PostgreSQL.
///
/// Two programs on one file would each take the other's writes for a locked database, and forget what the
/// other knows. The operating system keeps the claim, as a lock on a file beside the database, so that it
/// ends with the process however that ends; what stands in that file is only read to a person. It is never
/// opened twice in one process while it is claimed: on POSIX systems closing the second would end the first
/// one's lock.
public final class StoreClaim implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StoreClaim.class);
    private static final String SUFFIX = ".lock";
    /// Far behind the text, which Windows would else let nobody read.
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;
    private static final int LONGEST_TEXT = 1_000;

    private final Optional<FileChannel> file;
    private final String holder;

    private StoreClaim(Optional<FileChannel> file, String holder) {
        this.file = file;
        this.holder = holder;
    }

    /// Claims the data before anything is done with them.
    ///
    /// @param jdbcUrl as [Store#open] takes it
    /// @throws IllegalArgumentException  with a sentence, when nothing can be done with this URL
    /// @throws StoreUnavailableException when another program has claimed them, with a sentence that says
    ///                                   which
    public static StoreClaim take(String jdbcUrl, InstantSource clock) {
        if (!jdbcUrl.startsWith(SqliteFile.URL_PREFIX)) {
            return new StoreClaim(Optional.empty(), "");
        }
        Path database = SqliteFile.at(jdbcUrl).path();
        try {
            FileChannel file = FileChannel.open(beside(database),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    OwnFile.attributes(database));
            try {
                return take(file, clock);
            } catch (IOException e) {
                file.close();
                throw e;
            }
        } catch (AlreadyClaimedException e) {
            throw new StoreUnavailableException("The data in " + database
                    + " are in use by another scim-console" + (e.holder.isEmpty() ? "" : ", " + e.holder)
                    + ". Stop it first.", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "The file " + beside(database) + " can't be used: " + OwnFile.reason(e) + ".", e);
        }
    }

    /// Who serves the data in a SQLite file just now, in words; empty for nobody.
    public static Optional<String> holder(String jdbcUrl) {
        if (!jdbcUrl.startsWith(SqliteFile.URL_PREFIX)) {
            return Optional.empty();
        }
        return holder(SqliteFile.existing(jdbcUrl).path());
    }

    /// The same, of a file that need not be there.
    static Optional<String> holder(Path database) {
        Path claim = beside(database);
        if (!Files.exists(claim)) {
            return Optional.empty();
        }
        try (FileChannel file = FileChannel.open(claim, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return isLockedNow(file) ? Optional.empty() : Optional.of(read(file));
        } catch (IOException e) {
            LOG.warn("Whether the data are in use can't be told from {}: {}", claim, e.getMessage());
            return Optional.empty();
        }
    }

    /// Notes where the data are served, for whoever finds them in use.
    public void servedAt(String address) {
        try {
            write(holder + ", at " + address);
        } catch (IOException e) {
            LOG.warn("Where the data are served could not be noted: {}", e.getMessage());
        }
    }

    /// Ends the claim.
    @Override
    public void close() {
        try {
            if (file.isPresent()) {
                file.get().truncate(0);
                file.get().close();
            }
        } catch (IOException e) {
            LOG.warn("The claim of the data ends with the process: {}", e.getMessage());
        }
    }

    private void write(String text) throws IOException {
        if (file.isPresent()) {
            file.get().truncate(0);
            file.get().write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
        }
    }

    private static StoreClaim take(FileChannel file, InstantSource clock) throws IOException {
        if (!isLockedNow(file)) {
            throw new AlreadyClaimedException(read(file));
        }
        StoreClaim claim = new StoreClaim(Optional.of(file), "process " + ProcessHandle.current().pid()
                + ", since " + clock.instant().truncatedTo(ChronoUnit.SECONDS));
        claim.write(claim.holder);
        return claim;
    }

    /// Until the channel is closed.
    private static boolean isLockedNow(FileChannel file) throws IOException {
        try {
            return file.tryLock(LOCKED_BYTE, 1, false) != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private static String read(FileChannel file) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(LONGEST_TEXT);
        file.read(text, 0);
        return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
    }

    private static Path beside(Path database) {
        return database.resolveSibling(database.getFileName() + SUFFIX);
    }

    private static final class AlreadyClaimedException extends IOException {

        private static final long serialVersionUID = 1L;

        private final String holder;

        AlreadyClaimedException(String holder) {
            this.holder = holder;
        }
    }
}
