package dev.scimconsole.server.scim.filter;

import dev.scimconsole.server.scim.schema.AttributePath;
import dev.scimconsole.server.store.directory.Condition;
import dev.scimconsole.server.values.ResourceType;
import java.util.Map;
import java.util.Optional;

/// Which attributes SQL can search.
public final class IndexedAttributes {

    private static final Map<String, Condition.Attribute> OF_USERS = Map.of(
            "id", Condition.Attribute.ID,
            "externalId", Condition.Attribute.EXTERNAL_ID,
            "meta.created", Condition.Attribute.CREATED,
            "meta.lastModified", Condition.Attribute.LAST_MODIFIED,
            "userName", Condition.Attribute.USER_NAME,
            "displayName", Condition.Attribute.DISPLAY_NAME,
            "active", Condition.Attribute.ACTIVE,
            "emails.value", Condition.Attribute.EMAIL,
            "groups.value", Condition.Attribute.GROUP,
            "groups", Condition.Attribute.GROUP);

    private static final Map<String, Condition.Attribute> OF_GROUPS = Map.of(
            "id", Condition.Attribute.ID,
            "externalId", Condition.Attribute.EXTERNAL_ID,
            "meta.created", Condition.Attribute.CREATED,
            "meta.lastModified", Condition.Attribute.LAST_MODIFIED,
            "displayName", Condition.Attribute.DISPLAY_NAME,
            "members.value", Condition.Attribute.MEMBER,
            "members", Condition.Attribute.MEMBER);

    private IndexedAttributes() {}

    /// The attribute in SQL.
    public static Optional<Condition.Attribute> of(AttributePath path, ResourceType type) {
        Map<String, Condition.Attribute> indexed = switch (type) {
            case USER -> OF_USERS;
            case GROUP -> OF_GROUPS;
        };
        return Optional.ofNullable(indexed.get(path.toString()));
    }
}
