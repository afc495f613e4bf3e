package dev.scimconsole.server.scim.tolerance;

import dev.scimconsole.server.scim.schema.Attribute;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Looks whether a resource could be kept with an attribute as it is to be.
@FunctionalInterface
public interface Check {

    /// Looks at one attribute; the cost is that of this one, whatever else the resource holds.
    ///
    /// @param attribute at the top of the resource
    /// @param value     empty when it is to go
    /// @throws dev.scimconsole.server.scim.error.ScimException 400 when it could not
    void require(Attribute attribute, Optional<JsonNode> value);
}
