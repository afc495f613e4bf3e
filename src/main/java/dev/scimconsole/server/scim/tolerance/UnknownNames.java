package dev.scimconsole.server.scim.tolerance;

import dev.scimconsole.contract.activity.PassedOver.Reason;
import dev.scimconsole.server.scim.schema.ResourceSchema;

/// The one rule for names that this service does not know.
///
/// A schema that is not ours is passed over wherever it is named: in `schemas`, as the key of its values (RFC
/// 7643 §3.3 lets a client send extensions; RFC 7644 §3.3 lets a service ignore what it does not keep), and
/// as the path of a PATCH operation, which then does nothing. Okta sends `urn:okta:custom:group:1.0` with
/// every group that has a description, Microsoft Entra ID a schema of its own with every group, and both
/// whatever an administrator mapped.
///
/// A name that a schema of ours does not have is passed over in bodies and in a PATCH without a path. As a
/// path, where it is all that the operation is about, it is a mistake: 400 `invalidPath` (RFC 7644 §3.12). So
/// it is in a filter, of whatever schema: passed over, it would find what was not asked for.
public final class UnknownNames {

    private UnknownNames() {}

    /// Passes over a URN in `schemas`, if it is none of the type's.
    public static void inSchemas(String urn, ResourceSchema schema, Notes notes) {
        if (!schema.hasSchema(urn)) {
            notes.add(urn, Reason.UNKNOWN_SCHEMA);
        }
    }

    /// Passes over the key of a value in a body.
    ///
    /// @param prefix of what the value is part of, with a dot or colon at its end; empty at the top of a
    ///               resource
    /// @param name   that is no attribute there
    public static void inBody(String prefix, String name, Notes notes) {
        boolean schema = prefix.isEmpty() && name.indexOf(':') >= 0 && !ResourceSchema.isOurs(name);
        notes.add(prefix + name, schema ? Reason.UNKNOWN_SCHEMA : Reason.UNKNOWN_ATTRIBUTE);
    }

    /// Passes over a path that leads into a schema that is not ours.
    ///
    /// @return whether it does
    public static boolean inPath(String path, Notes notes) {
        int filter = path.indexOf('[');
        String notation = filter < 0 ? path : path.substring(0, filter);
        int colon = notation.lastIndexOf(':');
        if (colon < 0 || ResourceSchema.isOurs(notation)) {
            return false;
        }
        notes.add(notation.substring(0, colon), Reason.UNKNOWN_SCHEMA);
        return true;
    }
}
