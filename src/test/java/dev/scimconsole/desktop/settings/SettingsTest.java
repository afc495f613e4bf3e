package dev.scimconsole.desktop.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Optional;
import java.util.prefs.Preferences;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private final Preferences node = new MemoryPreferences();
    private final Settings settings = new PreferencesSettings(node);

    @Test
    void whatIsRememberedIsReadBack() {
        settings.setTheme(ThemeChoice.DARK);
        settings.setServer(URI.create("https://console.acme.example"));
        settings.setWindowBounds(new WindowBounds(10, -20.5, 960, 600, true));
        Settings later = new PreferencesSettings(node);
        assertEquals(ThemeChoice.DARK, later.theme());
        assertEquals(Optional.of(URI.create("https://console.acme.example")), later.server());
        assertEquals(Optional.of(new WindowBounds(10, -20.5, 960, 600, true)), later.windowBounds());
    }

    @Test
    void nothingAndNonsenseCountAsNeverSet() {
        assertEquals(ThemeChoice.SYSTEM, settings.theme());
        assertTrue(settings.server().isEmpty());
        assertTrue(settings.windowBounds().isEmpty());
        node.put("theme", "PURPLE");
        node.put("server", "http://in.clear.example");
        node.put("window", "a b c d e");
        assertEquals(ThemeChoice.SYSTEM, settings.theme());
        assertTrue(settings.server().isEmpty());
        assertTrue(settings.windowBounds().isEmpty());
    }
}
