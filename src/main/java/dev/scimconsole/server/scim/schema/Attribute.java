package dev.scimconsole.server.scim.schema;

import java.util.List;
import java.util.Optional;

/// An attribute's definition (RFC 7643 §7). Immutable; the methods that read like adjectives make changed
/// copies.
///
/// @param name            in its canonical case; for a schema extension its URN
/// @param caseExact       whether texts compare with regard to case
/// @param canonicalValues suggestions, not limits
/// @param referenceTypes  what a reference may point at
/// @param subAttributes   empty unless the type is complex
public record Attribute(String name, Type type, boolean multiValued, String description, boolean required,
        boolean caseExact, Mutability mutability, Returned returned, Uniqueness uniqueness,
        List<String> canonicalValues, List<String> referenceTypes, AttributeSet subAttributes) {

    /// Data types (RFC 7643 §2.3). No attribute of these schemas is a number.
    public enum Type {
        STRING("string"), BOOLEAN("boolean"), DATE_TIME("dateTime"), REFERENCE(
                "reference"), BINARY("binary"), COMPLEX("complex");

        private final String keyword;

        Type(String keyword) {
            this.keyword = keyword;
        }

        /// As it stands in a schema.
        public String keyword() {
            return keyword;
        }
    }

    /// Who may change it, and when (RFC 7643 §2.2, §7).
    public enum Mutability {
        READ_WRITE("readWrite"), READ_ONLY("readOnly"), IMMUTABLE("immutable"), WRITE_ONLY("writeOnly");

        private final String keyword;

        Mutability(String keyword) {
            this.keyword = keyword;
        }

        /// As it stands in a schema.
        public String keyword() {
            return keyword;
        }
    }

    /// When it is part of an answer (RFC 7643 §2.2, §7).
    public enum Returned {
        ALWAYS("always"), NEVER("never"), DEFAULT("default"), REQUEST("request");

        private final String keyword;

        Returned(String keyword) {
            this.keyword = keyword;
        }

        /// As it stands in a schema.
        public String keyword() {
            return keyword;
        }
    }

    /// Whether its values are unique (RFC 7643 §2.2, §7).
    public enum Uniqueness {
        NONE("none"), SERVER("server");

        private final String keyword;

        Uniqueness(String keyword) {
            this.keyword = keyword;
        }

        /// As it stands in a schema.
        public String keyword() {
            return keyword;
        }
    }

    /// An attribute with the RFC's defaults: single-valued, optional, readWrite, returned by default. Texts
    /// compare without regard to case.
    public static Attribute of(String name, Type type, String description) {
        return new Attribute(name, type, false, description, false, false, Mutability.READ_WRITE,
                Returned.DEFAULT, Uniqueness.NONE, List.of(), List.of(), AttributeSet.EMPTY);
    }

    /// A text.
    public static Attribute string(String name, String description) {
        return of(name, Type.STRING, description);
    }

    /// A complex attribute.
    public static Attribute complex(String name, String description, Attribute... subAttributes) {
        Attribute plain = of(name, Type.COMPLEX, description);
        return new Attribute(name, Type.COMPLEX, false, description, false, false, plain.mutability,
                plain.returned, plain.uniqueness, List.of(), List.of(),
                new AttributeSet(List.of(subAttributes)));
    }

    /// A reference.
    public static Attribute reference(String name, String description, String... referenceTypes) {
        Attribute plain = of(name, Type.REFERENCE, description);
        return new Attribute(name, Type.REFERENCE, false, description, false, true, plain.mutability,
                plain.returned, plain.uniqueness, List.of(), List.of(referenceTypes), AttributeSet.EMPTY);
    }

    /// With several values.
    public Attribute multi() {
        return new Attribute(name, type, true, description, required, caseExact, mutability, returned,
                uniqueness, canonicalValues, referenceTypes, subAttributes);
    }

    /// That must be there.
    public Attribute mandatory() {
        return new Attribute(name, type, multiValued, description, true, caseExact, mutability, returned,
                uniqueness, canonicalValues, referenceTypes, subAttributes);
    }

    /// Compared with regard to case.
    public Attribute exact() {
        return new Attribute(name, type, multiValued, description, required, true, mutability, returned,
                uniqueness, canonicalValues, referenceTypes, subAttributes);
    }

    /// Unique in the organization.
    public Attribute unique() {
        return new Attribute(name, type, multiValued, description, required, caseExact, mutability, returned,
                Uniqueness.SERVER, canonicalValues, referenceTypes, subAttributes);
    }

    /// With another mutability.
    public Attribute with(Mutability other) {
        return new Attribute(name, type, multiValued, description, required, caseExact, other, returned,
                uniqueness, canonicalValues, referenceTypes, subAttributes);
    }

    /// Returned otherwise.
    public Attribute with(Returned other) {
        return new Attribute(name, type, multiValued, description, required, caseExact, mutability, other,
                uniqueness, canonicalValues, referenceTypes, subAttributes);
    }

    /// With suggested values.
    public Attribute suggesting(String... values) {
        return new Attribute(name, type, multiValued, description, required, caseExact, mutability, returned,
                uniqueness, List.of(values), referenceTypes, subAttributes);
    }

    /// Whether it has sub-attributes.
    public boolean isComplex() {
        return type == Type.COMPLEX;
    }

    /// Whether clients can't set it.
    public boolean isReadOnly() {
        return mutability == Mutability.READ_ONLY;
    }

    /// Whether it stands for a schema extension, whose attributes are its sub-attributes.
    public boolean isExtension() {
        return name.indexOf(':') >= 0;
    }

    /// The sub-attribute `value`, which stands for the whole in comparisons (RFC 7643 §2.4).
    public Optional<Attribute> valueSubAttribute() {
        return subAttributes.find("value");
    }
}
