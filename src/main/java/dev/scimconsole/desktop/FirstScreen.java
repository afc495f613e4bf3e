package dev.scimconsole.desktop;

import dev.scimconsole.desktop.settings.Language;
import dev.scimconsole.desktop.settings.Setting;
import dev.scimconsole.desktop.settings.Settings;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.theme.Fonts;
import java.util.Locale;

/// Reads what the first screen needs while JavaFX starts. The launcher's thread then loads the system's
/// libraries, and JavaFX's own does not run yet; what is read meanwhile, that one need not read while
/// somebody waits for the window.
///
/// Nothing is handed over: the runtime keeps what was read, and whoever asks for it later finds it there, or
/// waits until it is. Without this class the console starts as it does with it, later.
final class FirstScreen {

    private FirstScreen() {}

    /// Nothing here may need the thread of the screen.
    ///
    /// @param settings that the screen will ask for
    static void prepare(Settings settings) {
        settings.servers();
        new Messages(Language.of(settings.value(Setting.LANGUAGE)).locale(Locale.getDefault()));
        Fonts.load();
        Fonts.loadFixedWidth();
    }
}
