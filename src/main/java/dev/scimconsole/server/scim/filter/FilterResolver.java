package dev.scimconsole.server.scim.filter;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.filters.FilterType;
import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.filter.Filter.Comparand;
import dev.scimconsole.server.scim.filter.Filter.Operator;
import dev.scimconsole.server.scim.json.DateTimes;
import dev.scimconsole.server.scim.schema.Attribute;
import dev.scimconsole.server.scim.schema.Attribute.Returned;
import dev.scimconsole.server.scim.schema.AttributePath;
import dev.scimconsole.server.values.CaseFolding;
import dev.scimconsole.server.values.OutsideText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// Turns the grammar's tree into ours: names become attributes, values get the attributes' types.
final class FilterResolver {

    private final Function<String, Optional<AttributePath>> scope;
    private final Predicate<String> elsewhere;

    /// @param scope finds attributes by name
    FilterResolver(Function<String, Optional<AttributePath>> scope) {
        this(scope, _ -> false);
    }

    /// @param elsewhere whether an attribute that is not in scope exists elsewhere, and so just has no value
    ///                  here
    FilterResolver(Function<String, Optional<AttributePath>> scope, Predicate<String> elsewhere) {
        this.scope = scope;
        this.elsewhere = elsewhere;
    }

    Filter resolve(com.unboundid.scim2.common.filters.Filter filter) {
        return switch (filter.getFilterType()) {
            case AND -> new Filter.And(resolveAll(filter));
            case OR -> new Filter.Or(resolveAll(filter));
            case NOT -> new Filter.Not(resolve(filter.getInvertedFilter()));
            case COMPLEX_VALUE -> valuePath(filter);
            case PRESENT -> find(filter.getAttributePath()).map(FilterResolver::present)
                    .orElse(Filter.NEVER);
            case NOT_EQUAL -> different(comparison(filter, Operator.EQ));
            case EQUAL -> comparison(filter, Operator.EQ);
            case CONTAINS -> comparison(filter, Operator.CO);
            case STARTS_WITH -> comparison(filter, Operator.SW);
            case ENDS_WITH -> comparison(filter, Operator.EW);
            case GREATER_THAN -> comparison(filter, Operator.GT);
            case GREATER_OR_EQUAL -> comparison(filter, Operator.GE);
            case LESS_THAN -> comparison(filter, Operator.LT);
            case LESS_OR_EQUAL -> comparison(filter, Operator.LE);
        };
    }

    /// The terms of a combination, with combinations of the same kind inside it taken apart.
    private List<Filter> resolveAll(com.unboundid.scim2.common.filters.Filter filter) {
        List<Filter> all = new ArrayList<>();
        collect(filter, filter.getFilterType(), all);
        return all;
    }

    private void collect(com.unboundid.scim2.common.filters.Filter filter, FilterType type,
            List<Filter> into) {
        for (com.unboundid.scim2.common.filters.Filter term : filter.getCombinedFilters()) {
            if (term.getFilterType() == type) {
                collect(term, type, into);
            } else {
                into.add(resolve(term));
            }
        }
    }

    private static Filter present(AttributePath path) {
        return new Filter.Present(path);
    }

    private Filter valuePath(com.unboundid.scim2.common.filters.Filter filter) {
        Optional<AttributePath> found = find(filter.getAttributePath());
        if (found.isEmpty()) {
            return Filter.NEVER;
        }
        AttributePath path = found.get();
        if (path.sub().isPresent() || !path.attribute().isComplex() || path.attribute().isExtension()) {
            throw FilterParser.invalidFilter(path + " has no sub-attributes to filter by.");
        }
        Filter inner = new FilterResolver(name -> FilterParser.inside(path.attribute(), name))
                .resolve(filter.getValueFilter());
        return new Filter.ValuePath(path, inner);
    }

    /// RFC 7644 §3.4.2.2: of several values one that matches is enough.
    private static Filter different(Filter equal) {
        return equal instanceof Filter.Compare(AttributePath path, Operator _, Comparand comparand)
                && path.attribute().multiValued()
                        ? new Filter.Differs(path, comparand)
                        : new Filter.Not(equal);
    }

    private Filter comparison(com.unboundid.scim2.common.filters.Filter filter, Operator operator) {
        Optional<AttributePath> found = find(filter.getAttributePath());
        if (found.isEmpty()) {
            return Filter.NEVER;
        }
        AttributePath path = found.get();
        JsonNode value = filter.getComparisonValue();
        if (value.isNull()) {
            if (operator != Operator.EQ) {
                throw FilterParser.invalidFilter(path + " can be compared with null by eq and ne only.");
            }
            // Unassigned, null and the empty array are the same, and an empty text is a value (RFC 7643
            // §2.5).
            return new Filter.Not(new Filter.Assigned(path));
        }
        AttributePath compared = path;
        if (path.leaf().isComplex()) {
            compared = path.with(path.leaf().valueSubAttribute().filter(_ -> !path.attribute().isExtension())
                    .orElseThrow(() -> FilterParser.invalidFilter(
                            path + " is complex and has no value; name one of its sub-attributes.")));
        }
        return new Filter.Compare(compared, operator, comparand(compared, operator, value));
    }

    private static Comparand comparand(AttributePath path, Operator operator, JsonNode value) {
        return switch (path.leaf().type()) {
            case BOOLEAN -> bool(path, operator, value);
            case DATE_TIME -> time(path, operator, value);
            // RFC 7644 §3.4.2.2: order comparisons of binary values fail.
            case BINARY -> {
                if (operator != Operator.EQ) {
                    throw FilterParser.invalidFilter(path + " is binary and compares by eq and ne only.");
                }
                yield text(path, value);
            }
            case STRING, REFERENCE -> text(path, value);
            case COMPLEX -> throw FilterParser.invalidFilter(path + " is complex.");
        };
    }

    private static Comparand text(AttributePath path, JsonNode value) {
        if (!value.isString()) {
            throw FilterParser.invalidFilter(path + " is a text; its value in a filter needs quotes.");
        }
        String text = value.stringValue();
        if (!OutsideText.isStorable(text)) {
            throw FilterParser.invalidFilter(path + " is compared with a text that no resource can hold.");
        }
        boolean exact = path.leaf().caseExact();
        return new Comparand.Text(exact ? text : CaseFolding.fold(text), exact, text);
    }

    /// Entra ID sends truth values as texts, with a capital: `roles[primary eq "True"]`.
    private static Comparand bool(AttributePath path, Operator operator, JsonNode value) {
        if (operator != Operator.EQ) {
            throw FilterParser.invalidFilter(path + " is a truth value and compares by eq and ne only.");
        }
        if (value.isBoolean()) {
            return new Comparand.Bool(value.booleanValue());
        }
        if (value.isString()) {
            if (value.stringValue().equalsIgnoreCase("true")) {
                return new Comparand.Bool(true);
            }
            if (value.stringValue().equalsIgnoreCase("false")) {
                return new Comparand.Bool(false);
            }
        }
        throw FilterParser.invalidFilter(path + " is true or false.");
    }

    private static Comparand time(AttributePath path, Operator operator, JsonNode value) {
        if (operator == Operator.CO || operator == Operator.SW || operator == Operator.EW) {
            throw FilterParser.invalidFilter(path + " is a time and can't be searched as a text.");
        }
        return Optional.of(value).filter(JsonNode::isString).flatMap(v -> DateTimes.read(v.stringValue()))
                .map(Comparand.Time::new)
                .orElseThrow(() -> FilterParser
                        .invalidFilter(path + " is a time, such as \"2011-05-13T04:42:34Z\"."));
    }

    private Optional<AttributePath> find(Path path) {
        String notation = notation(path);
        Optional<AttributePath> found = scope.apply(notation);
        if (found.isEmpty() && !elsewhere.test(notation)) {
            throw FilterParser
                    .invalidFilter("There is no attribute " + ScimException.shortened(notation) + ".");
        }
        found.map(AttributePath::attribute).map(Attribute::returned).filter(r -> r == Returned.NEVER)
                .ifPresent(_ -> {
                    throw FilterParser.invalidFilter(notation + " can't be searched.");
                });
        return found;
    }

    private static String notation(Path path) {
        StringBuilder name = new StringBuilder();
        if (path.getSchemaUrn() != null) {
            name.append(path.getSchemaUrn()).append(':');
        }
        for (int i = 0; i < path.size(); i++) {
            name.append(i == 0 ? "" : ".").append(path.getElement(i).getAttribute());
        }
        return name.toString();
    }
}
