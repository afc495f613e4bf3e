package dev.scimconsole.server.store.directory;

import java.util.List;

/// What SQL can decide of a search. Plain two-valued logic: a comparison with a value that is not there is
/// false, and [Not] turns false into true.
public sealed interface Condition {

    /// Whether an index leads to what meets it, and that is a handful at the most. Otherwise it costs about
    /// as much as there are resources.
    default boolean leadsToFew() {
        return switch (this) {
            case And(List<Condition> all) -> all.stream().anyMatch(Condition::leadsToFew);
            case Or(List<Condition> any) -> any.stream().allMatch(Condition::leadsToFew);
            case Not _,Present _ -> false;
            case Compare(Attribute attribute, Comparison comparison, String _) ->
                comparison == Comparison.EQUAL && switch (attribute) {
                    case ID, USER_NAME, EXTERNAL_ID, DISPLAY_NAME, EMAIL, MEMBER -> true;
                    case ACTIVE, CREATED, LAST_MODIFIED, GROUP -> false;
                };
        };
    }

    /// Whether one resource of a type at the most can meet it.
    default boolean leadsToOne() {
        return switch (this) {
            case And(List<Condition> all) -> all.stream().anyMatch(Condition::leadsToOne);
            case Or _,Not _,Present _ -> false;
            case Compare(Attribute attribute, Comparison comparison, String _) ->
                comparison == Comparison.EQUAL
                        && (attribute == Attribute.ID || attribute == Attribute.USER_NAME);
        };
    }

    /// All of them hold. Holds when there are none.
    record And(List<Condition> all) implements Condition {}

    /// One of them holds. Does not hold when there are none.
    record Or(List<Condition> any) implements Condition {}

    /// It does not hold.
    record Not(Condition condition) implements Condition {}

    /// The value (for several values: one of them) compares so. For [Attribute#ACTIVE] the value is
    /// `"true"` or `"false"`, for the dates it is milliseconds since 1970 in decimal.
    record Compare(Attribute attribute, Comparison comparison, String value) implements Condition {}

    /// There is a value.
    record Present(Attribute attribute) implements Condition {}

    /// An attribute that SQL can search. Texts compare by UTF-8 bytes, after folding where the key is folded.
    enum Attribute {
        /// `id`, exact
        ID,
        /// `userName`, folded
        USER_NAME,
        /// `externalId`, exact
        EXTERNAL_ID,
        /// `displayName`, folded
        DISPLAY_NAME,
        /// `active`; only equality
        ACTIVE,
        /// `emails.value`, folded
        EMAIL,
        /// `meta.created`
        CREATED,
        /// `meta.lastModified`
        LAST_MODIFIED,
        /// `members.value` of a group: the ids of its members; only equality and presence
        MEMBER,
        /// `groups.value` of a user: the ids of its groups, direct ones; only equality and presence
        GROUP
    }

    /// How values compare (RFC 7644 §3.4.2.2).
    enum Comparison {
        /// `eq`
        EQUAL,
        /// `co`
        CONTAINS,
        /// `sw`
        STARTS_WITH,
        /// `ew`
        ENDS_WITH,
        /// `gt`
        GREATER,
        /// `ge`
        GREATER_OR_EQUAL,
        /// `lt`
        LESS,
        /// `le`
        LESS_OR_EQUAL
    }
}
