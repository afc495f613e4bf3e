package dev.scimconsole.server.scim.operation;

import tools.jackson.databind.node.ObjectNode;

/// What a change made of a user or group. Neither is changed by anybody.
///
/// @param before its attributes; none of one that is new
/// @param after  its attributes
public record Difference(ObjectNode before, ObjectNode after) {}
