package dev.scimconsole.wording;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// A sentence before it is said: whoever finds out what is wrong does not know who will read it.
///
/// @param key       of the texts
/// @param arguments what fills it in: texts, numbers, days, moments in UTC and other sayings
public record Saying(String key, List<Object> arguments) {

    private static final String BUNDLE = "dev.scimconsole.wording.texts";

    /// Such a sentence.
    public static Saying of(String key, Object... arguments) {
        return new Saying(key, List.of(arguments));
    }

    /// In a language.
    ///
    /// @param language one of [Languages]; what it lacks is English
    /// @throws java.util.MissingResourceException for an unknown key
    public String in(Locale language) {
        ResourceBundle texts = texts(language);
        Object[] filled = arguments.stream().map(argument -> switch (argument) {
            case Saying saying -> saying.in(language);
            case OffsetDateTime moment ->
                DateTimeFormatter.ofPattern(texts.getString("say.moment"), language).format(moment);
            case LocalDate day ->
                DateTimeFormatter.ofPattern(texts.getString("say.day"), language).format(day);
            default -> argument;
        }).toArray();
        return new MessageFormat(texts.getString(key), language).format(filled);
    }

    /// Whether there is such a sentence.
    public boolean isKnown() {
        return texts(Locale.ENGLISH).containsKey(key);
    }

    /// As logs, command lines and programs have it.
    public String inEnglish() {
        return in(Locale.ENGLISH);
    }

    private static ResourceBundle texts(Locale language) {
        return ResourceBundle.getBundle(BUNDLE, language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
