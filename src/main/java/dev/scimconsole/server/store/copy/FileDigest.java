package dev.scimconsole.server.store.copy;

import dev.scimconsole.server.values.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Consumer;

/// The digest of a file, and of what is copied out of it.
final class FileDigest {

    private static final int AT_ONCE = 1 << 20;

    private FileDigest() {}

    static Sha256 of(Path file, Consumer<StoreBackup.Progress> listener) throws IOException {
        return copying(file, OutputStream.nullOutputStream(), listener);
    }

    /// Copies a file and digests what was copied.
    static Sha256 copying(Path file, OutputStream out, Consumer<StoreBackup.Progress> listener)
            throws IOException {
        long total = Files.size(file);
        long done = 0;
        MessageDigest digest = sha256();
        byte[] some = new byte[AT_ONCE];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                digest.update(some, 0, read);
                out.write(some, 0, read);
                done += read;
                listener.accept(new StoreBackup.Progress(StoreBackup.Step.DIGEST, done, total));
            }
        }
        return Sha256.ofDigest(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
