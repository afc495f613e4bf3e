package dev.scimconsole.contract.configuration;

import java.util.Optional;

/// What can be told of a pasted string without asking anybody: whether it has a SCIM token's form. Blanks
/// around it are passed over, as HTTP does.
public enum TokenForm {

    /// The form and the checksum of a SCIM token. Only the service knows whether it opens anything.
    RIGHT("It has the form of a SCIM token."),
    /// Nothing but blanks.
    EMPTY("There is nothing to check. Paste the token."),
    /// The word `Bearer` stands in front.
    BEARER("The word “Bearer” stands in front of the token. Paste the token alone, unless the"
            + " identity provider asks for both."),
    /// Blanks or line breaks inside.
    BLANKS_INSIDE("There are blanks or line breaks inside the token. Copy it again, in one piece."),
    /// It looks like a SCIM token, but a character is wrong, missing or too many.
    MISTYPED("It looks like a SCIM token, but a character is wrong, missing or too many. Copy it again."),
    /// It looks like no SCIM token at all.
    FOREIGN("This is no SCIM token: those start with “scim_”.");

    private static final String SCHEME = "bearer";

    private final String sentence;

    TokenForm(String sentence) {
        this.sentence = sentence;
    }

    /// What a string is.
    ///
    /// @param text any characters; not kept
    public static TokenForm of(CharSequence text) {
        CharSequence bare = strip(text);
        if (bare.isEmpty()) {
            return EMPTY;
        }
        int end = endOfWord(bare);
        if (isScheme(bare, end)) {
            return BEARER;
        }
        if (end < bare.length()) {
            return BLANKS_INSIDE;
        }
        Optional<ScimToken> token = ScimToken.parse(bare);
        token.ifPresent(ScimToken::close);
        return token.isPresent() ? RIGHT : holdsPrefix(bare) ? MISTYPED : FOREIGN;
    }

    /// The text without the blanks around it. A view, no copy.
    public static CharSequence strip(CharSequence text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.subSequence(start, end);
    }

    /// The index of the first blank of any kind, else the text's length.
    public static int endOfWord(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if (isBlank(text.charAt(i))) {
                return i;
            }
        }
        return text.length();
    }

    /// For a person: what it is and what to do.
    public String sentence() {
        return sentence;
    }

    private static boolean isScheme(CharSequence text, int end) {
        return end == SCHEME.length() && text.subSequence(0, end).toString().equalsIgnoreCase(SCHEME);
    }

    private static boolean holdsPrefix(CharSequence text) {
        for (int i = 0; i + ScimToken.PREFIX.length() <= text.length(); i++) {
            if (startsWithPrefix(text, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWithPrefix(CharSequence text, int start) {
        for (int i = 0; i < ScimToken.PREFIX.length(); i++) {
            if (Character.toLowerCase(text.charAt(start + i)) != ScimToken.PREFIX.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
