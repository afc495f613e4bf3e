package dev.scimconsole.server.scim.filter;

import dev.scimconsole.contract.refusals.RefusalCode;
import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.error.ScimType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/// Makes a filter or path ready for the grammar in one pass: checks the limits, refuses what the grammar
/// takes though the RFC does not (an open bracket, an object or array as a value), and rewrites what identity
/// providers send beside the RFC:
/// - `emails[type eq "work"].value eq "x"` (Entra ID) becomes `emails[(type eq "work") and value eq "x"]`,
/// - `True` and `False` become lower case.
final class FilterText {

    private final String text;
    private final ScimType fault;
    private final StringBuilder out;
    private final Deque<Integer> brackets = new ArrayDeque<>();
    private int parentheses;
    private int terms = 1;
    private int at;

    private FilterText(String text, ScimType fault) {
        this.text = text;
        this.fault = fault;
        this.out = new StringBuilder(text.length() + 16);
    }

    /// @throws ScimException 400 `invalidFilter`
    static String ofFilter(String text) {
        return new FilterText(text, ScimType.INVALID_FILTER).prepare(true);
    }

    /// @throws ScimException 400 `invalidPath`
    static String ofPath(String text) {
        return new FilterText(text, ScimType.INVALID_PATH).prepare(false);
    }

    private String prepare(boolean rewriteSubAttributes) {
        if (text.length() > FilterLimits.MAX_LENGTH) {
            throw fault("is longer than " + FilterLimits.MAX_LENGTH + " characters");
        }
        while (at < text.length()) {
            char c = text.charAt(at);
            switch (c) {
                case '"' -> copyString();
                case '(' -> open(c);
                case ')' -> closeParenthesis();
                case '[' -> open(c);
                case ']' -> closeBracket(rewriteSubAttributes);
                case '{', '}' -> throw fault("holds a brace");
                default -> {
                    if (Character.isLetter(c)) {
                        copyWord();
                    } else {
                        out.append(c);
                        at++;
                    }
                }
            }
        }
        if (!brackets.isEmpty() || parentheses != 0) {
            throw fault("has a bracket that is not closed");
        }
        return out.toString();
    }

    private void open(char c) {
        if (c == '[' && (at == 0 || text.charAt(at - 1) == ' ')) {
            throw fault("has a bracket without an attribute in front of it");
        }
        out.append(c);
        at++;
        if (c == '[') {
            brackets.push(out.length());
        } else {
            parentheses++;
        }
        if (brackets.size() + parentheses > FilterLimits.MAX_DEPTH) {
            throw fault("nests deeper than " + FilterLimits.MAX_DEPTH + " levels");
        }
    }

    private void closeParenthesis() {
        if (--parentheses < 0) {
            throw fault("closes a parenthesis that was not opened");
        }
        out.append(')');
        at++;
    }

    private void closeBracket(boolean rewriteSubAttributes) {
        if (brackets.isEmpty()) {
            throw fault("closes a bracket that was not opened");
        }
        int opened = brackets.pop();
        at++;
        if (rewriteSubAttributes && at < text.length() && text.charAt(at) == '.') {
            at++;
            out.insert(opened, '(').append(") and ");
            copyTerm();
        }
        out.append(']');
    }

    /// Copies a comparison: attribute, operator, and unless it is `pr` a value.
    private void copyTerm() {
        countTerm();
        copyUntilBlank();
        copyBlanks();
        int operator = out.length();
        copyUntilBlank();
        if (out.substring(operator).equalsIgnoreCase("pr")) {
            return;
        }
        copyBlanks();
        if (at < text.length() && text.charAt(at) == '"') {
            copyString();
        } else {
            copyUntilBlank();
        }
    }

    private void copyBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            out.append(text.charAt(at++));
        }
    }

    private void copyUntilBlank() {
        while (at < text.length() && " ()[]\"{}".indexOf(text.charAt(at)) < 0) {
            out.append(text.charAt(at++));
        }
    }

    private void copyString() {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= text.length()) {
            throw fault("has a text whose quote is not closed");
        }
        out.append(text, at, end + 1);
        at = end + 1;
    }

    private void copyWord() {
        int end = at;
        while (end < text.length() && " ()[]\"{}".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String word = text.substring(at, end);
        at = end;
        if (word.equalsIgnoreCase("and") || word.equalsIgnoreCase("or")) {
            countTerm();
        }
        boolean truth = word.equalsIgnoreCase("true") || word.equalsIgnoreCase("false");
        out.append(truth ? word.toLowerCase(Locale.ROOT) : word);
    }

    private void countTerm() {
        if (++terms > FilterLimits.MAX_TERMS) {
            throw fault("has more than " + FilterLimits.MAX_TERMS + " comparisons");
        }
    }

    private ScimException fault(String what) {
        String rest = " " + what + ": " + ScimException.shortened(text);
        return fault == ScimType.INVALID_PATH
                ? ScimException.badRequest(fault, RefusalCode.UNREADABLE_PATH, "The path" + rest)
                        .about(FilterParser.withoutFilter(text))
                : ScimException.badSearch(fault, "The filter" + rest);
    }
}
