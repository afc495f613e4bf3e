package dev.scimconsole.server.scim.operation;

import dev.scimconsole.contract.refusals.RefusalCode;
import dev.scimconsole.server.scim.change.Difference;
import dev.scimconsole.server.scim.change.Moved;
import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.filter.FilterEvaluator;
import dev.scimconsole.server.scim.operation.Operation.Foresight;
import dev.scimconsole.server.scim.patch.MemberChanges;
import dev.scimconsole.server.scim.patch.PatchApplier;
import dev.scimconsole.server.scim.patch.PatchOperation;
import dev.scimconsole.server.scim.resource.ETag;
import dev.scimconsole.server.scim.resource.Identifiers;
import dev.scimconsole.server.scim.resource.Projection;
import dev.scimconsole.server.scim.resource.ResourceContent;
import dev.scimconsole.server.scim.resource.ResourceDraft;
import dev.scimconsole.server.scim.resource.ResourceRenderer;
import dev.scimconsole.server.scim.resource.StoredForm;
import dev.scimconsole.server.scim.schema.Attribute;
import dev.scimconsole.server.scim.schema.ResourceSchema;
import dev.scimconsole.server.store.directory.ResourceRecords.Deleted;
import dev.scimconsole.server.store.directory.StoredResource;
import dev.scimconsole.server.store.refusals.LeaverRecords.Leaver;
import dev.scimconsole.server.values.ResourceType;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Create, read, replace, patch and delete (RFC 7644 §3.3 to §3.6).
public final class ResourceOperations {

    private final Identifiers identifiers;
    private final InstantSource clock;

    /// @param clock for ids, `created` and `lastModified`
    public ResourceOperations(InstantSource clock) {
        this.identifiers = new Identifiers(clock);
        this.clock = clock;
    }

    /// An id for a resource that will be created.
    String newId() {
        return identifiers.next();
    }

    /// What is asked about those who leave.
    Foresight leaver(ResourceSchema schema, String id) {
        return schema.type() == ResourceType.USER
                ? (expected, organizationId) -> LeaverGate.expect(expected, organizationId, id, now())
                : Foresight.NONE;
    }

    /// What a POST asks for, checked and written out.
    ///
    /// @throws ScimException 400
    NewResource prepare(ResourceSchema schema, ResourceDraft draft) {
        ObjectNode attributes = draft.attributes();
        if (schema.type() == ResourceType.USER && !attributes.has("active")) {
            // The RFC leaves the default to the service; Entra ID needs the attribute in every answer.
            attributes = attributes.deepCopy().put("active", true);
        }
        requireComplete(schema, attributes);
        return new NewResource(ResourceContent.of(schema, attributes), attributes, draft.members());
    }

    /// Creates (RFC 7644 §3.3).
    ///
    /// @param ids asked inside the transaction, so that where writers take turns the order of the ids is that
    ///            of the commits, and no page that a client has read already gets a new resource
    Reply create(Work work, NewResource wanted, Supplier<String> ids, Projection projection) {
        boolean isUser = wanted.content().schema().type() == ResourceType.USER;
        if (isUser) {
            DomainRule.check(work, wanted.attributes());
        }
        String id = ids.get();
        StoredResource created = wanted.content().create(work.organizationId(), id, now(), work.client());
        work.records().insert(created);
        if (isUser) {
            work.userCreated().accept(NewUser.of(work.organizationId(), id, wanted.attributes()));
        }
        MemberChanges members = changes(work, id);
        members.add(wanted.members());
        ResourceRenderer renderer = renderer(work, projection);
        return Reply.about(created, 201, Optional.of(renderer.renderNew(created)))
                .at(renderer.location(created)).about(id)
                .making(Optional.of(
                        Difference.ofNew(wanted.attributes(), created.document().length())
                                .with(members.left(), members.came())));
    }

    /// Adds members to a group that was created in the same transaction, and so has no other version yet.
    Reply addMembers(Work work, String groupId, List<String> ids) {
        MemberChanges members = changes(work, groupId);
        members.add(ids);
        return Reply.noContent().making(Optional.of(Difference.ofMembers(members.left(), members.came())));
    }

    /// Reads one (RFC 7644 §3.4.1).
    ///
    /// @param ifNoneMatch every value of the header
    Reply read(Work work, ResourceSchema schema, String id, Projection projection,
            List<String> ifNoneMatch) {
        StoredResource found = find(work, schema, id);
        if (ETag.matches(ifNoneMatch, found.version())) {
            return Reply.about(found, 304, Optional.empty());
        }
        return answer(work, found, projection);
    }

    /// Replaces (RFC 7644 §3.5.1): attributes that are not given are removed; read-only ones stay.
    Reply replace(Work work, ResourceSchema schema, String id, ResourceDraft draft,
            Projection projection, List<String> ifMatch) {
        MemberChanges members = changes(work, id);
        Changed changed = change(work, schema, id, ifMatch, before -> {
            ObjectNode attributes = draft.attributes().deepCopy();
            if (schema.type() == ResourceType.USER && !attributes.has("active")) {
                // The default is what it was, so that leaving it out never brings a deactivated user back.
                attributes.set("active", before.get("active"));
            }
            requireComplete(schema, attributes);
            checkDomain(work, schema, before, attributes);
            if (schema.type() == ResourceType.GROUP) {
                members.replaceAll(draft.members());
            }
            return new Change(attributes, members.any());
        });
        return answer(work, changed.resource, projection)
                .making(changed.difference.map(made -> made.with(members.left(), members.came())));
    }

    /// Patches (RFC 7644 §3.5.2), all operations or none.
    Reply patch(Work work, ResourceSchema schema, String id, List<PatchOperation> operations,
            Projection projection, List<String> ifMatch) {
        MemberChanges members = changes(work, id);
        Changed changed = change(work, schema, id, ifMatch, before -> {
            ObjectNode attributes = before.deepCopy();
            for (PatchOperation operation : operations) {
                if (operation.isAboutMembers()) {
                    members.apply(operation);
                } else {
                    PatchApplier.apply(attributes, operation);
                }
            }
            requireComplete(schema, attributes);
            checkDomain(work, schema, before, attributes);
            return new Change(attributes, members.any());
        });
        // RFC 7644 §3.5.2: 200 when attributes are asked for. Entra ID prefers 204 for groups, and a group's
        // answer could hold 100,000 members.
        Reply reply = schema.type() == ResourceType.GROUP && projection.attributes().isEmpty()
                ? Reply.about(changed.resource, 204, Optional.empty())
                : answer(work, changed.resource, projection);
        return reply.making(changed.difference.map(made -> made.with(members.left(), members.came())));
    }

    /// Deletes (RFC 7644 §3.6), with the memberships.
    Reply delete(Work work, ResourceSchema schema, String id, List<String> ifMatch) {
        if (!ifMatch.isEmpty()) {
            ETag.require(ifMatch, find(work, schema, id).version());
        }
        if (schema.type() == ResourceType.USER) {
            ProtectionRule.checkDeletion(work, id);
        }
        Deleted deleted = Optional.of(id).filter(Identifiers::hasForm)
                .flatMap(known -> work.records().delete(work.organizationId(), schema.type(), known))
                .orElseThrow(() -> ScimException.notFound(schema.name(), id));
        if (schema.type() == ResourceType.USER) {
            LeaverGate.pass(work, new Leaver(id, now(), deleted.active()));
        }
        // Afterwards nobody could tell.
        return Reply.noContent().called(deleted.name()).making(Optional.of(
                Difference.ofDeleted(Moved.of(deleted.members()), deleted.groups())));
    }

    /// Makes a change of one resource.
    ///
    /// @throws ScimException 404, 412, or what the changer throws
    Changed change(Work work, ResourceSchema schema, String id, List<String> ifMatch,
            Changer changer) {
        // Held from here on: nobody else changes it before this transaction ends.
        StoredResource before = find(work, schema, id);
        ETag.require(ifMatch, before.version());
        ObjectNode unchanged = StoredForm.attributes(before);
        Change change = changer.change(unchanged);
        if (!change.members && change.attributes.equals(unchanged)) {
            // RFC 7644 §3.5.2.1: nothing changed, so neither does meta.lastModified.
            return new Changed(before, Optional.empty());
        }
        if (schema.type() == ResourceType.USER) {
            ProtectionRule.check(work, id, unchanged, change.attributes);
            if (DomainRule.isActive(unchanged) && !DomainRule.isActive(change.attributes)) {
                LeaverGate.pass(work, new Leaver(id, now(), true));
            }
        }
        StoredResource after = ResourceContent.of(schema, change.attributes, unchanged, before.indexed())
                .change(before, now(), work.client());
        if (!work.records().replace(after, before.version())) {
            throw new IllegalStateException("a resource was changed by others while it was held");
        }
        return new Changed(after, Optional.of(Difference.of(unchanged, change.attributes,
                before.document().length() + after.document().length())));
    }

    private static StoredResource find(Work work, ResourceSchema schema, String id) {
        Optional<StoredResource> found = Identifiers.hasForm(id)
                ? work.records().find(work.organizationId(), schema.type(), id)
                : Optional.empty();
        return found.orElseThrow(() -> ScimException.notFound(schema.name(), id));
    }

    static Reply answer(Work work, StoredResource resource, Projection projection) {
        ResourceRenderer renderer = renderer(work, projection);
        return Reply.about(resource, 200, Optional.of(renderer.render(resource)))
                .at(renderer.location(resource));
    }

    private static ResourceRenderer renderer(Work work, Projection projection) {
        return new ResourceRenderer(work.memberships(), projection, work.baseUrl());
    }

    private static MemberChanges changes(Work work, String groupId) {
        return new MemberChanges(work.records(), work.memberships(), work.organizationId(), groupId);
    }

    private static void checkDomain(Work work, ResourceSchema schema, ObjectNode before, ObjectNode after) {
        if (schema.type() == ResourceType.USER) {
            DomainRule.check(work, before, after);
        }
    }

    /// RFC 7643 §7 `required`; and a user always says whether it is active, because a missing answer to that
    /// would be taken for yes.
    private static void requireComplete(ResourceSchema schema, ObjectNode attributes) {
        for (Attribute attribute : schema.core().attributes()) {
            if (attribute.required() && !isGiven(attributes.path(attribute.name()))) {
                throw ScimException.invalidValue(RefusalCode.REQUIRED, attribute.name(), "is required.");
            }
        }
        if (schema.type() == ResourceType.USER && !attributes.has("active")) {
            throw ScimException.invalidValue(RefusalCode.NOT_REMOVABLE, "active",
                    "can't be removed; set it to true or false.");
        }
    }

    /// Whether there is a value, and not just blanks.
    static boolean isGiven(JsonNode value) {
        return FilterEvaluator.isAssigned(value) && !(value.isString() && value.stringValue().isBlank());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /// What is to be created.
    ///
    /// @param attributes those of the content, as a tree
    /// @param members    ids
    record NewResource(ResourceContent content, ObjectNode attributes, List<String> members) {}

    /// Makes the new attributes from the old ones, which stay as they are.
    @FunctionalInterface
    interface Changer {
        Change change(ObjectNode before);
    }

    /// A resource after a change.
    ///
    /// @param difference empty when nothing was to be changed
    record Changed(StoredResource resource, Optional<Difference> difference) {}

    /// @param members whether members changed
    record Change(ObjectNode attributes, boolean members) {}
}
