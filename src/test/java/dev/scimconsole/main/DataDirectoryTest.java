package dev.scimconsole.main;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataDirectoryTest {

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
    void windowsKeepsItInLocalAppData() {
        assertEquals(Path.of("/local/SCIM Console"),
                DataDirectory.byConvention("Windows 11", HOME, Map.of("LOCALAPPDATA", "/local")));
        assertEquals(HOME.resolve("AppData/Local/SCIM Console"),
                DataDirectory.byConvention("Windows 11", HOME, Map.of()));
    }
}
