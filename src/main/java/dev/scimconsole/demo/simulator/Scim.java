package dev.scimconsole.demo.simulator;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The beginnings of SCIM request bodies (RFC 7643 §8, RFC 7644 §3.5.2).
final class Scim {

    static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    static final String GROUP = "urn:ietf:params:scim:schemas:core:2.0:Group";
    static final String ENTERPRISE_USER = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    private Scim() {}

    static ObjectNode object(List<String> schemas) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        ArrayNode array = object.putArray("schemas");
        schemas.forEach(array::add);
        return object;
    }

    static ObjectNode patch() {
        ObjectNode patch = object(List.of(PATCH_OP));
        patch.putArray("Operations");
        return patch;
    }

    /// Adds an operation to a patch.
    static ObjectNode operation(ObjectNode patch, String op) {
        return patch.withArray("Operations").addObject().put("op", op);
    }
}
