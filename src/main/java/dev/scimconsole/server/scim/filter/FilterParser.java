package dev.scimconsole.server.scim.filter;

import dev.scimconsole.contract.refusals.RefusalCode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.error.ScimType;
import dev.scimconsole.server.scim.schema.Attribute;
import dev.scimconsole.server.scim.schema.AttributePath;
import dev.scimconsole.server.scim.schema.ResourceSchema;
import java.util.Optional;

/// Reads filters and paths. The grammar is UnboundID's; no other class knows it. Theirs takes more than the
/// RFC in places (an array as a value ends in a ClassCastException, a bracket may stay open), and less than
/// Entra ID sends; [FilterText] makes up for both.
public final class FilterParser {

    private FilterParser() {}

    /// Reads a filter on one type of resources.
    ///
    /// @throws ScimException 400 `invalidFilter`, also for an attribute the type does not have
    public static Filter parse(String text, ResourceSchema schema) {
        return new FilterResolver(schema::resolve).resolve(grammar(text));
    }

    /// Reads a filter on all types of resources, for one of them: an attribute that it lacks and another type
    /// has is one without a value (RFC 7644 §3.4.2.1).
    ///
    /// @throws ScimException 400 `invalidFilter`, also for an attribute that no type has
    public static Filter parseForManyTypes(String text, ResourceSchema schema) {
        return new FilterResolver(schema::resolve,
                name -> ResourceSchema.ALL.stream().anyMatch(other -> other.resolve(name).isPresent()))
                .resolve(grammar(text));
    }

    /// Reads a path of a PATCH operation (RFC 7644 §3.5.2).
    ///
    /// @throws ScimException 400 `invalidPath`
    public static SelectedPath parsePath(String text, ResourceSchema schema) {
        Path path;
        String prepared = FilterText.ofPath(text);
        try {
            path = Path.fromString(prepared);
        } catch (BadRequestException e) {
            throw invalidPath(RefusalCode.UNREADABLE_PATH, text, firstLine(e));
        } catch (ClassCastException _) {
            throw invalidPath(RefusalCode.UNREADABLE_FILTER, text,
                    "a value in it is no text, number or truth value");
        }
        return select(path, text, schema);
    }

    private static SelectedPath select(Path path, String text, ResourceSchema schema) {
        StringBuilder name = new StringBuilder();
        Optional<com.unboundid.scim2.common.filters.Filter> valueFilter = Optional.empty();
        int filteredElement = -1;
        for (int i = 0; i < path.size(); i++) {
            Path.Element element = path.getElement(i);
            name.append(i == 0 ? "" : ".").append(element.getAttribute());
            if (element.getValueFilter() != null) {
                if (filteredElement >= 0) {
                    throw invalidPath(RefusalCode.FILTER_IN_PATH, text, "it has two filters");
                }
                filteredElement = i;
                valueFilter = Optional.of(element.getValueFilter());
            }
        }
        String urn = path.getSchemaUrn();
        String notation = urn == null ? name.toString() : urn + ":" + name;
        AttributePath resolved = schema.resolve(notation.endsWith(":")
                ? notation.substring(0, notation.length() - 1)
                : notation).orElseThrow(
                        () -> invalidPath(RefusalCode.UNKNOWN_ATTRIBUTE, text,
                                "there is no attribute " + ScimException.shortened(notation)));
        if (valueFilter.isEmpty()) {
            return new SelectedPath(resolved, Optional.empty());
        }
        if (filteredElement != 0 || !resolved.attribute().multiValued()
                || !resolved.attribute().isComplex()) {
            throw invalidPath(RefusalCode.FILTER_IN_PATH, text,
                    "only a complex attribute with several values can be filtered");
        }
        return new SelectedPath(resolved,
                Optional.of(valueFilter(valueFilter.get(), resolved.attribute(), text)));
    }

    private static Filter valueFilter(com.unboundid.scim2.common.filters.Filter filter, Attribute attribute,
            String text) {
        try {
            return new FilterResolver(name -> inside(attribute, name)).resolve(filter);
        } catch (ScimException e) {
            throw invalidPath(RefusalCode.UNREADABLE_FILTER, text,
                    String.valueOf(e.getMessage()));
        }
    }

    static Optional<AttributePath> inside(Attribute attribute, String name) {
        return attribute.subAttributes().find(name).map(AttributePath::of);
    }

    private static com.unboundid.scim2.common.filters.Filter grammar(String text) {
        String prepared = FilterText.ofFilter(text);
        try {
            return com.unboundid.scim2.common.filters.Filter.fromString(prepared);
        } catch (BadRequestException e) {
            throw invalidFilter("The filter can't be read: " + firstLine(e));
        } catch (ClassCastException _) {
            throw invalidFilter("The filter can't be read: a value in it is no text, number or truth value.");
        }
    }

    static ScimException invalidFilter(String detail) {
        return ScimException.badSearch(ScimType.INVALID_FILTER, detail);
    }

    private static ScimException invalidPath(RefusalCode code, String text, String why) {
        return ScimException.badRequest(ScimType.INVALID_PATH, code,
                "The path " + ScimException.shortened(text) + " can't be used: " + why)
                .about(withoutFilter(text));
    }

    /// A path as far as it names attributes and no values; what begins with a filter is called `path`.
    public static String withoutFilter(String path) {
        String name = path.indexOf('[') < 0 ? path : path.substring(0, path.indexOf('['));
        return name.isBlank() ? "path" : ScimException.shortened(name);
    }

    private static String firstLine(Exception e) {
        String message = String.valueOf(e.getMessage());
        int end = message.indexOf('\n');
        return ScimException.shortened(end < 0 ? message : message.substring(0, end));
    }
}
