package dev.scimconsole.desktop.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.scimconsole.desktop.settings.Settings;
import dev.scimconsole.desktop.settings.ThemeChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.util.Subscription;

/// Light or dark, as the administrator or the operating system wants it, changing while the console runs.
///
/// AtlantaFX's Primer is the base. The sheets under `styles/` lie over it, one a concern, and name its
/// colours, so that they fit both.
public final class Theme {

    private static final List<String> SHEETS = List.of("colours", "text", "controls", "pages", "tables",
            "shell", "sign-in", "dialogs", "toasts");
    private static final String OPAQUE = "opaque";
    private static final String DARK = "dark";

    private final ObjectProperty<ThemeChoice> choice = new SimpleObjectProperty<>(this, "choice");
    private final List<Scene> scenes = new ArrayList<>();

    /// @param settings remember the choice
    public Theme(Settings settings) {
        Fonts.load();
        choice.set(settings.theme());
        choice.subscribe((_, chosen) -> settings.setTheme(chosen));
        choice.subscribe(_ -> apply());
        Platform.getPreferences().colorSchemeProperty().subscribe(_ -> apply());
    }

    /// What the administrator chose.
    public ObjectProperty<ThemeChoice> choiceProperty() {
        return choice;
    }

    /// Puts a scene into the theme, until the subscription ends.
    public Subscription dress(Scene scene) {
        List<String> sheets = new ArrayList<>(SHEETS);
        if (!Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)) {
            sheets.add(OPAQUE);
        }
        scene.getStylesheets().setAll(sheets.stream().map(Theme::sheet).toList());
        scenes.add(scene);
        apply();
        return () -> scenes.remove(scene);
    }

    private void apply() {
        boolean dark = isDark();
        Application.setUserAgentStylesheet(
                dark
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        for (Scene scene : scenes) {
            List<String> classes = scene.getRoot().getStyleClass();
            classes.remove(DARK);
            if (dark) {
                classes.add(DARK);
            }
        }
    }

    private boolean isDark() {
        return switch (choice.get()) {
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
            case LIGHT -> false;
            case DARK -> true;
        };
    }

    private static String sheet(String name) {
        String file = "/dev/scimconsole/styles/" + name + ".css";
        return Objects.requireNonNull(Theme.class.getResource(file), file).toExternalForm();
    }
}
