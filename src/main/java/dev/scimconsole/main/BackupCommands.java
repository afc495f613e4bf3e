package dev.scimconsole.main;

import dev.scimconsole.server.custody.AuditPlace;
import dev.scimconsole.server.custody.Restoration;
import dev.scimconsole.server.files.OwnFile;
import dev.scimconsole.server.store.copy.StoreBackup;
import dev.scimconsole.server.store.failure.StoreUnavailableException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;

/// Makes backups and brings data back.
final class BackupCommands {

    private static final String SQLITE = "jdbc:sqlite:";
    private static final long MIB = 1024 * 1024;

    private final PrintStream out;
    private final ProgressLine progress;

    /// @param out gets what was done
    BackupCommands(PrintStream out, ProgressLine progress) {
        this.out = out;
        this.progress = progress;
    }

    /// Makes a backup, while the service runs or not.
    ///
    /// @throws UsageException   when there are no such data, or the file is there already
    /// @throws FailureException when it can't be made
    void run(Command.Backup backup) throws UsageException, FailureException {
        done(() -> {
            StoreBackup made = StoreBackup.make(backup.databaseUrl(), backup.file(), this::show);
            out.println("backup: %s, %d bytes, sha256 %s".formatted(made.file(), made.bytes(),
                    made.digest().hex()));
        });
    }

    /// Puts a backup in an empty place.
    ///
    /// @throws UsageException   when the backup is none, or the place is not empty
    /// @throws FailureException when it can't be done
    void run(Command.Restore restore) throws UsageException, FailureException {
        Path database = file(restore.databaseUrl());
        Path directory = Objects.requireNonNull(database.getParent(), "a file stands in a folder");
        try {
            DataDirectory.make(directory);
        } catch (IOException e) {
            throw new FailureException("the data directory " + directory + " can't be made: "
                    + OwnFile.reason(e));
        }
        done(() -> {
            Restoration done = Restoration.restore(restore.file(), database,
                    AuditPlace.witness(restore.databaseUrl(), directory), InstantSource.system(),
                    this::show);
            out.println("restored: " + database);
            tell(done);
        });
    }

    /// Takes data for those to be used that were put in their place by other means.
    ///
    /// @throws UsageException   when there are no such data
    /// @throws FailureException when it can't be done
    void run(Command.Adopt adopt) throws UsageException, FailureException {
        if (adopt.databaseUrl().startsWith(SQLITE) && !Files.exists(file(adopt.databaseUrl()))) {
            throw new UsageException("There is no database file " + file(adopt.databaseUrl()) + ".");
        }
        done(() -> {
            Restoration done = Restoration.adopt(adopt.databaseUrl(),
                    AuditPlace.witness(adopt.databaseUrl(), adopt.data()), InstantSource.system());
            out.println("adopted: the data as they stand");
            tell(done);
        });
    }

    private static Path file(String databaseUrl) {
        return Path.of(databaseUrl.substring(SQLITE.length())).toAbsolutePath();
    }

    private void tell(Restoration done) {
        out.println("ended: " + done.ended());
        out.println(
                "Administrators, roles and passwords are those of the copy: look through Admin Access."
                        + " Refresh the SCIM"
                        + " token and paste it into the identity provider.");
    }

    private static void done(Runnable work) throws UsageException, FailureException {
        try {
            work.run();
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        } catch (StoreUnavailableException e) {
            throw new FailureException(String.valueOf(e.getMessage()));
        }
    }

    private void show(StoreBackup.Progress done) {
        String step = done.step().name().toLowerCase(Locale.ROOT);
        switch (done.step()) {
            case COPY -> progress.show(step, done.done(), done.total(), "pages");
            case CHECK -> progress.show(step, done.done(), done.total(), "files");
            case DIGEST -> progress.show(step, done.done() / MIB, done.total() / MIB, "MiB");
        }
    }
}
