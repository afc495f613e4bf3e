package dev.scimconsole.server.scim.query;

import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.error.ScimType;
import dev.scimconsole.server.scim.filter.Filter;
import dev.scimconsole.server.scim.filter.FilterParser;
import dev.scimconsole.server.scim.filter.FilterPlan;
import dev.scimconsole.server.scim.filter.IndexedAttributes;
import dev.scimconsole.server.scim.schema.AttributePath;
import dev.scimconsole.server.scim.schema.ResourceSchema;
import dev.scimconsole.server.store.directory.Condition;
import dev.scimconsole.server.store.directory.ResourceQuery;
import java.util.List;
import java.util.Optional;

/// One type of resources as a search sees it, checked before the store is asked.
///
/// @param filter  what must hold
/// @param plan    what SQL can do for the filter
/// @param sortBy  the attribute to sort by; empty when there is none or the type lacks it
/// @param sqlSort the same in SQL, where SQL can
record SearchTarget(ResourceSchema schema, Filter filter, FilterPlan plan, Optional<AttributePath> sortBy,
        Optional<Condition.Attribute> sqlSort) {

    /// @throws ScimException 400
    static List<SearchTarget> of(SearchRequest request, List<ResourceSchema> schemas) {
        requireSortable(request, schemas);
        requireOneTypeForMemberships(request, schemas);
        return schemas.stream().map(schema -> of(request, schema, schemas.size() > 1)).toList();
    }

    private static SearchTarget of(SearchRequest request, ResourceSchema schema, boolean manyTypes) {
        Filter filter = request.filter().map(text -> manyTypes
                ? FilterParser.parseForManyTypes(text, schema)
                : FilterParser.parse(text, schema)).orElse(Filter.ALWAYS);
        Optional<AttributePath> sortBy = request.sortBy().flatMap(name -> sortPath(name, schema));
        return new SearchTarget(schema, filter, FilterPlan.of(filter, schema.type()), sortBy,
                sortBy.flatMap(path -> IndexedAttributes.of(path, schema.type()))
                        // The store does not know the primary one.
                        .filter(attribute -> attribute != Condition.Attribute.EMAIL));
    }

    private static void requireSortable(SearchRequest request, List<ResourceSchema> schemas) {
        if (request.sortBy().isPresent()
                && schemas.stream().allMatch(s -> sortPath(request.sortBy().get(), s).isEmpty())) {
            throw ScimException.badSearch(ScimType.INVALID_VALUE,
                    "sortBy names no attribute that can be sorted by: "
                            + ScimException.shortened(request.sortBy().get()) + ".");
        }
    }

    /// Only the store can sort by them, and it sorts one type at a time.
    private static void requireOneTypeForMemberships(SearchRequest request, List<ResourceSchema> schemas) {
        if (schemas.size() > 1 && schemas.stream()
                .anyMatch(schema -> request.sortBy().flatMap(name -> sortPath(name, schema))
                        .filter(SearchTarget::isOfMemberships).isPresent())) {
            throw ScimException.badSearch(ScimType.INVALID_VALUE,
                    "sortBy names what only users or only groups have. Search those alone to sort by it.");
        }
    }

    /// RFC 7644 §3.4.2.3: a complex attribute is sorted by its `value`. Members and groups are sorted by
    /// nothing else: what else they hold is other resources'.
    private static Optional<AttributePath> sortPath(String name, ResourceSchema schema) {
        return schema.resolve(name).flatMap(path -> path.leaf().isComplex()
                ? path.leaf().valueSubAttribute().filter(_ -> !path.attribute().isExtension()).map(path::with)
                : Optional.of(path)).filter(path -> !isOfMemberships(path)
                        || path.sub().equals(path.attribute().valueSubAttribute()));
    }

    private static boolean isOfMemberships(AttributePath path) {
        return path.extension().isEmpty()
                && (path.attribute().name().equals("members") || path.attribute().name().equals("groups"));
    }

    /// Whether the order can be left to SQL, or is that of creation.
    boolean isSortedBySql() {
        return sortBy.isEmpty() || sqlSort.isPresent();
    }

    /// Whether it looks at more resources than it finds: neither the filter leads to few, nor does an index
    /// hold all of them in the order.
    boolean isScan() {
        if (plan.narrow().filter(Condition::leadsToFew).isPresent()) {
            return false;
        }
        boolean all = plan.exact() && plan.narrow().filter(c -> !isAll(c)).isEmpty();
        boolean inOrder = sortBy.isEmpty() || sqlSort.filter(
                attribute -> new ResourceQuery.Order(attribute, true).isIndexed()).isPresent();
        return !all || !inOrder;
    }

    /// The query for SQL.
    ResourceQuery query(String organizationId, boolean ascending, Optional<String> after, long offset,
            int limit) {
        return new ResourceQuery(organizationId, schema.type(), plan.narrow().filter(c -> !isAll(c)),
                sqlSort.map(attribute -> new ResourceQuery.Order(attribute, ascending)), after, offset,
                limit);
    }

    /// The query of a page that an index finds at once: an equality with a name, an email or another id.
    Optional<ResourceQuery> foreseeable(String organizationId, boolean ascending, long offset, int limit) {
        return plan.exact() && isSortedBySql() && plan.narrow().filter(SearchTarget::isNamed).isPresent()
                ? Optional.of(query(organizationId, ascending, Optional.empty(), offset, limit))
                : Optional.empty();
    }

    private static boolean isNamed(Condition condition) {
        return condition instanceof Condition.Compare(var attribute, var how, var _)
                && how == Condition.Comparison.EQUAL && switch (attribute) {
                    case ID, USER_NAME, EXTERNAL_ID, DISPLAY_NAME, EMAIL -> true;
                    case ACTIVE, CREATED, LAST_MODIFIED, MEMBER, GROUP -> false;
                };
    }

    private static boolean isAll(Condition condition) {
        return condition instanceof Condition.And and && and.all().isEmpty();
    }
}
