package dev.scimconsole.server.custody;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// What stands outside the database, so that its writers can be watched.
///
/// @param key     where the key is that signs heads of the audit record; empty to sign nothing
/// @param witness the file that remembers what was signed; empty to remember as long as the process lives
public record AuditPlace(Optional<AuditKeySource> key, Optional<Path> witness) {

    /// The file of the key, in the directory of the data.
    public static final String KEY = "scim-console-audit.key";

    private static final String WITNESS = "scim-console-audit.heads";
    private static final String SQLITE = "jdbc:sqlite:";

    /// Nothing is signed.
    public static final AuditPlace NONE = new AuditPlace(Optional.empty(), Optional.empty());

    /// Everything in one directory.
    public static AuditPlace in(Path directory) {
        return new AuditPlace(Optional.of(new AuditKeySource.InFile(directory.resolve(KEY))),
                Optional.of(directory.resolve(WITNESS)));
    }

    private static Path directory(String databaseUrl, Path data) {
        return databaseUrl.startsWith(SQLITE)
                ? Objects.requireNonNull(
                        Path.of(databaseUrl.substring(SQLITE.length())).toAbsolutePath().getParent(),
                        "a file stands in a folder")
                : data;
    }

    /// In the folder of the file that holds a SQLite store; nowhere for another one, whose nodes must be told
    /// what they share.
    public static AuditPlace beside(String databaseUrl) {
        return databaseUrl.startsWith(SQLITE) ? in(directory(databaseUrl, Path.of(""))) : NONE;
    }

    /// With a key that stands anywhere.
    ///
    /// @param data the directory for what is remembered, where the store is no file
    public static AuditPlace with(AuditKeySource key, String databaseUrl, Path data) {
        return new AuditPlace(Optional.of(key), Optional.of(witness(databaseUrl, data)));
    }

    /// The file that remembers what was signed.
    ///
    /// @param data its directory, where the store is no file
    public static Path witness(String databaseUrl, Path data) {
        return directory(databaseUrl, data).resolve(WITNESS);
    }
}
