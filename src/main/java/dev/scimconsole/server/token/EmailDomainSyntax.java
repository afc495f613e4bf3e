package dev.scimconsole.server.token;

import java.net.IDN;
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
    static Optional<String> mistakeIn(String text) {
        if (text.isEmpty()) {
            return Optional.of("Type an email domain, such as acme.com.");
        }
        if (IPV4.matcher(text).matches() || IPV6.matcher(text).matches()) {
            return Optional
                    .of("An IP address is no email domain. Type the name that stands behind the @ of your"
                            + " users' email addresses, such as acme.com.");
        }
        if (SCHEME.matcher(text).lookingAt() && text.contains("/")) {
            return Optional.of("Leave out " + firstMatch(SCHEME, text) + instead(host(text)));
        }
        if (text.startsWith("@")) {
            return Optional.of("Leave out the @" + instead(host(text.substring(1))));
        }
        if (text.contains("@")) {
            return Optional.of("This is an email address. Type only what stands behind the @"
                    + instead(host(text.substring(text.lastIndexOf('@') + 1))));
        }
        if (text.contains("/") || text.contains("?") || text.contains("#") || text.contains("\\")) {
            return Optional.of("Leave out what stands behind the domain" + instead(host(text)));
        }
        if (text.contains(":")) {
            return Optional.of("Leave out the colon and what stands behind it" + instead(host(text)));
        }
        if (text.contains("*")) {
            return Optional
                    .of("A domain has no *. Add each domain by itself, such as acme.com and eu.acme.com.");
        }
        if (text.contains(",") || text.contains(";")) {
            return Optional.of("Add one domain at a time, such as acme.com.");
        }
        if (text.chars().anyMatch(c -> isBlank((char) c))) {
            return Optional.of("A domain has no blanks. Type it in one piece, such as acme.com.");
        }
        if (DEVIATION.matcher(text).find()) {
            return Optional
                    .of("This name holds a letter that programs read in two ways. Type the domain in the"
                            + " form that starts with xn--, as your DNS provider shows it.");
        }
        return Optional.empty();
    }

    /// The `xn--` form in lower case; empty when there is none.
    static Optional<String> toAscii(String text) {
        try {
            String ascii = IDN.toASCII(text, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            return Optional.of(ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii);
        } catch (IllegalArgumentException _) {
            // The JDK says so of a label that is empty or too long, which has a sentence of its own below.
            return text.chars().allMatch(c -> c < 0x80)
                    ? Optional.of(text.toLowerCase(Locale.ROOT))
                    : Optional.empty();
        }
    }

    /// What is wrong with the name itself.
    static Optional<String> mistakeInAscii(String name) {
        if (name.length() > MAX_LENGTH) {
            return Optional
                    .of("A domain has at most " + MAX_LENGTH + " characters; this one has " + name.length()
                            + ". Type the name that stands behind the @ of your users' email addresses.");
        }
        if (!name.contains(".")) {
            return Optional
                    .of("The ending is missing. Type the whole domain, such as " + example(name) + ".com.");
        }
        for (String label : name.split("\\.", -1)) {
            Optional<String> mistake = mistakeInLabel(label);
            if (mistake.isPresent()) {
                return mistake;
            }
        }
        if (name.substring(name.lastIndexOf('.') + 1).chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional
                    .of("A domain does not end with a number. Type the whole domain, such as acme.com.");
        }
        return Optional.empty();
    }

    private static Optional<String> mistakeInLabel(String label) {
        if (label.isEmpty()) {
            return Optional
                    .of("There is a dot too many. Type one dot between two parts, such as eu.acme.com.");
        }
        if (label.length() > MAX_LABEL_LENGTH) {
            return Optional.of("A part between two dots has at most " + MAX_LABEL_LENGTH
                    + " characters. Check the domain's spelling.");
        }
        if (!LABEL_CHARACTERS.matcher(label).matches()) {
            return Optional.of("A domain has only letters, digits, hyphens and dots. Check the part “" + label
                    + "”.");
        }
        if (label.startsWith("-") || label.endsWith("-")) {
            return Optional.of("No part of a domain starts or ends with a hyphen. Check the part “" + label
                    + "”.");
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
    private static String instead(String host) {
        String meant = trim(host).toLowerCase(Locale.ROOT);
        boolean usable = !DEVIATION.matcher(meant).find()
                && toAscii(meant).filter(ascii -> mistakeInAscii(ascii).isEmpty()).isPresent();
        return usable ? ": type " + meant + "." : ": type only the domain, such as acme.com.";
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
