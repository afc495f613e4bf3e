package dev.scimconsole.server.scim.schema;

import java.util.Optional;

/// An attribute as filters, paths and projections name it (RFC 7644 §3.10).
///
/// @param extension the schema extension it is in; empty for the core schema
/// @param attribute the attribute, or a whole extension
/// @param sub       the sub-attribute, where one is named
public record AttributePath(Optional<Attribute> extension, Attribute attribute, Optional<Attribute> sub) {

    /// An attribute of the core schema, or a sub-attribute seen from inside its value.
    public static AttributePath of(Attribute attribute) {
        return new AttributePath(Optional.empty(), attribute, Optional.empty());
    }

    /// The same with a sub-attribute.
    public AttributePath with(Attribute subAttribute) {
        return new AttributePath(extension, attribute, Optional.of(subAttribute));
    }

    /// The same without the sub-attribute.
    public AttributePath whole() {
        return new AttributePath(extension, attribute, Optional.empty());
    }

    /// The attribute whose values are meant in the end.
    public Attribute leaf() {
        return sub.orElse(attribute);
    }

    /// In the RFC's notation, with canonical names.
    @Override
    public String toString() {
        return extension.map(e -> e.name() + ":").orElse("") + attribute.name()
                + sub.map(s -> "." + s.name()).orElse("");
    }
}
