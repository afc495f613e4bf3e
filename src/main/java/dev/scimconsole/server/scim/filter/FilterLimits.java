package dev.scimconsole.server.scim.filter;

/// How large a filter or a path may be. Checked before it is parsed.
final class FilterLimits {

    /// In characters.
    static final int MAX_LENGTH = 32_768;

    /// Comparisons in one filter. SQLite's own limit for the depth of an expression is 1000.
    static final int MAX_TERMS = 256;

    /// Parentheses and brackets inside each other.
    static final int MAX_DEPTH = 32;

    private FilterLimits() {}
}
