import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.ZipFile;

/// Files and directories, in an order that does not depend on the file system.
final class Disk {

    private Disk() {}

    static List<Path> list(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    /// Unpacks the entries whose names are wanted; the directory exists afterwards even if there were none.
    static void unpack(Path jar, Path directory, Predicate<String> wanted) throws IOException {
        Files.createDirectories(directory);
        try (var archive = new ZipFile(jar.toFile())) {
            for (var entry : archive.stream().filter(entry -> !entry.isDirectory() && wanted.test(entry.getName())).toList()) {
                var file = directory.resolve(entry.getName()).normalize();
                if (!file.startsWith(directory)) {
                    throw new IOException(jar + " holds a path that leads out of it: " + entry.getName());
                }
                Files.createDirectories(file.getParent());
                try (var in = archive.getInputStream(entry)) {
                    Files.copy(in, file);
                }
            }
        }
    }

    /// Deletes the directory with all that is in it, if it is there.
    static void delete(Path root) throws IOException {
        if (Files.notExists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /// Gives every file and directory the same time.
    static void stamp(Path root, Instant instant) throws IOException {
        var time = FileTime.from(instant);
        try (var files = Files.walk(root)) {
            for (var file : files.toList()) {
                Files.getFileAttributeView(file, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                        .setTimes(time, time, null);
            }
        }
    }
}
