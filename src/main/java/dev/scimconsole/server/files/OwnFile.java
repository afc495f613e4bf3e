package dev.scimconsole.server.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Files that nobody but their owner may read. Windows inherits who may from the folder. What is written is
/// on the disk when a call returns.
public final class OwnFile {

    private static final Logger LOG = LoggerFactory.getLogger(OwnFile.class);
    private static final String ROOT = "root";
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private OwnFile() {}

    /// Why a file can't be used, in words. What the system says of the most usual reasons is only the file's
    /// name.
    public static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "this user has no right to do that there";
            case NoSuchFileException _ -> "there is no such file or folder";
            case FileAlreadyExistsException _ -> "there is a file of that name already";
            case FileSystemException file when file.getReason() != null -> file.getReason();
            default -> e.getMessage() == null ? e.toString() : e.getMessage();
        };
    }

    /// What makes a new file the owner's alone, from its first moment on.
    public static FileAttribute<?>[] attributes(Path file) {
        return isPosix(file)
                ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(OWNER)}
                : new FileAttribute<?>[0];
    }

    /// Makes a file that is there the owner's alone. Another one's file stays as it is.
    public static void tighten(Path file) {
        try {
            if (isPosix(file) && Files.exists(file) && !Files.getPosixFilePermissions(file).equals(OWNER)) {
                Files.setPosixFilePermissions(file, OWNER);
            }
        } catch (IOException e) {
            LOG.warn("Others may be able to read {}, and that can't be changed: {}", file, e.getMessage());
        }
    }

    /// Makes a file.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException when there is one
    public static void create(Path file, byte[] content) throws IOException {
        write(file, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /// Gives a file to the owner of its folder, where the system's administrator made it for a service that
    /// runs as another user.
    public static void giveToOwnerOfFolder(Path file) throws IOException {
        if (!isPosix(file)) {
            return;
        }
        PosixFileAttributes folder = Files.readAttributes(file.toAbsolutePath().getParent(),
                PosixFileAttributes.class);
        PosixFileAttributeView own = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (own.readAttributes().owner().equals(folder.owner())
                || !ROOT.equals(System.getProperty("user.name"))) {
            return;
        }
        own.setOwner(folder.owner());
        own.setGroup(folder.group());
    }

    /// Puts a file in the place of another, as a whole or not at all.
    public static void replace(Path file, byte[] content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        create(fresh, content);
        giveToOwnerOfFolder(fresh);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Writes at a file's end; makes it if there is none.
    public static void append(Path file, byte[] content) throws IOException {
        write(file, content, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /// Whether users other than the owner may read a file.
    public static boolean isOpenToOthers(Path file) throws IOException {
        return isPosix(file) && !OWNER.containsAll(Files.getPosixFilePermissions(file));
    }

    private static void write(Path file, byte[] content, OpenOption... options) throws IOException {
        try (FileChannel channel = FileChannel.open(file, Set.of(options), attributes(file))) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
