package dev.scimconsole.server.scim.query;

import dev.scimconsole.server.scim.discovery.ScimLimits;
import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.error.ScimType;
import dev.scimconsole.server.scim.json.MessageFields;
import dev.scimconsole.server.scim.resource.Projection;
import dev.scimconsole.server.url.QueryString;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads searches.
public final class SearchParameters {

    private static final String URN = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

    private SearchParameters() {}

    /// Reads the parameters of a GET (RFC 7644 §3.4.2).
    ///
    /// @throws ScimException 400
    public static SearchRequest read(QueryString query, ScimLimits limits) {
        return build(query.get("filter"), query.get("sortBy"), query.get("sortOrder"),
                query.get("startIndex"), query.get("count"), query.get("cursor"), projection(query), limits);
    }

    /// Reads `attributes` and `excludedAttributes`, which any request may have (RFC 7644 §3.9).
    public static Projection projection(QueryString query) {
        List<String> attributes = names(query.get("attributes"));
        List<String> excluded = names(query.get("excludedAttributes"));
        return attributes.isEmpty() && excluded.isEmpty()
                ? Projection.DEFAULT
                : new Projection(attributes, excluded);
    }

    /// Reads the body of a POST to `.search` (RFC 7644 §3.4.3).
    ///
    /// @throws ScimException 400
    public static SearchRequest read(ObjectNode body, ScimLimits limits) {
        boolean named = false;
        for (JsonNode urn : MessageFields.find(body, "schemas").map(JsonNode::values).orElse(List.of())) {
            named |= urn.isString() && urn.stringValue().equalsIgnoreCase(URN);
        }
        if (!named) {
            throw ScimException.badSearch(ScimType.INVALID_SYNTAX, "schemas must name " + URN + ".");
        }
        Projection projection = new Projection(texts(body, "attributes"), texts(body, "excludedAttributes"));
        return build(text(body, "filter"), text(body, "sortBy"), text(body, "sortOrder"),
                number(body, "startIndex"), number(body, "count"), text(body, "cursor"), projection, limits);
    }

    private static SearchRequest build(Optional<String> filter, Optional<String> sortBy,
            Optional<String> sortOrder, Optional<String> startIndex, Optional<String> count,
            Optional<String> cursor, Projection projection, ScimLimits limits) {
        // RFC 7644 §3.4.2.4: what is below 1 counts as 1, a negative count as 0. RFC 9865 §3: invalidCount.
        long start = Math.max(1, whole("startIndex", startIndex, 1, ScimType.INVALID_VALUE));
        long most = Math.clamp(whole("count", count, limits.defaultPageSize(),
                cursor.isPresent() ? ScimType.INVALID_COUNT : ScimType.INVALID_VALUE), 0,
                limits.maxPageSize());
        return new SearchRequest(filter.map(SearchParameters::filter), sortBy.filter(s -> !s.isBlank()),
                ascending(sortOrder), start, (int) most, cursor, projection);
    }

    /// An empty filter is no filter of the grammar (RFC 7644 §3.4.2.2): whoever sends it meant to find
    /// somebody, and not everybody.
    private static String filter(String text) {
        if (text.isBlank()) {
            throw ScimException.badSearch(ScimType.INVALID_FILTER,
                    "The filter is empty. Leave it out to list everybody.");
        }
        return text;
    }

    private static boolean ascending(Optional<String> sortOrder) {
        return switch (sortOrder.map(s -> s.toLowerCase(Locale.ROOT)).orElse("ascending")) {
            case "ascending", "" -> true;
            case "descending" -> false;
            default -> throw ScimException.badSearch(ScimType.INVALID_VALUE,
                    "sortOrder must be ascending or descending.");
        };
    }

    /// A whole number of any length; what does not fit counts as the largest or smallest that does.
    private static long whole(String name, Optional<String> text, long absent, ScimType fault) {
        if (text.isEmpty() || text.get().isBlank()) {
            return absent;
        }
        String digits = text.get().strip();
        boolean negative = digits.startsWith("-");
        String magnitude = negative ? digits.substring(1) : digits;
        if (magnitude.isEmpty() || !magnitude.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw ScimException.badSearch(fault,
                    name + " must be a whole number, not " + ScimException.shortened(digits) + ".");
        }
        if (negative) {
            return -1;
        }
        return magnitude.length() > 18 ? Long.MAX_VALUE : Long.parseLong(magnitude);
    }

    private static List<String> names(Optional<String> list) {
        List<String> names = new ArrayList<>();
        for (String name : list.orElse("").split(",", -1)) {
            if (!name.isBlank()) {
                names.add(name.strip());
            }
        }
        return names;
    }

    private static Optional<String> text(ObjectNode body, String name) {
        return MessageFields.find(body, name).filter(node -> !node.isNull()).map(node -> {
            if (!node.isString()) {
                throw ScimException.badSearch(ScimType.INVALID_VALUE, name + " must be a text.");
            }
            return node.stringValue();
        });
    }

    private static Optional<String> number(ObjectNode body, String name) {
        return MessageFields.find(body, name).filter(node -> !node.isNull()).map(node -> {
            if (!node.isIntegralNumber()) {
                throw ScimException.badSearch(ScimType.INVALID_VALUE, name + " must be a whole number.");
            }
            return node.asString();
        });
    }

    private static List<String> texts(ObjectNode body, String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode node : MessageFields.find(body, name).map(JsonNode::values).orElse(List.of())) {
            if (!node.isString()) {
                throw ScimException.badSearch(ScimType.INVALID_VALUE,
                        name + " must be an array of attribute names.");
            }
            texts.add(node.stringValue());
        }
        return texts;
    }
}
