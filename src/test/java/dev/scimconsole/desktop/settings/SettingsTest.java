package dev.scimconsole.desktop.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.prefs.Preferences;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("desktop")
@Tag("desktop.settings")
class SettingsTest {

    private final Preferences node = new MemoryPreferences();
    private final Settings settings = new PreferencesSettings(node);

    @Test
    void whatIsRememberedIsReadBack() {
        settings.choose(Setting.THEME, ThemeChoice.DARK);
        settings.remember(
                new ServerProfile(URI.create("https://console.acme.example"), "Acme", "a@acme.com", true));
        settings.setWindowBounds(new WindowBounds(10, -20.5, 960, 600, true));
        settings.setGuide("entra-id");
        Settings later = new PreferencesSettings(node);
        assertEquals(ThemeChoice.DARK, later.choice(Setting.THEME, ThemeChoice.SYSTEM));
        assertEquals(List.of(
                new ServerProfile(URI.create("https://console.acme.example"), "Acme", "a@acme.com", true)),
                later.servers());
        assertEquals(Optional.of(new WindowBounds(10, -20.5, 960, 600, true)), later.windowBounds());
        assertEquals(Optional.of("entra-id"), later.guide());
    }

    @Test
    void nothingAndNonsenseCountAsNeverSet() {
        assertEquals(ThemeChoice.LIGHT, settings.choice(Setting.THEME, ThemeChoice.LIGHT));
        assertEquals(List.of(), settings.servers());
        assertTrue(settings.windowBounds().isEmpty());
        assertTrue(settings.guide().isEmpty());
        node.put("theme", "PURPLE");
        node.put("server.0.address", "http://in.clear.example");
        node.put("window", "a b c d e");
        assertEquals(ThemeChoice.LIGHT, settings.choice(Setting.THEME, ThemeChoice.LIGHT));
        assertEquals(List.of(), settings.servers());
        assertTrue(settings.windowBounds().isEmpty());
        node.put("window", "10 NaN 960 Infinity false");
        assertTrue(settings.windowBounds().isEmpty());
    }

    @Test
    void severalServersAreKeptTheOneUsedLastFirst() {
        for (Settings each : List.of(settings, new MemorySettings())) {
            IntStream.rangeClosed(1, 12).mapToObj(SettingsTest::server).forEach(each::remember);
            assertEquals(Settings.MOST_SERVERS, each.servers().size());
            assertEquals(server(12), each.servers().getFirst());
            each.remember(server(5).keptSignedIn(true));
            assertEquals(server(5).keptSignedIn(true), each.servers().getFirst());
            assertEquals(Settings.MOST_SERVERS, each.servers().size());
            each.forget(server(12).address());
            assertEquals(Settings.MOST_SERVERS - 1, each.servers().size());
            assertTrue(each.server(server(12).address()).isEmpty());
            assertEquals(server(11), each.servers().get(1));
        }
    }

    @Test
    void anInstallationIsNamedOnceAndByAnotherNameToEachServer() {
        URI one = URI.create("https://console1.example");
        URI other = URI.create("https://console2.example");
        Settings later = new PreferencesSettings(node);
        assertEquals(settings.installation(), later.installation());
        assertEquals(settings.installationAt(one), new PresetSettings(later, Map.of()).installationAt(one));
        assertEquals(4, Set.of(settings.installation(), settings.installationAt(one),
                settings.installationAt(other), new MemorySettings().installationAt(one)).size());
        String made = settings.installation();
        node.put("installation", "no UUID");
        assertNotEquals(made, settings.installation());
        assertEquals(settings.installation(), later.installation());
    }

    private static ServerProfile server(int number) {
        return new ServerProfile(URI.create("https://console%d.example".formatted(number)), "Acme " + number,
                "a@acme.com", false);
    }
}
