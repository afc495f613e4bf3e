package dev.scimconsole.contract.configuration;

import java.util.Optional;

/// What can be told of a pasted string without asking anybody: whether it has a SCIM token's form. Blanks
/// around it are passed over, as HTTP does.
public enum TokenForm {

    /// The form and the checksum of a SCIM token. Only the service knows whether it opens anything.
    RIGHT("say.tokenForm.right"),
    /// Nothing but blanks.
    EMPTY("say.tokenForm.empty"),
    /// The word `Bearer` stands in front.
    BEARER("say.tokenForm.bearer"),
    /// Blanks or line breaks inside.
    BLANKS_INSIDE("say.tokenForm.blanksInside"),
    /// It looks like a SCIM token, but a character is wrong, missing or too many.
    MISTYPED("say.tokenForm.mistyped"),
    /// It looks like no SCIM token at all.
    FOREIGN("say.tokenForm.foreign");

    private static final String SCHEME = "bearer";

    private final String key;

    TokenForm(String key) {
        this.key = key;
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

    /// Under which the texts say to a person what it is and what to do.
    public String key() {
        return key;
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
