package dev.scimconsole.main;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// What JavaFX writes while it starts, on a machine that has a display and not all libraries.
@Tag("main")
@Isolated
class StartErrorsTest {

    private final PrintStream before = System.err;
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    @BeforeEach
    void watch() {
        System.setErr(new PrintStream(terminal, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void end() {
        System.setErr(before);
    }

    @Test
    void ofATraceTheLibraryIsLeftThatIsMissing() {
        PrintStream watched = System.err;
        try (StartErrors errors = StartErrors.keep()) {
            new UnsatisfiedLinkError("/home/a.meyer/.openjfx/cache/25/libglassgtk3.so: libgtk-3.so.0: "
                    + "cannot open shared object file: No such file or directory").printStackTrace();
            assertEquals(Optional.of("libgtk-3.so.0"), errors.missingLibrary());
        }
        assertEquals("", terminal.toString(StandardCharsets.UTF_8));
        assertSame(watched, System.err);
    }

    @Test
    void aWholePathIsNotToldAsALibrary() {
        try (StartErrors errors = StartErrors.keep()) {
            System.err.println("Loading library glassgtk3 from resource failed: "
                    + "java.lang.UnsatisfiedLinkError: /tmp/libglassgtk3.so: "
                    + "/lib/x86_64-linux-gnu/libXtst.so.6: file too short");
            assertEquals(Optional.of("libXtst.so.6"), errors.missingLibrary());
        }
    }

    @Test
    void whatIsWrittenIsHandedOnOnceTheDesktopIsThere() {
        try (StartErrors errors = StartErrors.keep()) {
            System.err.print("a warning of the graphics driver");
            assertEquals("", terminal.toString(StandardCharsets.UTF_8));
            assertEquals(Optional.empty(), errors.missingLibrary());
            errors.pass();
            System.err.print(", and another");
        }
        assertEquals("a warning of the graphics driver, and another",
                terminal.toString(StandardCharsets.UTF_8));
    }
}
