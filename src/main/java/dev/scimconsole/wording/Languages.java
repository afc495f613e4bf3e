package dev.scimconsole.wording;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The languages that are spoken.
public final class Languages {

    /// All of them; the first is spoken to whoever asks for none of them.
    public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH,
            Locale.of("es"), Locale.JAPANESE);

    /// Far above what browsers send; bounds what a stranger can make us sort.
    private static final int LONGEST_WISH = 200;

    private Languages() {}

    /// The one that suits a wish best (RFC 4647 §3.4).
    ///
    /// @param accepted as in `Accept-Language` (RFC 9110 §12.5.4), or one tag
    public static Locale best(String accepted) {
        return known(accepted).orElse(Locale.ENGLISH);
    }

    /// The same.
    ///
    /// @return empty when none suits, or the wish is none
    public static Optional<Locale> known(String accepted) {
        if (accepted.isBlank() || accepted.length() > LONGEST_WISH) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Locale.lookup(Locale.LanguageRange.parse(accepted), ALL));
        } catch (IllegalArgumentException _) {
            // Not a list of languages: then nothing was wished.
            return Optional.empty();
        }
    }
}
