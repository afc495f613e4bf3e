package dev.scimconsole.server.scim.operation;

import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.operation.Operation.Action;
import dev.scimconsole.server.scim.patch.PatchOperation;
import dev.scimconsole.server.scim.patch.PatchRequest;
import dev.scimconsole.server.scim.resource.Projection;
import dev.scimconsole.server.scim.resource.ResourceDraft;
import dev.scimconsole.server.scim.schema.ResourceSchema;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Checks requests that change one resource, alone or inside a bulk request, before a transaction starts.
public final class ResourceRequests {

    private final ResourceOperations operations;

    /// @param operations do the work
    public ResourceRequests(ResourceOperations operations) {
        this.operations = operations;
    }

    /// An id for a resource that will be created.
    public String newId() {
        return operations.newId();
    }

    /// A POST.
    ///
    /// @throws ScimException 400
    public Action create(ResourceSchema schema, ObjectNode body, Projection projection) {
        ResourceDraft draft = ResourceDraft.read(body, schema);
        return work -> operations.create(work, schema, draft, operations::newId, projection);
    }

    /// A POST whose body has been read, for a resource whose id is known beforehand.
    ///
    /// @param id from [#newId]
    public Action create(ResourceSchema schema, ResourceDraft draft, String id, Projection projection) {
        return work -> operations.create(work, schema, draft, () -> id, projection);
    }

    /// A PUT.
    ///
    /// @throws ScimException 400
    public Action replace(ResourceSchema schema, String id, ObjectNode body, Projection projection,
            List<String> ifMatch) {
        ResourceDraft draft = ResourceDraft.read(body, schema);
        return work -> operations.replace(work, schema, id, draft, projection, ifMatch);
    }

    /// A PATCH.
    ///
    /// @throws ScimException 400
    public Action patch(ResourceSchema schema, String id, ObjectNode body, Projection projection,
            List<String> ifMatch) {
        List<PatchOperation> changes = PatchRequest.read(body, schema);
        return work -> operations.patch(work, schema, id, changes, projection, ifMatch);
    }

    /// A DELETE.
    public Action delete(ResourceSchema schema, String id, List<String> ifMatch) {
        return work -> operations.delete(work, schema, id, ifMatch);
    }

    /// Adds members to a group that was created in the same transaction.
    public Action addMembers(String groupId, List<String> ids) {
        return work -> operations.addMembers(work, groupId, ids);
    }

    /// A GET.
    public Action read(ResourceSchema schema, String id, Projection projection, List<String> ifNoneMatch) {
        return work -> operations.read(work, schema, id, projection, ifNoneMatch);
    }
}
