package dev.scimconsole.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Files that nobody but their owner may read. Windows inherits who may from the folder.
final class OwnFile {

    private static final Logger LOG = LoggerFactory.getLogger(OwnFile.class);
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private OwnFile() {}

    /// What makes a new file the owner's alone, from its first moment on.
    static FileAttribute<?>[] attributes(Path file) {
        return isPosix(file)
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(OWNER)}
                : new FileAttribute<?>[0];
    }

    /// Makes a file that is there the owner's alone. Another one's file stays as it is.
    static void tighten(Path file) {
        try {
            if (isPosix(file) && Files.exists(file) && !Files.getPosixFilePermissions(file).equals(OWNER)) {
                Files.setPosixFilePermissions(file, OWNER);
            }
        } catch (IOException e) {
            LOG.warn("Others may be able to read {}, and that can't be changed: {}", file, e.getMessage());
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
