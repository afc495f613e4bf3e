package dev.scimconsole.server.scim.schema;

import dev.scimconsole.server.store.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All that a type of resources consists of: common attributes, core schema, extensions (RFC 7643 §3).
public final class ResourceSchema {

    /// Users.
    public static final ResourceSchema USER = new ResourceSchema(ResourceType.USER, "User", "/Users",
            "User account", UserSchema.SCHEMA, List.of(EnterpriseUserSchema.SCHEMA));

    /// Groups.
    public static final ResourceSchema GROUP = new ResourceSchema(ResourceType.GROUP, "Group", "/Groups",
            "Group of users and groups", GroupSchema.SCHEMA, List.of());

    /// Both, in the order of a search at the root.
    public static final List<ResourceSchema> ALL = List.of(USER, GROUP);

    private final ResourceType type;
    private final String name;
    private final String endpoint;
    private final String description;
    private final Schema core;
    private final List<Schema> extensions;
    private final AttributeSet attributes;

    private ResourceSchema(ResourceType type, String name, String endpoint, String description, Schema core,
            List<Schema> extensions) {
        this.type = type;
        this.name = name;
        this.endpoint = endpoint;
        this.description = description;
        this.core = core;
        this.extensions = extensions;
        List<Attribute> all = new ArrayList<>(CommonAttributes.ALL);
        all.addAll(core.attributes().all());
        for (Schema extension : extensions) {
            all.add(Attribute.complex(extension.id(), extension.description(),
                    extension.attributes().all().toArray(Attribute[]::new)));
        }
        this.attributes = new AttributeSet(all);
    }

    /// The schema of a type.
    public static ResourceSchema of(ResourceType type) {
        return switch (type) {
            case USER -> USER;
            case GROUP -> GROUP;
        };
    }

    /// The type in the store.
    public ResourceType type() {
        return type;
    }

    /// `User` or `Group`.
    public String name() {
        return name;
    }

    /// Below the base URL, with a slash in front.
    public String endpoint() {
        return endpoint;
    }

    /// For people.
    public String description() {
        return description;
    }

    /// The core schema.
    public Schema core() {
        return core;
    }

    /// The schema extensions.
    public List<Schema> extensions() {
        return extensions;
    }

    /// Everything at the top of a resource: common attributes, those of the core schema, and each extension
    /// under its URN.
    public AttributeSet attributes() {
        return attributes;
    }

    /// Whether a URN is one of this type's schemas, in any case.
    public boolean hasSchema(String urn) {
        return core.id().equalsIgnoreCase(urn)
                || extensions.stream().anyMatch(extension -> extension.id().equalsIgnoreCase(urn));
    }

    /// Finds what a name in the RFC's notation stands for (RFC 7644 §3.10): `userName`, `name.givenName`, or
    /// either after a schema's URN and a colon, or an extension's URN alone; in any case.
    public Optional<AttributePath> resolve(String notation) {
        if (startsWithIgnoringCase(notation, "urn:")) {
            return resolveUrn(notation);
        }
        return resolveIn(attributes, Optional.empty(), notation);
    }

    private Optional<AttributePath> resolveUrn(String notation) {
        if (startsWithIgnoringCase(notation, core.id() + ":")) {
            return resolveIn(attributes, Optional.empty(), notation.substring(core.id().length() + 1));
        }
        for (Schema extension : extensions) {
            Attribute whole = attributes.get(extension.id());
            if (extension.id().equalsIgnoreCase(notation)) {
                return Optional.of(AttributePath.of(whole));
            }
            if (startsWithIgnoringCase(notation, extension.id() + ":")) {
                return resolveIn(whole.subAttributes(), Optional.of(whole),
                        notation.substring(extension.id().length() + 1));
            }
        }
        return Optional.empty();
    }

    private static Optional<AttributePath> resolveIn(AttributeSet set, Optional<Attribute> extension,
            String notation) {
        int dot = notation.indexOf('.');
        if (dot < 0) {
            return set.find(notation).map(found -> new AttributePath(extension, found, Optional.empty()));
        }
        return set.find(notation.substring(0, dot))
                .flatMap(found -> found.subAttributes().find(notation.substring(dot + 1))
                        .map(sub -> new AttributePath(extension, found, Optional.of(sub))));
    }

    private static boolean startsWithIgnoringCase(String text, String prefix) {
        return text.regionMatches(true, 0, prefix, 0, prefix.length());
    }
}
