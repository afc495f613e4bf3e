package dev.scimconsole.server.scim.schema;

import dev.scimconsole.server.values.ResourceType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
        Map<String, Attribute> drafts = new HashMap<>();
        all.addAll(core.attributes().all());
        for (Schema extension : extensions) {
            Attribute whole = Attribute.complex(extension.id(), extension.description(),
                    extension.attributes().all().toArray(Attribute[]::new));
            all.add(whole);
            extension.drafts().forEach(draft -> drafts.put(draft, whole));
        }
        this.attributes = new AttributeSet(all, drafts);
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
        return core.isNamed(urn) || extensions.stream().anyMatch(extension -> extension.isNamed(urn));
    }

    /// Whether a URN, or the one in a notation, is that of a schema of any type here.
    public static boolean isOurs(String notation) {
        return ALL.stream().anyMatch(schema -> schema.hasSchema(notation)
                || schema.core.rest(notation).isPresent()
                || schema.extensions.stream().anyMatch(extension -> extension.rest(notation).isPresent()));
    }

    /// Finds what a name in the RFC's notation stands for (RFC 7644 §3.10): `userName`, `name.givenName`, or
    /// either after a schema's URN and a colon, or an extension's URN alone; in any case. An extension's
    /// attribute may stand without its URN, as `manager` does in Microsoft's older samples.
    public Optional<AttributePath> resolve(String notation) {
        Optional<AttributePath> member = resolveMember(notation);
        return member.isEmpty() && notation.indexOf(':') < 0 ? resolveInExtensions(notation) : member;
    }

    /// The same for a member of a resource, where an extension's attributes stand under its URN.
    public Optional<AttributePath> resolveMember(String notation) {
        return notation.indexOf(':') < 0
                ? resolveIn(attributes, Optional.empty(), notation)
                : resolveUrn(notation);
    }

    /// A notation with the RFC's URN in place of a draft's.
    public String withoutDraft(String notation) {
        for (Schema schema : Stream.concat(Stream.of(core), extensions.stream()).toList()) {
            Optional<String> rest = schema.rest(notation);
            if (rest.isPresent()) {
                return schema.id() + ":" + rest.get();
            }
        }
        return notation;
    }

    private Optional<AttributePath> resolveInExtensions(String notation) {
        for (Schema extension : extensions) {
            Attribute whole = attributes.get(extension.id());
            Optional<AttributePath> found = resolveIn(whole.subAttributes(), Optional.of(whole), notation);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<AttributePath> resolveUrn(String notation) {
        for (Schema extension : extensions) {
            Attribute whole = attributes.get(extension.id());
            if (extension.isNamed(notation)) {
                return Optional.of(AttributePath.of(whole));
            }
            Optional<String> rest = extension.rest(notation);
            if (rest.isPresent()) {
                return resolveIn(whole.subAttributes(), Optional.of(whole), rest.get());
            }
        }
        return core.rest(notation).flatMap(rest -> resolveIn(attributes, Optional.empty(), rest));
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
}
