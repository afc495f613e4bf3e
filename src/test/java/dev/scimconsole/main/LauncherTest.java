package dev.scimconsole.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What starts the program of a package on Linux.
@Tag("main")
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    @TempDir private Path folder;

    /// Of two for the same the virtual machine takes the later one, and one may quieten those behind it.
    @Test
    void optionsKeepTheirOrderAndArgumentsTheirBlanks() throws Exception {
        Path launcher = folder.resolve("bin/scim-console");
        Path java = folder.resolve("lib/runtime/bin/scim-console");
        Path configuration = folder.resolve("lib/app/scim-console.cfg");
        for (Path file : List.of(launcher, java, configuration)) {
            Files.createDirectories(file.getParent());
        }
        Files.copy(Path.of("packaging", "linux", "launch"), launcher);
        Files.writeString(java, "#!/bin/sh\nfor each; do echo \"$each\"; done\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(configuration, """
                app.classpath=$APPDIR/a.jar
                app.classpath=$APPDIR/b.jar
                app.mainclass=a.Main
                java-options=-Xmx1m
                java-options=-Xmx2m
                java-options=-Dat=$APPDIR
                """);
        Process process = new ProcessBuilder("/bin/sh", launcher.toString(), "one two", "", "three").start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        Path application = configuration.getParent().toRealPath();
        assertEquals(List.of("-Xmx1m", "-Xmx2m", "-Dat=" + application, "-cp",
                application + "/a.jar:" + application + "/b.jar", "a.Main", "one two", "", "three"),
                said.lines().toList());
    }
}
