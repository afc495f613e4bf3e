package dev.scimconsole.server.token;

import dev.scimconsole.contract.DnsNames;
import dev.scimconsole.wording.Saying;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What tells an email domain from everything else that people type.
final class EmailDomainSyntax {

    private static final int MAX_LENGTH = 253;
    private static final int MAX_LABEL_LENGTH = 63;
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*:/*");
    private static final Pattern PORT = Pattern.compile(":[0-9]*$");
    private static final Pattern IPV4 = Pattern.compile("[0-9]+(\\.[0-9]+){3}");
    private static final Pattern IPV6 = Pattern.compile("\\[?[0-9A-Fa-f]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*\\]?");
    private static final Pattern LABEL_CHARACTERS = Pattern.compile("[a-z0-9-]+");

    /// Letters that IDNA 2003, which the JDK has, maps to another domain than IDNA 2008, which mail uses
    /// (RFC 5894 §7.2): sharp s, final sigma, and the two joiners.
    private static final Pattern DEVIATION = Pattern.compile("[\u00DF\u1E9E\u03C2\u200C\u200D]");

    private EmailDomainSyntax() {}

    /// Takes off blanks, and the invisible characters that come along when text is copied from a page.
    static String trim(String typed) {
        int start = 0;
        int end = typed.length();
        while (start < end && isBlank(typed.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(typed.charAt(end - 1))) {
            end--;
        }
        return typed.substring(start, end);
    }

    /// What is wrong before the name is looked at letter by letter.
    static Optional<Saying> mistakeIn(String text) {
        if (text.isEmpty()) {
            return Optional.of(Saying.of("say.domain.mistake.typeOne"));
        }
        if (IPV4.matcher(text).matches() || IPV6.matcher(text).matches()) {
            return Optional.of(Saying.of("say.domain.mistake.ip"));
        }
        if (SCHEME.matcher(text).lookingAt() && text.contains("/")) {
            return Optional.of(
                    Saying.of("say.domain.mistake.leaveOut", firstMatch(SCHEME, text), instead(host(text))));
        }
        if (text.startsWith("@")) {
            return Optional.of(Saying.of("say.domain.mistake.leaveOutAt", instead(host(text.substring(1)))));
        }
        if (text.contains("@")) {
            return Optional.of(Saying.of("say.domain.mistake.emailAddress",
                    instead(host(text.substring(text.lastIndexOf('@') + 1)))));
        }
        if (text.contains("/") || text.contains("?") || text.contains("#") || text.contains("\\")) {
            return Optional.of(Saying.of("say.domain.mistake.leaveOutPath", instead(host(text))));
        }
        if (text.contains(":")) {
            return Optional.of(Saying.of("say.domain.mistake.leaveOutPort", instead(host(text))));
        }
        if (text.contains("*")) {
            return Optional.of(Saying.of("say.domain.mistake.noStar"));
        }
        if (text.contains(",") || text.contains(";")) {
            return Optional.of(Saying.of("say.domain.mistake.oneAtATime"));
        }
        if (text.chars().anyMatch(c -> isBlank((char) c))) {
            return Optional.of(Saying.of("say.domain.mistake.noBlanks"));
        }
        if (DEVIATION.matcher(text).find()) {
            return Optional.of(Saying.of("say.domain.mistake.twoWays"));
        }
        return Optional.empty();
    }

    /// The `xn--` form in lower case; empty when there is none.
    static Optional<String> toAscii(String text) {
        // A label that is empty or too long has a sentence of its own below.
        return DnsNames.asciiOfAnyAge(text)
                .or(() -> Optional.of(text.toLowerCase(Locale.ROOT))
                        .filter(_ -> text.chars().allMatch(c -> c < 0x80)))
                .map(ascii -> ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii);
    }

    /// What is wrong with the name itself.
    static Optional<Saying> mistakeInAscii(String name) {
        if (name.length() > MAX_LENGTH) {
            return Optional.of(Saying.of("say.domain.mistake.tooLong", MAX_LENGTH, name.length()));
        }
        if (!name.contains(".")) {
            return Optional.of(Saying.of("say.domain.mistake.noEnding", example(name)));
        }
        for (String label : name.split("\\.", -1)) {
            Optional<Saying> mistake = mistakeInLabel(label);
            if (mistake.isPresent()) {
                return mistake;
            }
        }
        if (name.substring(name.lastIndexOf('.') + 1).chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(Saying.of("say.domain.mistake.endsWithNumber"));
        }
        return Optional.empty();
    }

    private static Optional<Saying> mistakeInLabel(String label) {
        if (label.isEmpty()) {
            return Optional.of(Saying.of("say.domain.mistake.dotTooMany"));
        }
        if (label.length() > MAX_LABEL_LENGTH) {
            return Optional.of(Saying.of("say.domain.mistake.partTooLong", MAX_LABEL_LENGTH));
        }
        if (!LABEL_CHARACTERS.matcher(label).matches()) {
            return Optional.of(Saying.of("say.domain.mistake.characters", label));
        }
        if (label.startsWith("-") || label.endsWith("-")) {
            return Optional.of(Saying.of("say.domain.mistake.hyphen", label));
        }
        return Optional.empty();
    }

    /// What is left of an address when everything around the host name is taken off.
    private static String host(String text) {
        String rest = SCHEME.matcher(text).lookingAt() && text.contains("/")
                ? SCHEME.matcher(text).replaceFirst("")
                : text;
        rest = rest.split("[/?#\\\\]", 2)[0];
        rest = rest.substring(rest.lastIndexOf('@') + 1);
        return PORT.matcher(rest).replaceFirst("");
    }

    /// Proposes what was meant, if that is a domain; else an example.
    private static Saying instead(String host) {
        String meant = trim(host).toLowerCase(Locale.ROOT);
        boolean usable = !DEVIATION.matcher(meant).find()
                && toAscii(meant).filter(ascii -> mistakeInAscii(ascii).isEmpty()).isPresent();
        return usable ? Saying.of("say.domain.meant", meant) : Saying.of("say.domain.example");
    }

    private static String example(String label) {
        return mistakeInLabel(label).isEmpty() ? label : "acme";
    }

    private static String firstMatch(Pattern pattern, String text) {
        return pattern.matcher(text).results().findFirst().orElseThrow().group();
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)
                || (Character.getType(c) == Character.FORMAT && c != '\u200C' && c != '\u200D');
    }
}
