package dev.scimconsole.contract.activity;

/// A part of a request to the SCIM service that was not applied, while the rest was.
///
/// @param what   an attribute as a path (RFC 7644 §3.10), or the URN of a schema; never a value
/// @param reason why
public record PassedOver(String what, Reason reason) {

    /// Why something was passed over. On the wire it is the text that [#toString()] gives; where RFC 7644
    /// §3.12 has a keyword for it, that one.
    public enum Reason {
        /// This service does not have the schema.
        UNKNOWN_SCHEMA("unknown-schema"),
        /// This service does not have the attribute.
        UNKNOWN_ATTRIBUTE("unknown-attribute"),
        /// The value is missing or of another kind.
        INVALID_VALUE("invalidValue"),
        /// The attribute can't be changed so.
        MUTABILITY("mutability"),
        /// The path names no attribute, or can't be read.
        INVALID_PATH("invalidPath"),
        /// The path selects nothing.
        NO_TARGET("noTarget"),
        /// Somebody else has the name.
        UNIQUENESS("uniqueness"),
        /// It is not as SCIM asks for.
        INVALID_SYNTAX("invalidSyntax");

        private final String wireName;

        Reason(String wireName) {
            this.wireName = wireName;
        }

        /// The name on the wire.
        @Override
        public String toString() {
            return wireName;
        }
    }
}
