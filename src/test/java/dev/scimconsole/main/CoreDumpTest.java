package dev.scimconsole.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Tokens stand in the program's memory: however it is started, that does not go to the disk.
@Tag("main")
class CoreDumpTest {

    private static final Path PACKAGING = Path.of("packaging");
    private static final List<String> NO_DUMPS = List.of("-XX:-CreateCoredumpOnCrash",
            "-XX:-HeapDumpOnOutOfMemoryError");

    @TempDir private Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theLauncherOfThePackageLetsTheSystemWriteNone() throws Exception {
        Path launcher = folder.resolve("bin/scim-console");
        Path configuration = folder.resolve("lib/app/scim-console-service.cfg");
        Path java = folder.resolve("lib/runtime/bin/scim-console");
        for (Path file : List.of(launcher, configuration, java)) {
            Files.createDirectories(file.getParent());
        }
        Files.copy(PACKAGING.resolve("linux/launch"), launcher);
        Files.writeString(configuration, "app.mainclass=dev.scimconsole.main.Main\n");
        Files.writeString(java, "#!/bin/sh\nulimit -S -c\nulimit -H -c\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        Process process = new ProcessBuilder("/bin/sh", "-c", "ulimit -S -c 1; exec \"$0\" serve",
                launcher.toString()).redirectErrorStream(true).start();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals("0\n0\n", new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void norDoTheUnits() throws IOException {
        try (Stream<Path> files = Files.walk(PACKAGING)) {
            List<Path> units = files.filter(file -> file.toString().endsWith(".service")).toList();
            assertFalse(units.isEmpty());
            for (Path unit : units) {
                assertTrue(Files.readAllLines(unit).contains("LimitCORE=0"), unit::toString);
            }
        }
    }

    @Test
    void norDoesTheVirtualMachineItself() throws IOException {
        assertTrue(Files.readAllLines(PACKAGING.resolve("common/service.options")).containsAll(NO_DUMPS));
        for (String starter : List.of("common/AppImage.java", "scim-console")) {
            String text = Files.readString(PACKAGING.resolve(starter));
            for (String option : NO_DUMPS) {
                assertTrue(text.contains(option), () -> starter + " without " + option);
            }
        }
        assertTrue(Files.readString(PACKAGING.resolve("scim-console")).contains("\n    ulimit -c 0\n"));
    }
}
