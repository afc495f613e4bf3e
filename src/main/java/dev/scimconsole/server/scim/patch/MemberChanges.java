package dev.scimconsole.server.scim.patch;

import dev.scimconsole.contract.refusals.RefusalCode;
import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.error.ScimType;
import dev.scimconsole.server.scim.filter.AttributeValues;
import dev.scimconsole.server.scim.filter.Filter;
import dev.scimconsole.server.scim.filter.FilterEvaluator;
import dev.scimconsole.server.scim.json.Json;
import dev.scimconsole.server.scim.resource.Identifiers;
import dev.scimconsole.server.scim.resource.Memberships;
import dev.scimconsole.server.scim.resource.ResourceDraft;
import dev.scimconsole.server.store.directory.ResourceRecords;
import dev.scimconsole.server.values.ResourceType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// Changes to a group's members. One member more or less is one row, whatever the size of the group.
public final class MemberChanges {

    private static final int AT_A_TIME = 1_000;

    private final ResourceRecords records;
    private final Memberships memberships;
    private final String organizationId;
    private final String groupId;

    /// @param records of the running transaction
    public MemberChanges(ResourceRecords records, Memberships memberships, String organizationId,
            String groupId) {
        this.records = records;
        this.memberships = memberships;
        this.organizationId = organizationId;
        this.groupId = groupId;
    }

    /// Applies an operation on `members`.
    ///
    /// @return whether that changed anything
    /// @throws ScimException 400
    public boolean apply(PatchOperation operation) {
        if (operation.path().sub().isPresent()) {
            // RFC 7643 §4.2: a member is put in or taken out, never changed.
            throw ScimException.badRequest(ScimType.MUTABILITY, RefusalCode.FIXED_MEMBER,
                    operation.path() + " can't be changed; add and remove members instead.")
                    .about(operation.path().toString());
        }
        List<String> given = ResourceDraft.memberIds(operation.value());
        return switch (operation.kind()) {
            case ADD -> add(selectedOrGiven(operation, given));
            case REPLACE -> operation.filter().isPresent()
                    ? replaceSelected(operation.filter().get(), given)
                    : replaceAll(given);
            case REMOVE -> remove(operation, given);
        };
    }

    /// Adds members (RFC 7644 §3.5.2.1); those who are members already stay.
    ///
    /// @throws ScimException 400 `invalidValue` naming an id that is no resource, or the group itself. The
    ///                       RFC leaves open what to do with unknown ids; taking them would lose them
    ///                       silently.
    public boolean add(Collection<String> ids) {
        for (String id : ids) {
            if (id.equals(groupId)) {
                throw ScimException.invalidValue(RefusalCode.OWN_MEMBER, "members.value",
                        "is the group's own id.");
            }
            if (!Identifiers.hasForm(id)) {
                throw unknown(id);
            }
        }
        boolean changed = false;
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += AT_A_TIME) {
            List<String> some = all.subList(from, Math.min(from + AT_A_TIME, all.size()));
            List<String> added = records.addMembers(organizationId, groupId, some);
            changed |= !added.isEmpty();
            if (added.size() < some.size()) {
                requireKnown(some, added);
            }
        }
        return changed;
    }

    private void requireKnown(List<String> ids, List<String> added) {
        Set<String> others = new HashSet<>(ids);
        added.forEach(others::remove);
        Map<String, ResourceType> known = records.typesOf(organizationId, others);
        for (String id : ids) {
            if (others.contains(id) && !known.containsKey(id)) {
                throw unknown(id);
            }
        }
    }

    private static ScimException unknown(String id) {
        return ScimException.unknownMember(id);
    }

    /// `members[value eq "id"]` with nothing else to add names the member itself.
    private static List<String> selectedOrGiven(PatchOperation operation, List<String> given) {
        return given.isEmpty() && operation.filter().isPresent()
                ? soleId(operation.filter().get()).map(List::of).orElse(given)
                : given;
    }

    private boolean replaceSelected(Filter filter, List<String> given) {
        boolean removed = removeAll(selected(filter));
        boolean added = add(given);
        return removed || added;
    }

    /// Replaces all members. Those who stay are not touched.
    public boolean replaceAll(List<String> given) {
        Set<String> missing = new LinkedHashSet<>(given);
        List<String> gone = new ArrayList<>();
        memberships.forEachMember(groupId, member -> {
            if (!missing.remove(member.id())) {
                gone.add(member.id());
            }
        });
        boolean removed = removeAll(gone);
        boolean added = add(missing);
        return removed || added;
    }

    private boolean remove(PatchOperation operation, List<String> given) {
        if (operation.filter().isPresent()) {
            return removeAll(selected(operation.filter().get()));
        }
        // The list is not in the RFC; Entra ID sends one, and means only those in it.
        return operation.value().isPresent()
                ? removeAll(given)
                : records.clearMembers(organizationId, groupId) > 0;
    }

    private boolean removeAll(List<String> ids) {
        int removed = 0;
        for (int from = 0; from < ids.size(); from += AT_A_TIME) {
            removed += records.removeMembers(organizationId, groupId,
                    ids.subList(from, Math.min(from + AT_A_TIME, ids.size())));
        }
        return removed > 0;
    }

    private List<String> selected(Filter filter) {
        Optional<String> sole = soleId(filter);
        if (sole.isPresent()) {
            return List.of(sole.get());
        }
        List<String> ids = new ArrayList<>();
        memberships.forEachMember(groupId, member -> {
            StringBuilder text = new StringBuilder();
            memberships.writeMember(text, member);
            ObjectNode json = Json.readStored(text.toString());
            if (FilterEvaluator.matches(filter, AttributeValues.of(json))) {
                ids.add(member.id());
            }
        });
        return ids;
    }

    /// The id in `value eq "id"`, so that the one row is found without looking at the others.
    private static Optional<String> soleId(Filter filter) {
        return filter instanceof Filter.Compare compare && compare.operator() == Filter.Operator.EQ
                && compare.path().attribute().name().equals("value")
                && compare.comparand() instanceof Filter.Comparand.Text text
                        ? Optional.of(text.text())
                        : Optional.empty();
    }
}
