package dev.scimconsole.server.scim.filter;

import dev.scimconsole.server.scim.schema.AttributePath;
import java.time.Instant;
import java.util.List;

/// A filter whose attributes and values have been checked against a schema (RFC 7644 §3.4.2.2).
///
/// An attribute without a value equals nothing, so that `ne` holds there. For an attribute with several
/// values a comparison holds when it does for one of them, and so `ne` too.
public sealed interface Filter {

    /// All hold. Holds when there are none.
    record And(List<Filter> all) implements Filter {}

    /// One holds. Does not hold when there are none.
    record Or(List<Filter> any) implements Filter {}

    /// It does not hold.
    record Not(Filter filter) implements Filter {}

    /// There is a value that is not empty: `pr`.
    record Present(AttributePath path) implements Filter {}

    /// There is a value, perhaps an empty text: not `eq null` (RFC 7643 §2.5).
    record Assigned(AttributePath path) implements Filter {}

    /// A value compares so.
    record Compare(AttributePath path, Operator operator, Comparand comparand) implements Filter {}

    /// Of several values one is another, or there is none: `ne` of an attribute with several values.
    record Differs(AttributePath path, Comparand comparand) implements Filter {}

    /// One value of a complex attribute meets the filter as a whole. The paths inside start at the attribute.
    record ValuePath(AttributePath path, Filter filter) implements Filter {}

    /// Comparisons; `ne` is [Not] of [#EQ], or [Differs].
    enum Operator {
        EQ, CO, SW, EW, GT, GE, LT, LE
    }

    /// What a value is compared with.
    sealed interface Comparand {

        /// A text.
        ///
        /// @param text    folded unless exact
        /// @param exact   whether case counts
        /// @param asGiven as it stood in the filter
        record Text(String text, boolean exact, String asGiven) implements Comparand {}

        /// A truth value.
        record Bool(boolean value) implements Comparand {}

        /// A time.
        record Time(Instant value) implements Comparand {}
    }

    /// A filter that always holds.
    Filter ALWAYS = new And(List.of());

    /// A filter that never holds.
    Filter NEVER = new Or(List.of());
}
