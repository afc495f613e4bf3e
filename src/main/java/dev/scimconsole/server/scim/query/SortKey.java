package dev.scimconsole.server.scim.query;

import dev.scimconsole.server.scim.filter.AttributeValues;
import dev.scimconsole.server.scim.filter.CodePointOrder;
import dev.scimconsole.server.scim.json.DateTimes;
import dev.scimconsole.server.scim.schema.Attribute;
import dev.scimconsole.server.scim.schema.AttributePath;
import dev.scimconsole.server.values.CaseFolding;
import java.util.Comparator;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What a resource is sorted by, outside the database (RFC 7644 §3.4.2.3).
///
/// @param text folded unless the attribute is exact; empty when there is no value
/// @param id   decides ties
record SortKey(Optional<String> text, String id) {

    /// Resources without the value come last when ascending and first when descending; ties follow the id.
    static Comparator<SortKey> order(boolean ascending) {
        Comparator<SortKey> byText = (a, b) -> {
            if (a.text.isEmpty() || b.text.isEmpty()) {
                return Boolean.compare(a.text.isEmpty(), b.text.isEmpty());
            }
            return CodePointOrder.compare(a.text.get(), b.text.get());
        };
        return (ascending ? byText : byText.reversed()).thenComparing(SortKey::id);
    }

    /// The key of a resource: of several values the primary one, or else the first; of those that have what
    /// is sorted by, wherever they stand.
    static SortKey of(AttributePath path, AttributeValues values, String id) {
        String[] found = new String[1];
        values.any(path.whole(), value -> {
            boolean primary = value.path("primary").asBoolean(false);
            JsonNode leaf = path.sub().isPresent() ? value.path(path.sub().get().name()) : value;
            boolean there = leaf.isValueNode() && !leaf.isNull();
            if (there && (found[0] == null || primary)) {
                found[0] = comparable(path.leaf(), leaf);
            }
            return there && primary;
        });
        return new SortKey(Optional.ofNullable(found[0]), id);
    }

    private static String comparable(Attribute attribute, JsonNode leaf) {
        return switch (attribute.type()) {
            case BOOLEAN -> leaf.asString();
            // Fixed width, so that the order of the texts is that of the times.
            case DATE_TIME -> DateTimes.read(leaf.asString())
                    .map(time -> "%020d%09d".formatted(time.getEpochSecond(), time.getNano())).orElse("");
            case STRING, REFERENCE, BINARY, COMPLEX -> attribute.caseExact()
                    ? leaf.asString()
                    : CaseFolding.fold(leaf.asString());
        };
    }
}
