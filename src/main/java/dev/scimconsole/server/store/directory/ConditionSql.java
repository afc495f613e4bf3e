package dev.scimconsole.server.store.directory;

import dev.scimconsole.server.store.directory.Condition.Attribute;
import dev.scimconsole.server.store.directory.Condition.Comparison;
import dev.scimconsole.server.store.sql.Dialect;
import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.store.sql.IdChunks;
import dev.scimconsole.server.store.sql.Text;
import dev.scimconsole.server.values.OutsideText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A condition on the row `r` of `resource`, in SQL.
///
/// SQL knows a third truth value for what is not there. `AND` and `OR` treat it as the search does, like
/// false; only `NOT` does not, so that [Condition.Not] asks `IS NOT TRUE`.
final class ConditionSql {

    private static final int DEEPEST = 500;

    private static final Set<Attribute> LISTED = EnumSet.of(Attribute.ID, Attribute.USER_NAME,
            Attribute.EXTERNAL_ID, Attribute.DISPLAY_NAME, Attribute.EMAIL, Attribute.MEMBER,
            Attribute.GROUP);

    private final Dialect dialect;
    private final String organizationId;
    private final List<Object> parameters = new ArrayList<>();

    private ConditionSql(Dialect dialect, String organizationId) {
        this.dialect = dialect;
        this.organizationId = organizationId;
    }

    /// Text with its parameters.
    record Fragment(String text, List<Object> parameters) {}

    /// @throws IllegalArgumentException when the condition is nested too deeply, or compares what can't be
    ///                                  compared so
    static Fragment of(Condition condition, Dialect dialect, String organizationId) {
        ConditionSql sql = new ConditionSql(dialect, organizationId);
        return new Fragment(sql.text(condition, 0), sql.parameters);
    }

    private String text(Condition condition, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("a condition is nested more than " + DEEPEST + " deep");
        }
        return switch (condition) {
            case Condition.And(List<Condition> all) -> joined(all, " AND ", "1 = 1", depth);
            case Condition.Or(List<Condition> any) -> either(any, depth);
            case Condition.Not(Condition inner) -> "(" + text(inner, depth + 1) + ") IS NOT TRUE";
            case Condition.Compare(Attribute attribute, Comparison comparison, String value) ->
                comparison(attribute, comparison, value);
            case Condition.Present(Attribute attribute) -> present(attribute);
        };
    }

    /// Equalities of one attribute become one list: planning a search by each of thousands takes seconds.
    private String either(List<Condition> any, int depth) {
        Map<Attribute, Set<String>> equal = new EnumMap<>(Attribute.class);
        List<Condition> others = new ArrayList<>();
        for (Condition condition : any) {
            if (condition instanceof Condition.Compare(var attribute, var comparison, var value)
                    && comparison == Comparison.EQUAL && LISTED.contains(attribute) && storable(value)) {
                equal.computeIfAbsent(attribute, _ -> new LinkedHashSet<>()).add(value);
            } else {
                others.add(condition);
            }
        }
        List<String> terms = new ArrayList<>();
        equal.forEach((attribute, values) -> terms.add(equalsOneOf(attribute, List.copyOf(values))));
        if (!others.isEmpty() || terms.isEmpty()) {
            terms.add(joined(others, " OR ", "1 = 0", depth));
        }
        return "(" + String.join(" OR ", terms) + ")";
    }

    private String equalsOneOf(Attribute attribute, List<String> texts) {
        List<?> values = switch (attribute) {
            case ID, MEMBER, GROUP -> Id.among(texts);
            default -> texts;
        };
        if (values.isEmpty()) {
            return "1 = 0";
        }
        return switch (attribute) {
            case EMAIL -> related("resource_email", "resource_id", "email_key", values);
            case MEMBER -> related("membership", "group_id", "member_id", values);
            case GROUP -> related("membership", "member_id", "group_id", values);
            default -> column(attribute) + oneOf(values);
        };
    }

    private String related(String table, String wanted, String given, List<?> values) {
        return "r.id IN (SELECT x." + wanted + " FROM " + table + " x WHERE x.organization_id = "
                + dialect.organization() + with(Id.of(organizationId)) + " AND x." + given + oneOf(values)
                + ")";
    }

    private String oneOf(List<?> values) {
        parameters.addAll(values);
        return values.size() == 1 ? " = ?" : " IN " + IdChunks.marks(values);
    }

    /// Joins in halves: databases limit how deep an expression is, and a chain of 1000 terms is 1000 deep.
    private String joined(List<Condition> terms, String operator, String none, int depth) {
        return switch (terms.size()) {
            case 0 -> none;
            case 1 -> text(terms.getFirst(), depth + 1);
            default -> {
                int half = terms.size() / 2;
                yield "(" + joined(terms.subList(0, half), operator, none, depth)
                        + operator + joined(terms.subList(half, terms.size()), operator, none, depth) + ")";
            }
        };
    }

    private String present(Attribute attribute) {
        return switch (attribute) {
            case ID, CREATED, LAST_MODIFIED -> "1 = 1";
            case USER_NAME, EXTERNAL_ID, DISPLAY_NAME, ACTIVE -> column(attribute) + " IS NOT NULL";
            case EMAIL -> "EXISTS (SELECT 1 FROM resource_email e "
                    + "WHERE e.organization_id = r.organization_id AND e.resource_id = r.id)";
            case MEMBER -> "EXISTS (SELECT 1 FROM membership m "
                    + "WHERE m.organization_id = r.organization_id AND m.group_id = r.id)";
            case GROUP -> "EXISTS (SELECT 1 FROM membership m "
                    + "WHERE m.organization_id = r.organization_id AND m.member_id = r.id)";
        };
    }

    private String comparison(Attribute attribute, Comparison comparison, String value) {
        return switch (attribute) {
            case ID -> id(comparison, value);
            case USER_NAME, EXTERNAL_ID, DISPLAY_NAME -> textual(column(attribute), comparison, value);
            case EMAIL -> email(comparison, value);
            case CREATED -> column(attribute) + operator(comparison) + "?" + with(Long.valueOf(value));
            case LAST_MODIFIED -> lastModified(comparison) + with(Long.valueOf(value));
            case ACTIVE -> {
                requireEquality(attribute, comparison);
                yield column(attribute) + " = ?" + with(Boolean.parseBoolean(value));
            }
            case MEMBER, GROUP -> {
                requireEquality(attribute, comparison);
                yield equalsOneOf(attribute, List.of(value));
            }
        };
    }

    /// Ids compare as their texts do.
    private String id(Comparison comparison, String value) {
        String column = column(Attribute.ID);
        return switch (comparison) {
            case EQUAL -> equalsOneOf(Attribute.ID, List.of(value));
            case GREATER, LESS_OR_EQUAL -> column + operator(comparison) + "?" + with(Id.notAfter(value));
            case LESS, GREATER_OR_EQUAL -> column + operator(comparison) + "?" + with(Id.notBefore(value));
            case STARTS_WITH -> storable(value) ? idStartsWith(column, value) : "1 = 0";
            case CONTAINS, ENDS_WITH -> textual(dialect.ids().asText(column), comparison, value);
        };
    }

    private String idStartsWith(String column, String prefix) {
        if (prefix.isEmpty()) {
            return "1 = 1";
        }
        String from = column + " >= ?" + with(Id.notBefore(prefix));
        String to = Text.afterAllStartingWith(prefix);
        return to.isEmpty() ? from : "(" + from + " AND " + column + " < ?" + with(Id.notBefore(to)) + ")";
    }

    /// Few emails: from them to the resources, by the index. Perhaps many: from each resource to its emails,
    /// so that they need not all be in memory.
    private String email(Comparison comparison, String value) {
        return switch (comparison) {
            case EQUAL, STARTS_WITH -> "r.id IN (SELECT e.resource_id FROM resource_email e "
                    + "WHERE e.organization_id = " + dialect.organization() + with(Id.of(organizationId))
                    + " AND "
                    + textual("e.email_key", comparison, value) + ")";
            default -> "EXISTS (SELECT 1 FROM resource_email e WHERE e.organization_id = r.organization_id "
                    + "AND e.resource_id = r.id AND " + textual("e.email_key", comparison, value) + ")";
        };
    }

    private String textual(String column, Comparison comparison, String value) {
        int length = OutsideText.storableLength(value);
        if (length < value.length()) {
            return withUnstorable(column, comparison, value, length);
        }
        return switch (comparison) {
            case EQUAL, GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL ->
                column + operator(comparison) + "?" + with(value);
            case CONTAINS -> value.isEmpty()
                    ? column + " IS NOT NULL"
                    : dialect.positionFunction() + "(" + column + ", ?) > 0" + with(value);
            case STARTS_WITH -> startsWith(column, value);
            case ENDS_WITH -> value.isEmpty()
                    ? column + " IS NOT NULL"
                    : "substr(" + column + ", length(" + column + ") - ? + 1) = ?"
                            + with(value.codePointCount(0, value.length())) + with(value);
        };
    }

    private String startsWith(String column, String prefix) {
        if (prefix.isEmpty()) {
            return column + " IS NOT NULL";
        }
        String from = column + " >= ?" + with(prefix);
        String to = Text.afterAllStartingWith(prefix);
        return to.isEmpty() ? from : "(" + from + " AND " + column + " < ?" + with(to) + ")";
    }

    /// The value holds what no stored text holds: none equals it, and it sorts among them as what stands
    /// before that does, U+0000 right after it, half a surrogate pair after all that go on with less than
    /// U+D800.
    private String withUnstorable(String column, Comparison comparison, String value, int length) {
        String before = value.substring(0, length);
        boolean greater = comparison == Comparison.GREATER || comparison == Comparison.GREATER_OR_EQUAL;
        boolean less = comparison == Comparison.LESS || comparison == Comparison.LESS_OR_EQUAL;
        if (!greater && !less) {
            return "1 = 0";
        }
        if (value.charAt(length) == 0) {
            return column + (greater ? " > ?" : " <= ?") + with(before);
        }
        return column + (greater ? " >= ?" : " < ?") + with(before + (char) (Character.MAX_SURROGATE + 1));
    }

    private static boolean storable(String value) {
        return OutsideText.isStorable(value);
    }

    private static void requireEquality(Attribute attribute, Comparison comparison) {
        if (comparison != Comparison.EQUAL) {
            throw new IllegalArgumentException(attribute + " compares by equality only");
        }
    }

    /// Who asks for what changed since a time asks for little.
    private String lastModified(Comparison comparison) {
        String text = column(Attribute.LAST_MODIFIED) + operator(comparison) + "?";
        return comparison == Comparison.GREATER || comparison == Comparison.GREATER_OR_EQUAL
                ? dialect.rarelyTrue(text)
                : text;
    }

    private static String operator(Comparison comparison) {
        return switch (comparison) {
            case EQUAL -> " = ";
            case GREATER -> " > ";
            case GREATER_OR_EQUAL -> " >= ";
            case LESS -> " < ";
            case LESS_OR_EQUAL -> " <= ";
            case CONTAINS, STARTS_WITH, ENDS_WITH ->
                throw new IllegalArgumentException("a time has no parts to compare");
        };
    }

    /// The column of a single-valued attribute.
    ///
    /// @throws IllegalArgumentException when it has several values
    static String column(Attribute attribute) {
        return switch (attribute) {
            case ID -> "r.id";
            case USER_NAME -> "r.user_name_key";
            case EXTERNAL_ID -> "r.external_id";
            case DISPLAY_NAME -> "r.display_name_key";
            case ACTIVE -> "r.active";
            case CREATED -> "r.created";
            case LAST_MODIFIED -> "r.last_modified";
            case EMAIL, MEMBER, GROUP ->
                throw new IllegalArgumentException(attribute + " may have several values");
        };
    }

    /// Adds a parameter; blank, so that it can stand where its mark stands in the text.
    private String with(Object parameter) {
        parameters.add(parameter);
        return "";
    }
}
