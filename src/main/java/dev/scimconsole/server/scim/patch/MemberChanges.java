package dev.scimconsole.server.scim.patch;

import dev.scimconsole.contract.refusals.RefusalCode;
import dev.scimconsole.server.scim.change.Moved;
import dev.scimconsole.server.scim.error.ScimException;
import dev.scimconsole.server.scim.error.ScimType;
import dev.scimconsole.server.scim.filter.AttributeValues;
import dev.scimconsole.server.scim.filter.Filter;
import dev.scimconsole.server.scim.filter.FilterEvaluator;
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
import java.util.stream.Stream;

/// Changes to a group's members. One member more or less is one row, whatever the size of the group. It knows
/// who is a member only since the first of them, and who is none any more.
public final class MemberChanges {

    private static final int AT_A_TIME = 1_000;

    private final ResourceRecords records;
    private final Memberships memberships;
    private final String organizationId;
    private final String groupId;
    private final Set<String> came = new LinkedHashSet<>();
    private final Set<String> left = new LinkedHashSet<>();

    /// @param records of the running transaction
    public MemberChanges(ResourceRecords records, Memberships memberships, String organizationId,
            String groupId) {
        this.records = records;
        this.memberships = memberships;
        this.organizationId = organizationId;
        this.groupId = groupId;
    }

    /// The ids of whom operations put in or take out one by one.
    public static Stream<String> named(List<PatchOperation> operations) {
        return operations.stream()
                .filter(operation -> operation.isAboutMembers()
                        && operation.kind() != PatchOperation.Kind.REPLACE)
                .flatMap(operation -> selectedOrGiven(operation,
                        ResourceDraft.memberIds(operation.value())).stream());
    }

    /// Those who are members only since the first change.
    public Moved came() {
        return Moved.of(came);
    }

    /// Those who were members before the first change and are none now.
    public Moved left() {
        return Moved.of(left);
    }

    /// Whether the group has other members than before the first change.
    public boolean any() {
        return !came.isEmpty() || !left.isEmpty();
    }

    /// Applies an operation on `members`.
    ///
    /// @throws ScimException 400
    public void apply(PatchOperation operation) {
        if (operation.path().sub().isPresent()) {
            // RFC 7643 §4.2: a member is put in or taken out, never changed.
            throw ScimException.badRequest(ScimType.MUTABILITY, RefusalCode.FIXED_MEMBER,
                    operation.path() + " can't be changed; add and remove members instead.")
                    .about(operation.path().toString());
        }
        List<String> given = ResourceDraft.memberIds(operation.value());
        switch (operation.kind()) {
            case ADD -> add(selectedOrGiven(operation, given));
            case REPLACE -> operation.filter().ifPresentOrElse(filter -> replaceSelected(filter, given),
                    () -> replaceAll(given));
            case REMOVE -> remove(operation, given);
        }
    }

    /// Adds members (RFC 7644 §3.5.2.1); those who are members already stay.
    ///
    /// @throws ScimException 400 `invalidValue` naming an id that is no resource, or the group itself. The
    ///                       RFC leaves open what to do with unknown ids; taking them would lose them
    ///                       silently.
    public void add(Collection<String> ids) {
        for (String id : ids) {
            if (id.equals(groupId)) {
                throw ScimException.invalidValue(RefusalCode.OWN_MEMBER, "members.value",
                        "is the group's own id.");
            }
            if (!Identifiers.hasForm(id)) {
                throw unknown(id);
            }
        }
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += AT_A_TIME) {
            List<String> some = all.subList(from, Math.min(from + AT_A_TIME, all.size()));
            List<String> added = records.addMembers(organizationId, groupId, some);
            added.stream().filter(id -> !left.remove(id)).forEach(came::add);
            if (added.size() < some.size()) {
                requireKnown(some, added);
            }
        }
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

    private void replaceSelected(Filter filter, List<String> given) {
        removeAll(selected(filter));
        add(given);
    }

    /// Replaces all members. Those who stay are not touched.
    public void replaceAll(List<String> given) {
        Set<String> missing = new LinkedHashSet<>(given);
        List<String> gone = new ArrayList<>();
        memberships.forEachMember(groupId, member -> {
            if (!missing.remove(member.id())) {
                gone.add(member.id());
            }
        });
        removeAll(gone);
        add(missing);
    }

    private void remove(PatchOperation operation, List<String> given) {
        if (operation.filter().isPresent()) {
            removeAll(selected(operation.filter().get()));
        } else if (operation.value().isPresent()) {
            // The list is not in the RFC; Entra ID sends one, and means only those in it.
            removeAll(given);
        } else {
            noteLeft(records.clearMembers(organizationId, groupId));
        }
    }

    private void removeAll(List<String> ids) {
        for (int from = 0; from < ids.size(); from += AT_A_TIME) {
            noteLeft(records.removeMembers(organizationId, groupId,
                    ids.subList(from, Math.min(from + AT_A_TIME, ids.size()))));
        }
    }

    private void noteLeft(List<String> removed) {
        removed.stream().filter(id -> !came.remove(id)).forEach(left::add);
    }

    private List<String> selected(Filter filter) {
        Optional<String> sole = soleId(filter);
        if (sole.isPresent()) {
            return List.of(sole.get());
        }
        List<String> ids = new ArrayList<>();
        memberships.forEachMember(groupId, member -> {
            if (FilterEvaluator.matches(filter, AttributeValues.of(memberships.tree(member)))) {
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
