package dev.scimconsole.server.scim.schema;

/// A schema (RFC 7643 §7).
///
/// @param id         its URN
/// @param attributes without the common ones
public record Schema(String id, String name, String description, AttributeSet attributes) {}
