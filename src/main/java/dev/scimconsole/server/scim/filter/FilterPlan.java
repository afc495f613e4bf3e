package dev.scimconsole.server.scim.filter;

import dev.scimconsole.server.scim.filter.Filter.Comparand;
import dev.scimconsole.server.scim.filter.Filter.Operator;
import dev.scimconsole.server.scim.schema.AttributePath;
import dev.scimconsole.server.store.directory.Condition;
import dev.scimconsole.server.store.directory.Condition.Comparison;
import dev.scimconsole.server.values.ResourceType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What SQL can do for a filter.
///
/// @param narrow a condition that every match meets; empty when there is none better than "all"
/// @param exact  whether the condition decides the filter wholly
public record FilterPlan(Optional<Condition> narrow, boolean exact) {

    private static final FilterPlan NOTHING = new FilterPlan(Optional.empty(), false);

    /// Plans a filter on one type of resources.
    public static FilterPlan of(Filter filter, ResourceType type) {
        return switch (filter) {
            case Filter.And and -> all(and.all(), type);
            case Filter.Or or -> any(or.any(), type);
            case Filter.Not not -> {
                FilterPlan inner = of(not.filter(), type);
                yield inner.exact
                        ? exactly(new Condition.Not(inner.narrow.orElseThrow()))
                        : NOTHING;
            }
            case Filter.Present present -> IndexedAttributes.of(present.path(), type)
                    .map(attribute -> exactly(present(attribute))).orElse(NOTHING);
            case Filter.Assigned assigned -> IndexedAttributes.of(assigned.path(), type)
                    .map(attribute -> exactly(new Condition.Present(attribute))).orElse(NOTHING);
            case Filter.Differs _ -> NOTHING;
            case Filter.Compare compare -> IndexedAttributes.of(compare.path(), type)
                    .flatMap(attribute -> comparison(attribute, compare))
                    .map(FilterPlan::exactly).orElse(NOTHING);
            case Filter.ValuePath path -> valuePath(path, type);
        };
    }

    private static FilterPlan all(List<Filter> terms, ResourceType type) {
        List<Condition> narrow = new ArrayList<>();
        boolean exact = true;
        for (Filter term : terms) {
            FilterPlan plan = of(term, type);
            plan.narrow.ifPresent(narrow::add);
            exact &= plan.exact;
        }
        return new FilterPlan(narrow.isEmpty() && !exact
                ? Optional.empty()
                : Optional.of(narrow.size() == 1 ? narrow.getFirst() : new Condition.And(narrow)), exact);
    }

    private static FilterPlan any(List<Filter> terms, ResourceType type) {
        List<Condition> narrow = new ArrayList<>();
        boolean exact = true;
        for (Filter term : terms) {
            FilterPlan plan = of(term, type);
            if (plan.narrow.isEmpty()) {
                return NOTHING;
            }
            narrow.add(plan.narrow.get());
            exact &= plan.exact;
        }
        return new FilterPlan(Optional.of(new Condition.Or(narrow)), exact);
    }

    /// One comparison of `value` in the brackets is the same as one behind a dot. More of them must hold for
    /// one and the same value, which SQL can't decide here; each of them narrows.
    private static FilterPlan valuePath(Filter.ValuePath path, ResourceType type) {
        List<Filter> terms = path.filter() instanceof Filter.And and ? and.all() : List.of(path.filter());
        List<Condition> narrow = new ArrayList<>();
        for (Filter term : terms) {
            if (term instanceof Filter.Compare compare) {
                AttributePath outside = path.path().with(compare.path().attribute());
                IndexedAttributes.of(outside, type)
                        .flatMap(attribute -> comparison(attribute, compare)).ifPresent(narrow::add);
            }
        }
        if (narrow.isEmpty()) {
            return NOTHING;
        }
        boolean exact = terms.size() == 1;
        return new FilterPlan(
                Optional.of(narrow.size() == 1 ? narrow.getFirst() : new Condition.And(narrow)), exact);
    }

    /// An empty text counts as no value (RFC 7644 §3.4.2.2 `pr`), so for texts it is "greater than the empty
    /// one".
    private static Condition present(Condition.Attribute attribute) {
        return switch (attribute) {
            case ACTIVE, CREATED, LAST_MODIFIED, MEMBER, GROUP -> new Condition.Present(attribute);
            case ID, USER_NAME, EXTERNAL_ID, DISPLAY_NAME, EMAIL -> new Condition.Compare(attribute,
                    Comparison.GREATER, "");
        };
    }

    private static Optional<Condition> comparison(Condition.Attribute attribute, Filter.Compare compare) {
        return switch (compare.comparand()) {
            case Comparand.Bool(boolean value) -> Optional
                    .of(new Condition.Compare(attribute, Comparison.EQUAL, String.valueOf(value)));
            case Comparand.Text(String text, boolean _, String _) -> {
                boolean equalityOnly = attribute == Condition.Attribute.MEMBER
                        || attribute == Condition.Attribute.GROUP;
                yield equalityOnly && compare.operator() != Operator.EQ
                        ? Optional.empty()
                        : Optional.of(
                                new Condition.Compare(attribute, comparison(compare.operator()), text));
            }
            case Comparand.Time(Instant value) -> Optional
                    .of(timeComparison(attribute, compare.operator(), value));
        };
    }

    /// Times in the store are whole milliseconds; a finer time lies between two of them.
    private static Condition timeComparison(Condition.Attribute attribute, Operator operator, Instant value) {
        Instant floor = value.truncatedTo(ChronoUnit.MILLIS);
        boolean between = !floor.equals(value);
        String millis = String.valueOf(floor.toEpochMilli());
        if (!between) {
            return new Condition.Compare(attribute, comparison(operator), millis);
        }
        return switch (operator) {
            case GT, GE -> new Condition.Compare(attribute, Comparison.GREATER, millis);
            case LT, LE -> new Condition.Compare(attribute, Comparison.LESS_OR_EQUAL, millis);
            case EQ, CO, SW, EW -> new Condition.Or(List.of());
        };
    }

    private static Comparison comparison(Operator operator) {
        return switch (operator) {
            case EQ -> Comparison.EQUAL;
            case CO -> Comparison.CONTAINS;
            case SW -> Comparison.STARTS_WITH;
            case EW -> Comparison.ENDS_WITH;
            case GT -> Comparison.GREATER;
            case GE -> Comparison.GREATER_OR_EQUAL;
            case LT -> Comparison.LESS;
            case LE -> Comparison.LESS_OR_EQUAL;
        };
    }

    private static FilterPlan exactly(Condition condition) {
        return new FilterPlan(Optional.of(condition), true);
    }
}
