package dev.scimconsole.main;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("main")
class DataDirectoryTest {

    @TempDir private Path folder;

    private static final Path HOME = Path.of("/home/mayer");

    @Test
    void linuxFollowsTheXdgSpecification() {
        assertEquals(HOME.resolve(".local/share/scim-console"),
                DataDirectory.byConvention("Linux", HOME, Map.of()));
        assertEquals(Path.of("/xdg/scim-console"),
                DataDirectory.byConvention("Linux", HOME, Map.of("XDG_DATA_HOME", "/xdg")));
        assertEquals(HOME.resolve(".local/share/scim-console"),
                DataDirectory.byConvention("Linux", HOME, Map.of("XDG_DATA_HOME", "relative")));
    }

    @Test
    void macOsKeepsItInApplicationSupport() {
        assertEquals(HOME.resolve("Library/Application Support/SCIM Console"),
                DataDirectory.byConvention("Mac OS X", HOME, Map.of()));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aNewDirectoryIsItsOwnersAlone() throws IOException {
        DataDirectory.make(folder.resolve("a/b/data"));
        assertEquals("rwx------", permissions(folder.resolve("a/b/data")));
        DataDirectory.make(folder.resolve("a/b/data"));
    }

    /// As the log's thread does while the program starts for the first time.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void severalMayMakeItAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 200; i++) {
                Path data = folder.resolve("data" + i);
                CyclicBarrier together = new CyclicBarrier(2);
                Future<Path> log = threads.submit(() -> {
                    together.await();
                    return Files.createDirectories(data.resolve("log"));
                });
                together.await();
                DataDirectory.make(data);
                assertEquals(data.resolve("log"), log.get());
            }
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void oneThatOthersCouldLookIntoIsTightened() throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        for (String name : List.of("scim-console.db", "scim-console.db-wal", "lost+found")) {
            Files.createFile(data.resolve(name));
        }
        open(data);
        DataDirectory.make(data);
        assertEquals("rwx------", permissions(data));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void oneThatIsNotTheServicesAloneStaysAsItIs() throws IOException {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.createFile(shared.resolve("scim-console.db"));
        Files.createDirectory(shared.resolve("another-program"));
        open(shared);
        DataDirectory.make(shared);
        assertEquals("rwxr-xr-x", permissions(shared));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aNewOneIsItsOwnersAloneWithAllThatItStandsIn() throws IOException {
        Path data = folder.resolve("share/scim-console");
        DataDirectory.makeOfDesktop(DataDirectory.ofDesktop(data));
        assertEquals("rwx------", permissions(folder.resolve("share")));
        assertEquals("rwx------", permissions(data));
        assertEquals("rwx------", permissions(DataDirectory.ofDesktop(data)));
    }

    /// Programs of before left it open: they made its log first.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theDesktopsOwnIsTightenedWithAllThatItKeepsThere() throws IOException {
        Path own = DataDirectory.ofDesktop(folder);
        Files.createDirectories(DataDirectory.log(own));
        Files.createDirectory(own.resolve("certificates"));
        Files.createFile(own.resolve("console.lock"));
        open(own);
        DataDirectory.makeOfDesktop(own);
        assertEquals("rwx------", permissions(own));
    }

    private static void open(Path directory) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static String permissions(Path directory) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(directory));
    }

    @Test
    void windowsKeepsItInLocalAppData() {
        assertEquals(Path.of("/local/SCIM Console"),
                DataDirectory.byConvention("Windows 11", HOME, Map.of("LOCALAPPDATA", "/local")));
        assertEquals(HOME.resolve("AppData/Local/SCIM Console"),
                DataDirectory.byConvention("Windows 11", HOME, Map.of()));
    }
}
