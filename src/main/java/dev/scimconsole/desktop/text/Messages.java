package dev.scimconsole.desktop.text;

import java.text.MessageFormat;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Every text on the screen, from one bundle for each language. What a language lacks is English. On the
/// thread of the screen, once that runs.
public final class Messages {

    private static final String BUNDLE = "dev.scimconsole.desktop.messages";

    private final UnaryOperator<ResourceBundle> wording;
    private ResourceBundle bundle;
    /// Calls under way ask for it on their own threads.
    private volatile Locale locale;

    /// In English.
    public Messages() {
        this(Locale.ENGLISH);
    }

    /// @param locale the language, one of those there are
    public Messages(Locale locale) {
        this(locale, UnaryOperator.identity());
    }

    /// @param locale  the language, one of those there are
    /// @param wording what is said in place of a language's texts
    public Messages(Locale locale, UnaryOperator<ResourceBundle> wording) {
        this.locale = locale;
        this.wording = wording;
        bundle = wording.apply(bundle(locale));
    }

    /// Changes the language of every text that is asked for from now on.
    public void use(Locale other) {
        locale = other;
        bundle = wording.apply(bundle(other));
    }

    /// The bundle, for FXML.
    public ResourceBundle bundle() {
        return bundle;
    }

    /// A text; with arguments, a [MessageFormat].
    ///
    /// @throws java.util.MissingResourceException for an unknown key
    public String text(String key, Object... arguments) {
        String text = bundle.getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
    }

    /// Sentences one behind the other, as the language sets them apart. Empty ones are left out.
    public String sentences(String... parts) {
        return together("together.sentences", Stream.of(parts));
    }

    /// Names one behind the other, as the language sets them apart.
    public String names(Stream<String> names) {
        return together("together.names", names);
    }

    /// Facts of several words one behind the other, as the language sets them apart.
    public String facts(Stream<String> facts) {
        return together("together.facts", facts);
    }

    private String together(String key, Stream<String> parts) {
        return parts.filter(part -> !part.isEmpty()).reduce((before, next) -> text(key, before, next))
                .orElse("");
    }

    /// The language of the texts, for what is formatted beside them.
    public Locale locale() {
        return locale;
    }

    /// How a moment is written in this language.
    ///
    /// @param key of the pattern
    public DateTimeFormatter format(String key) {
        return DateTimeFormatter.ofPattern(text(key), locale);
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(BUNDLE, locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
