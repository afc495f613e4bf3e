package dev.scimconsole.desktop.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// Every text on the screen, from one bundle.
public final class Messages {

    private static final Locale LOCALE = Locale.ENGLISH;

    private final ResourceBundle bundle = ResourceBundle.getBundle("dev.scimconsole.desktop.messages",
            LOCALE);

    /// The bundle, for FXML.
    public ResourceBundle bundle() {
        return bundle;
    }

    /// A text; with arguments, a [MessageFormat].
    ///
    /// @throws java.util.MissingResourceException for an unknown key
    public String text(String key, Object... arguments) {
        String text = bundle.getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, LOCALE).format(arguments);
    }

    /// The language of the texts, for what is formatted beside them.
    public Locale locale() {
        return LOCALE;
    }
}
