package dev.scimconsole.server.scim.filter;

import dev.scimconsole.server.scim.filter.Filter.Comparand;
import dev.scimconsole.server.scim.filter.Filter.Operator;
import dev.scimconsole.server.scim.json.DateTimes;
import dev.scimconsole.server.values.CaseFolding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Decides filters in Java (RFC 7644 §3.4.2.2). What SQL decides, it decides in the same way.
public final class FilterEvaluator {

    private FilterEvaluator() {}

    /// Whether the values meet the filter.
    public static boolean matches(Filter filter, AttributeValues values) {
        return switch (filter) {
            case Filter.And and -> {
                for (Filter term : and.all()) {
                    if (!matches(term, values)) {
                        yield false;
                    }
                }
                yield true;
            }
            case Filter.Or or -> {
                for (Filter term : or.any()) {
                    if (matches(term, values)) {
                        yield true;
                    }
                }
                yield false;
            }
            case Filter.Not not -> !matches(not.filter(), values);
            case Filter.Present present -> values.any(present.path(), FilterEvaluator::isAssigned);
            case Filter.Assigned assigned -> values.any(assigned.path(), value -> isThere(value, true));
            case Filter.Compare compare -> values.any(compare.path(),
                    value -> compares(value, compare.operator(), compare.comparand()));
            case Filter.Differs differs -> differs(differs, values);
            case Filter.ValuePath path -> values.any(path.path(),
                    value -> value instanceof ObjectNode object
                            && matches(path.filter(), AttributeValues.of(object)));
        };
    }

    /// Whether there is a value: not null, no empty text, no array or object without values (RFC 7643 §2.5,
    /// RFC 7644 §3.4.2.2 `pr`).
    public static boolean isAssigned(JsonNode value) {
        return isThere(value, false);
    }

    private static boolean isThere(JsonNode value, boolean alsoEmptyText) {
        if (value.isContainer()) {
            for (JsonNode part : value.values()) {
                if (isThere(part, alsoEmptyText)) {
                    return true;
                }
            }
            return false;
        }
        return !value.isNull() && !value.isMissingNode()
                && (alsoEmptyText || !value.isString() || !value.stringValue().isEmpty());
    }

    /// A value whose sub-attribute is not there differs, as it does on its own.
    private static boolean differs(Filter.Differs differs, AttributeValues values) {
        boolean[] some = new boolean[1];
        boolean one = values.any(differs.path().whole(), value -> {
            some[0] = true;
            return !AttributeValues.anyOf(value, differs.path(),
                    leaf -> compares(leaf, Operator.EQ, differs.comparand()));
        });
        return one || !some[0];
    }

    private static boolean compares(JsonNode value, Operator operator, Comparand comparand) {
        return switch (comparand) {
            case Comparand.Bool(boolean expected) -> value.isBoolean() && value.booleanValue() == expected;
            case Comparand.Time(var expected) -> value.isString() && DateTimes.read(value.stringValue())
                    .map(actual -> holds(operator, actual.compareTo(expected))).orElse(false);
            case Comparand.Text(String expected, boolean exact, String _) -> value.isString() && compares(
                    exact ? value.stringValue() : CaseFolding.fold(value.stringValue()), operator, expected);
        };
    }

    private static boolean compares(String actual, Operator operator, String expected) {
        return switch (operator) {
            case EQ -> actual.equals(expected);
            case CO -> actual.contains(expected);
            case SW -> actual.startsWith(expected);
            case EW -> actual.endsWith(expected);
            case GT, GE, LT, LE -> holds(operator, CodePointOrder.compare(actual, expected));
        };
    }

    private static boolean holds(Operator operator, int order) {
        return switch (operator) {
            case EQ -> order == 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            case LT -> order < 0;
            case LE -> order <= 0;
            case CO, SW, EW -> false;
        };
    }
}
