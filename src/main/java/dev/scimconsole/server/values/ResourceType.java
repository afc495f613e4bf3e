package dev.scimconsole.server.values;

/// The two types of SCIM resources (RFC 7643 §4).
public enum ResourceType {
    /// `User`
    USER,
    /// `Group`
    GROUP
}
