package dev.scimconsole.server.scim.filter;

import dev.scimconsole.server.scim.schema.AttributePath;
import java.util.Optional;

/// A path of a PATCH operation.
///
/// @param path   the attribute
/// @param filter which of the attribute's values; empty for all. Its paths start at the attribute.
public record SelectedPath(AttributePath path, Optional<Filter> filter) {}
