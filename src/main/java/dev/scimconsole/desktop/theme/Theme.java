package dev.scimconsole.desktop.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.scimconsole.desktop.settings.Language;
import dev.scimconsole.desktop.settings.MotionChoice;
import dev.scimconsole.desktop.settings.Setting;
import dev.scimconsole.desktop.settings.Settings;
import dev.scimconsole.desktop.settings.ThemeChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.DialogPane;
import javafx.scene.paint.Color;
import javafx.stage.Window;
import javafx.util.Subscription;

/// Light or dark, the size of texts, and whether things move, as the administrator or the operating system
/// wants it, changing while the console runs.
///
/// AtlantaFX's Primer is the base. The sheets under `styles/` lie over it, one a concern, and name its
/// colours, so that they fit both.
public final class Theme implements AutoCloseable {

    private static final List<String> SHEETS = List.of("colours", "text", "controls", "pages", "tables",
            "shell", "sign-in", "dialogs", "toasts", "contrast");
    private static final String OPAQUE = "opaque";
    private static final String DARK = "dark";
    private static final String CONTRAST = "contrast";
    private static final String STILL = "still";
    private static final String LARGE_TEXTS = "large-texts";
    private static final int LARGEST_TEXT_PERCENT = 200;

    private final ObjectProperty<ThemeChoice> choice = new SimpleObjectProperty<>(this, "choice");
    private final ObjectProperty<Integer> textSize = new SimpleObjectProperty<>(this, "textSize");
    private final ObjectProperty<MotionChoice> motion = new SimpleObjectProperty<>(this, "motion");
    private final TextSize size = new TextSize();
    private final List<Scene> scenes = new ArrayList<>();
    private final Subscription system;

    /// @param settings remember the choices
    public Theme(Settings settings) {
        Fonts.load();
        choice.set(settings.choice(Setting.THEME, ThemeChoice.SYSTEM));
        textSize.set(
                settings.number(Setting.TEXT_SIZE, TextSize.USUAL, LARGEST_TEXT_PERCENT, TextSize.USUAL));
        motion.set(settings.choice(Setting.REDUCED_MOTION, MotionChoice.SYSTEM));
        size.set(textSize.get());
        size.setTwoWeights(hasTwoWeights(Language.of(settings.value(Setting.LANGUAGE))
                .locale(Locale.getDefault())));
        choice.subscribe((_, chosen) -> settings.choose(Setting.THEME, chosen));
        textSize.subscribe((_, chosen) -> settings.set(Setting.TEXT_SIZE, String.valueOf(chosen)));
        motion.subscribe((_, chosen) -> settings.choose(Setting.REDUCED_MOTION, chosen));
        choice.subscribe(_ -> apply());
        motion.subscribe(_ -> apply());
        textSize.subscribe((_, chosen) -> {
            size.set(chosen);
            fitAll();
        });
        system = Subscription.combine(Platform.getPreferences().colorSchemeProperty().subscribe(_ -> apply()),
                Platform.getPreferences().reducedMotionProperty().subscribe(_ -> apply()));
    }

    /// Follows the operating system no more.
    @Override
    public void close() {
        system.unsubscribe();
    }

    /// The colour of an empty page, as the style sheets have it too: for a window in which nothing stands
    /// yet, before any sheet was read. On the JavaFX thread.
    ///
    /// @param settings remember the choice
    public static Color ground(Settings settings) {
        ThemeChoice chosen = settings.choice(Setting.THEME, ThemeChoice.SYSTEM);
        if (isDark(chosen)) {
            return Color.web("#0d1117");
        }
        return chosen == ThemeChoice.CONTRAST ? Color.WHITE : Color.web("#f6f8fa");
    }

    /// What the administrator chose.
    public ObjectProperty<ThemeChoice> choiceProperty() {
        return choice;
    }

    /// How large texts are, in percent of the usual: 100 to 200.
    public ObjectProperty<Integer> textSizeProperty() {
        return textSize;
    }

    /// Whether things move.
    public ObjectProperty<MotionChoice> motionProperty() {
        return motion;
    }

    /// Shows texts of this language from now on.
    public void speak(Locale language) {
        size.setTwoWeights(hasTwoWeights(language));
        fitAll();
    }

    private static boolean hasTwoWeights(Locale language) {
        return language.getLanguage().equals(Locale.JAPANESE.getLanguage());
    }

    private void fitAll() {
        scenes.forEach(scene -> {
            size.fit(scene, sheets());
            colour(scene.getRoot());
        });
        openDialogs().forEach(size::fit);
    }

    /// Puts a scene into the theme, until the subscription ends.
    public Subscription dress(Scene scene) {
        size.fit(scene, sheets());
        scenes.add(scene);
        apply();
        return () -> scenes.remove(scene);
    }

    /// Puts a view that comes into such a scene later into the size of its texts.
    public void fit(Parent view) {
        size.fit(view);
    }

    /// Puts what has a root of its own, such as a dialog, into the same colours as the windows.
    public void colour(Parent root) {
        List<String> classes = root.getStyleClass();
        classes.removeAll(List.of(DARK, CONTRAST, STILL, LARGE_TEXTS));
        if (isDark(choice.get())) {
            classes.add(DARK);
        }
        if (choice.get() == ThemeChoice.CONTRAST) {
            classes.add(CONTRAST);
        }
        if (isStill()) {
            classes.add(STILL);
        }
        if (TextScale.isLarge((double) textSize.get() / TextSize.USUAL)) {
            classes.add(LARGE_TEXTS);
        }
    }

    private void apply() {
        Application.setUserAgentStylesheet(
                isDark(choice.get())
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        scenes.forEach(scene -> colour(scene.getRoot()));
        openDialogs().forEach(this::colour);
    }

    /// They take the sheets of the window they stand over.
    private static List<Parent> openDialogs() {
        return Window.getWindows().stream().map(Window::getScene).filter(Objects::nonNull)
                .map(Scene::getRoot).filter(DialogPane.class::isInstance).toList();
    }

    private static boolean isDark(ThemeChoice chosen) {
        return switch (chosen) {
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
            case LIGHT, CONTRAST -> false;
            case DARK -> true;
        };
    }

    private boolean isStill() {
        return switch (motion.get()) {
            case SYSTEM -> Platform.getPreferences().isReducedMotion();
            case REDUCED -> true;
            case FULL -> false;
        };
    }

    private static List<String> sheets() {
        List<String> sheets = new ArrayList<>(SHEETS);
        if (!Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW)) {
            sheets.add(OPAQUE);
        }
        return sheets.stream().map(Theme::sheet).toList();
    }

    private static String sheet(String name) {
        String file = "/dev/scimconsole/styles/" + name + ".css";
        return Objects.requireNonNull(Theme.class.getResource(file), file).toExternalForm();
    }
}
