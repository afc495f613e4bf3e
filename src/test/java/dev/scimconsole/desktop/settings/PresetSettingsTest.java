package dev.scimconsole.desktop.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("desktop")
@Tag("desktop.settings")
class PresetSettingsTest {

    @TempDir Path folder;
    private final MemorySettings own = new MemorySettings();

    @Test
    void whatIsPresetHoldsAndStays() throws IOException {
        own.choose(Setting.PROXY, ProxyChoice.NONE);
        Settings settings = new PresetSettings(own, PresetSettings.read(Files.writeString(
                folder.resolve("desktop.properties"), """
                        proxy = by-hand
                        proxy-address = proxy.acme.com:8080
                        """)));
        assertEquals(ProxyChoice.BY_HAND, settings.choice(Setting.PROXY, ProxyChoice.SYSTEM));
        assertTrue(settings.isPreset(Setting.PROXY));
        settings.choose(Setting.PROXY, ProxyChoice.SYSTEM);
        assertEquals(ProxyChoice.BY_HAND, settings.choice(Setting.PROXY, ProxyChoice.SYSTEM));
        assertEquals("none", own.value(Setting.PROXY));
        assertFalse(settings.isPreset(Setting.THEME));
        settings.choose(Setting.THEME, ThemeChoice.DARK);
        assertEquals("dark", own.value(Setting.THEME));
    }

    @Test
    void onlySettingsCanBePreset() throws IOException {
        assertEquals(Map.of(Setting.LANGUAGE, "de"), PresetSettings.read(Files.writeString(
                folder.resolve("desktop.properties"), """
                        language=de
                        server.0.email=somebody@acme.com
                        window=0 0 1 1 false
                        """)));
    }

    @ParameterizedTest
    @CsvSource({"Linux, /etc/scim-console/desktop.properties",
            "Mac OS X, /Library/Application Support/SCIM Console/desktop.properties"})
    void aMachinesAdministratorWritesThem(String os, Path file) {
        assertEquals(file, PresetSettings.file(os, Map.of()));
    }

    @ParameterizedTest
    @CsvSource({"'', 60", "9, 60", "10, 10", "600, 600", "601, 60", "many, 60"})
    void aNumberBeyondTheLimitsCountsAsNone(String kept, int seconds) {
        own.set(Setting.CLIPBOARD_SECONDS, kept);
        assertEquals(seconds, own.number(Setting.CLIPBOARD_SECONDS, 10, 600, 60));
    }

    @Test
    void whatEarlierVersionsRememberedIsUnderstood() {
        own.set(Setting.THEME, "DARK");
        assertEquals(ThemeChoice.DARK, own.choice(Setting.THEME, ThemeChoice.SYSTEM));
    }

    @ParameterizedTest
    @CsvSource({"'', de-AT, de", "'', pt-BR, en", "'', ja-JP, ja", "fr, de-AT, fr", "xx, en-GB, en"})
    void theSystemsLanguageIsSpokenWhereItIsKnown(String chosen, String system, String spoken) {
        assertEquals(spoken, Language.of(chosen).locale(Locale.forLanguageTag(system)).getLanguage());
    }
}
