package dev.scimconsole.desktop.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The languages of the console.
public enum Language {
    /// The system's, where the console has it; else English.
    SYSTEM(""),
    /// English.
    ENGLISH("en"),
    /// German.
    GERMAN("de"),
    /// French.
    FRENCH("fr"),
    /// Spanish.
    SPANISH("es"),
    /// Japanese.
    JAPANESE("ja");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /// Its BCP 47 tag; empty for the system's.
    public String tag() {
        return tag;
    }

    /// The one with that tag; the system's when there is none.
    public static Language of(String tag) {
        return Arrays.stream(values()).filter(language -> language.tag.equals(tag)).findFirst()
                .orElse(SYSTEM);
    }

    /// The one whose texts those of a locale are.
    ///
    /// @param locale of the texts, as [#locale(Locale)] gives it
    public static Language of(Locale locale) {
        return of(locale.getLanguage());
    }

    /// The texts and formats it stands for.
    ///
    /// @param system the operating system's
    public Locale locale(Locale system) {
        if (this != SYSTEM) {
            return Locale.forLanguageTag(tag);
        }
        Optional<Language> known = Arrays.stream(values())
                .filter(language -> language.tag.equals(system.getLanguage())).findFirst();
        return Locale.forLanguageTag(known.filter(language -> language != SYSTEM).orElse(ENGLISH).tag);
    }

    /// Its name in itself, as whoever looks for it knows it; empty for the system's.
    public String nativeName() {
        return tag.isEmpty() ? "" : Locale.forLanguageTag(tag).getDisplayLanguage(Locale.forLanguageTag(tag));
    }

    /// Whether a native speaker has read the texts.
    public boolean isReviewed() {
        return this == SYSTEM || this == ENGLISH;
    }
}
