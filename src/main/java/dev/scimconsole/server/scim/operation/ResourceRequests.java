package dev.scimconsole.server.scim.operation;

import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.operation.Operation.Action;
import dev.scimconsole.server.scim.operation.Operation.Changing;
import dev.scimconsole.server.scim.operation.Operation.Fallback;
import dev.scimconsole.server.scim.operation.Operation.Foresight;
import dev.scimconsole.server.scim.operation.ResourceOperations.NewResource;
import dev.scimconsole.server.scim.patch.MemberChanges;
import dev.scimconsole.server.scim.patch.PatchOperation;
import dev.scimconsole.server.scim.patch.PatchRequest;
import dev.scimconsole.server.scim.resource.Projection;
import dev.scimconsole.server.scim.resource.ResourceDraft;
import dev.scimconsole.server.scim.schema.ResourceSchema;
import dev.scimconsole.server.scim.tolerance.Notes;
import dev.scimconsole.server.values.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Checks requests that change one resource, alone or inside a bulk request, before a transaction starts.
public final class ResourceRequests {

    private final ResourceOperations operations;
    private final Leavers leavers;

    /// @param operations do the work
    public ResourceRequests(ResourceOperations operations) {
        this.operations = operations;
        this.leavers = new Leavers(operations);
    }

    /// An id for a resource that will be created.
    public String newId() {
        return operations.newId();
    }

    /// A POST.
    ///
    /// @throws ScimException 400
    public Changing create(ResourceSchema schema, ObjectNode body, Projection projection) {
        Notes notes = new Notes();
        ResourceDraft draft = ResourceDraft.read(body, schema, notes);
        NewResource wanted = operations.prepare(schema, draft);
        return new Changing(work -> operations.create(work, wanted, operations::newId, projection)
                .passingOver(notes.list())).foreseeing(domainOf(schema, draft));
    }

    /// A POST whose body has been read, for a resource whose id is known beforehand.
    ///
    /// @param notes what was passed over of the body
    /// @param id    from [#newId]
    public Action create(ResourceSchema schema, ResourceDraft draft, Notes notes, String id,
            Projection projection) {
        NewResource wanted = operations.prepare(schema, draft);
        return work -> operations.create(work, wanted, () -> id, projection).passingOver(notes.list());
    }

    /// A PUT.
    ///
    /// @param projection fails when it can't be read
    /// @throws ScimException 400, unless it depends on the user whether that is to be refused
    public Changing replace(ResourceSchema schema, String id, ObjectNode body,
            Supplier<Projection> projection,
            List<String> ifMatch) {
        return changing(schema, id, () -> {
            Notes notes = new Notes();
            ResourceDraft draft = ResourceDraft.read(body, schema, notes);
            Projection asked = projection.get();
            // It may bring another userName, about which those who are protected are asked too.
            return new Changing(work -> operations.replace(work, schema, id, draft, asked, ifMatch)
                    .passingOver(notes.list()))
                    .foreseeing(
                            one(schema, id).and(operations.leaver(schema, id)).and(domainOf(schema, draft)));
        }, leavers.replace(id, body, () -> readable(projection), ifMatch));
    }

    /// A PATCH.
    ///
    /// @param projection fails when it can't be read
    /// @throws ScimException 400, unless it depends on the user whether that is to be refused
    public Changing patch(ResourceSchema schema, String id, ObjectNode body, Supplier<Projection> projection,
            List<String> ifMatch) {
        return changing(schema, id, () -> {
            Notes notes = new Notes();
            List<PatchOperation> changes = PatchRequest.read(body, schema, notes);
            Projection asked = projection.get();
            return new Changing(work -> operations.patch(work, schema, id, changes, asked, ifMatch)
                    .passingOver(notes.list())).foreseeing(one(schema, id).and(inPatch(schema, id, changes)));
        }, leavers.patch(id, body, () -> readable(projection), ifMatch));
    }

    /// The resource itself.
    public static Foresight one(ResourceSchema schema, String id) {
        return (expected, organizationId) -> expected.resource(organizationId, schema.type(), id);
    }

    private Foresight inPatch(ResourceSchema schema, String id, List<PatchOperation> changes) {
        return switch (schema.type()) {
            case USER -> mayEndAccess(changes) ? operations.leaver(schema, id) : Foresight.NONE;
            case GROUP -> (expected, organizationId) -> expected.moves(organizationId, id,
                    MemberChanges.named(changes));
        };
    }

    /// Whether somebody may leave by them, or get another name to sign in with.
    private static boolean mayEndAccess(List<PatchOperation> changes) {
        return changes.stream().anyMatch(change -> switch (change.path().toString()) {
            case "active" ->
                change.value().filter(JsonNode::isBoolean).filter(JsonNode::booleanValue).isEmpty();
            case "userName" -> true;
            default -> false;
        });
    }

    private static Foresight domainOf(ResourceSchema schema, ResourceDraft draft) {
        return schema.type() == ResourceType.USER
                ? (expected, organizationId) -> DomainRule.domainOf(draft.attributes())
                        .ifPresent(name -> expected.domain(organizationId, name))
                : Foresight.NONE;
    }

    /// What can't be read as it should be is probably tried for somebody who leaves.
    private Changing changing(ResourceSchema schema, String id, Supplier<Changing> reading,
            Fallback ifRefused) {
        if (schema.type() != ResourceType.USER) {
            return reading.get();
        }
        try {
            Changing change = reading.get();
            return new Changing(change.action(), Optional.of(ifRefused), change.foresight());
        } catch (ScimException fault) {
            return new Changing(_ -> {
                throw fault;
            }, Optional.of(ifRefused), one(schema, id).and(operations.leaver(schema, id)));
        }
    }

    private static Projection readable(Supplier<Projection> projection) {
        try {
            return projection.get();
        } catch (ScimException _) {
            // What the answer shows is no reason to refuse the change.
            return Projection.DEFAULT;
        }
    }

    /// A DELETE.
    public Changing delete(ResourceSchema schema, String id, List<String> ifMatch) {
        return new Changing(work -> operations.delete(work, schema, id, ifMatch))
                .foreseeing(operations.leaver(schema, id));
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
