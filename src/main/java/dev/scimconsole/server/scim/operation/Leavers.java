package dev.scimconsole.server.scim.operation;

import dev.scimconsole.contract.refusals.RefusalCode;
import dev.scimconsole.contract.activity.PassedOver.Reason;
import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.scim.operation.Operation.Fallback;
import dev.scimconsole.server.scim.operation.ResourceOperations.Change;
import dev.scimconsole.server.scim.patch.LenientPatch;
import dev.scimconsole.server.scim.resource.LenientDraft;
import dev.scimconsole.server.scim.resource.Projection;
import dev.scimconsole.server.scim.resource.StoredForm;
import dev.scimconsole.server.scim.schema.Attribute;
import dev.scimconsole.server.scim.schema.ResourceSchema;
import dev.scimconsole.server.scim.tolerance.Notes;
import dev.scimconsole.server.store.directory.Condition;
import dev.scimconsole.server.store.directory.ResourceQuery;
import dev.scimconsole.server.values.CaseFolding;
import dev.scimconsole.server.values.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What becomes of a change of a user that was refused: if the user is not active after it, it is made all
/// the same, as far as it can be. What can't be applied leaves what was there, and is noted.
///
/// RFC 7644 §3.12 lets a service refuse the whole; but whoever leaves would keep the account then, for a
/// reason that has nothing to do with it, and identity providers take such an answer for final. If the user
/// is active after it, the refusal stands.
///
/// Only what was refused gets here, so that all other requests pay nothing for it.
final class Leavers {

    private final ResourceOperations operations;

    /// @param operations make the changes
    Leavers(ResourceOperations operations) {
        this.operations = operations;
    }

    /// In place of a PATCH.
    Fallback patch(String id, ObjectNode body, Supplier<Projection> projection, List<String> ifMatch) {
        return (work, refusal) -> {
            if (LenientPatch.operations(body).isEmpty()) {
                throw refusal;
            }
            Notes notes = new Notes();
            return change(work, id, projection.get(), ifMatch, refusal, notes,
                    before -> LenientPatch.apply(body, before, ResourceSchema.USER, Leavers::check, notes));
        };
    }

    /// In place of a PUT.
    Fallback replace(String id, ObjectNode body, Supplier<Projection> projection, List<String> ifMatch) {
        return (work, refusal) -> {
            Notes notes = new Notes();
            return change(work, id, projection.get(), ifMatch, refusal, notes,
                    before -> LenientDraft.read(body, before, ResourceSchema.USER, Leavers::check, notes));
        };
    }

    private Reply change(Work work, String id, Projection projection, List<String> ifMatch,
            ScimException refusal, Notes notes, Wanted wanted) {
        ResourceOperations.Changed changed = operations.change(work, ResourceSchema.USER, id, ifMatch,
                before -> {
                    ObjectNode after = wanted.after(before);
                    if (DomainRule.isActive(after)) {
                        throw refusal;
                    }
                    keepNameIfTaken(work, id, before, after, notes);
                    return new Change(after, false);
                });
        if (notes.list().isEmpty()) {
            notes.refused("request", refusal);
        }
        return ResourceOperations.answer(work, changed.resource(), projection).making(changed.difference())
                .passingOver(notes.list());
    }

    private static void check(Attribute attribute, Optional<JsonNode> value) {
        boolean needed = attribute.required() || attribute.name().equals("active");
        if (needed && value.filter(ResourceOperations::isGiven).isEmpty()) {
            throw ScimException.invalidValue(RefusalCode.REQUIRED, attribute.name(), "is required.");
        }
        value.ifPresent(
                given -> StoredForm.requireIndexable(Json.NODES.objectNode().set(attribute.name(), given)));
    }

    private static void keepNameIfTaken(Work work, String id, ObjectNode before, ObjectNode after,
            Notes notes) {
        String key = CaseFolding.fold(after.path("userName").asString(""));
        if (key.equals(CaseFolding.fold(before.path("userName").asString("")))) {
            return;
        }
        boolean taken = work.records().page(new ResourceQuery(work.organizationId(), ResourceType.USER,
                Optional.of(new Condition.Compare(Condition.Attribute.USER_NAME, Condition.Comparison.EQUAL,
                        key)),
                Optional.empty(), Optional.empty(), 0, 1)).stream().anyMatch(other -> !other.id().equals(id));
        if (taken) {
            after.set("userName", before.get("userName"));
            notes.add("userName", Reason.UNIQUENESS);
        }
    }

    /// What a user is to be like after a request.
    @FunctionalInterface
    private interface Wanted {
        ObjectNode after(ObjectNode before);
    }
}
