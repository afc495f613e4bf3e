package dev.scimconsole.server.directory;

import dev.scimconsole.contract.directory.DirectorySearch;
import dev.scimconsole.contract.directory.EmailInvite;
import dev.scimconsole.contract.directory.EmailInvite.State;
import dev.scimconsole.contract.directory.GroupMember;
import dev.scimconsole.contract.directory.GroupName;
import dev.scimconsole.contract.directory.GroupSummary;
import dev.scimconsole.contract.directory.RefusalMark;
import dev.scimconsole.contract.directory.ResourceSource;
import dev.scimconsole.contract.directory.UserDetails;
import dev.scimconsole.contract.directory.UserEmail;
import dev.scimconsole.contract.directory.UserSummary;
import dev.scimconsole.server.clients.Clients;
import dev.scimconsole.server.scim.resource.Identifiers;
import dev.scimconsole.server.scim.resource.UserProfile;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.directory.DirectoryFilter;
import dev.scimconsole.server.store.directory.DirectoryRecords.Invite;
import dev.scimconsole.server.store.directory.ResourceRecords.GroupOf;
import dev.scimconsole.server.store.directory.StoredResource;
import dev.scimconsole.server.values.ResourceType;
import dev.scimconsole.server.values.SearchWords;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Says stored users and groups in the contract's words, in a transaction.
///
/// @param transaction in which what stands beside the resources is read
/// @param clients     who may have written them
record DirectoryReader(Transaction transaction, String organizationId, Clients clients) {

    private static final int GROUPS_IN_A_LINE = 3;
    private static final int GROUPS_IN_DETAIL = 100;
    private static final int MOST_COUNTED = 1_000;
    /// Whoever has a token can use as many as they like.
    private static final int MOST_USER_AGENTS = 100;

    DirectoryReader(Transaction transaction, String organizationId) {
        this(transaction, organizationId, Clients.of(transaction, organizationId));
    }

    /// What is kept of a user who is read among others.
    record KeptUser(String id, UserProfile profile, Optional<String> externalId, Optional<String> writtenBy,
            Instant created, Instant lastModified) {

        static KeptUser of(StoredResource user) {
            return new KeptUser(user.id(), UserProfile.of(user), user.indexed().externalId(),
                    user.writtenBy(), user.created(), user.lastModified());
        }
    }

    /// What is kept of a group that is read among others.
    record KeptGroup(String id, Optional<String> displayName, Optional<String> writtenBy) {

        static KeptGroup of(StoredResource group) {
            return new KeptGroup(group.id(), group.indexed().displayName(), group.writtenBy());
        }
    }

    /// A user with all that is known.
    record KnownUser(KeptUser kept, Optional<ResourceSource> source, List<GroupName> groups,
            EmailInvite invite, RefusalMark refused, boolean protectedPerson) {

        UserSummary summary() {
            UserProfile profile = kept.profile();
            return new UserSummary(kept.id(), profile.name(), profile.userName(), source,
                    groups.stream().limit(GROUPS_IN_A_LINE).map(GroupName::displayName).toList(),
                    Math.max(0, groups.size() - GROUPS_IN_A_LINE), invite, profile.active(), refused,
                    protectedPerson);
        }

        UserDetails details() {
            return new UserDetails(summary(), emails(), kept.externalId(),
                    groups.stream().limit(GROUPS_IN_DETAIL).toList(), kept.created(), kept.lastModified());
        }

        List<UserEmail> emails() {
            return kept.profile().emails().stream()
                    .map(email -> new UserEmail(email.value(), email.type(), email.primary())).toList();
        }
    }

    /// What a search asks of the store.
    DirectoryFilter filter(DirectorySearch search, ResourceType type) {
        return new DirectoryFilter(search.text().map(SearchWords::wanted).orElse(List.of()),
                search.state().map(state -> switch (state) {
                    case ACTIVE -> DirectoryFilter.State.ACTIVE;
                    case DEACTIVATED -> DirectoryFilter.State.DEACTIVATED;
                    case REFUSED -> DirectoryFilter.State.REFUSED;
                    case PROTECTED -> DirectoryFilter.State.PROTECTED;
                    case INVITED -> DirectoryFilter.State.INVITED;
                }), search.client().map(client -> userAgents(type).stream()
                        .filter(agent -> clients.name(agent).equals(client)).toList()),
                search.group().map(id -> Identifiers.hasForm(id) ? id : ""));
    }

    /// The clients that have made current versions.
    List<String> clients(ResourceType type) {
        return userAgents(type).stream().map(clients::name).filter(name -> !name.isEmpty()).distinct()
                .sorted()
                .toList();
    }

    private List<String> userAgents(ResourceType type) {
        return transaction.directory().writers(organizationId, type, MOST_USER_AGENTS);
    }

    List<KnownUser> users(List<KeptUser> users) {
        List<String> ids = users.stream().map(KeptUser::id).toList();
        Map<String, List<GroupOf>> groups = transaction.resources().groupsOf(organizationId, ids);
        Map<String, Invite> invites = transaction.directory().invitesOf(organizationId, ids);
        Map<String, RefusalMark> refused = refused(ids);
        Set<String> protectedPeople = transaction.protections().among(organizationId, ids);
        return users.stream().map(user -> new KnownUser(user, source(user.writtenBy()),
                groups.getOrDefault(user.id(), List.of()).stream().map(DirectoryReader::group).toList(),
                invite(Optional.ofNullable(invites.get(user.id()))),
                refused.getOrDefault(user.id(), RefusalMark.NONE), protectedPeople.contains(user.id())))
                .toList();
    }

    List<GroupSummary> groups(List<KeptGroup> groups) {
        List<String> ids = groups.stream().map(KeptGroup::id).toList();
        Map<String, RefusalMark> refused = refused(ids);
        Map<String, Integer> counts = transaction.directory().memberCounts(organizationId, ids,
                MOST_COUNTED + 1);
        return groups.stream().map(group -> {
            int count = counts.getOrDefault(group.id(), 0);
            return summary(group, Math.min(count, MOST_COUNTED), count > MOST_COUNTED,
                    refused.getOrDefault(group.id(), RefusalMark.NONE));
        }).toList();
    }

    GroupSummary summary(KeptGroup group, long members) {
        return summary(group, members, false,
                refused(List.of(group.id())).getOrDefault(group.id(), RefusalMark.NONE));
    }

    private GroupSummary summary(KeptGroup group, long members, boolean more, RefusalMark refused) {
        return new GroupSummary(group.id(), group.displayName().orElse(group.id()),
                source(group.writtenBy()), members, more, refused);
    }

    private Map<String, RefusalMark> refused(List<String> ids) {
        Map<String, RefusalMark> marks = new HashMap<>();
        if (transaction.refusals().any(organizationId)) {
            transaction.refusals().ofTargets(organizationId, ids).stream().filter(open -> !open.intended())
                    .forEach(open -> marks.merge(open.targetId(),
                            open.urgent() ? RefusalMark.LEAVING : RefusalMark.CHANGE,
                            (one, other) -> one == RefusalMark.LEAVING ? one : other));
        }
        return marks;
    }

    static GroupMember member(StoredResource member) {
        if (member.type() == ResourceType.GROUP) {
            return new GroupMember(member.id(), "group", member.indexed().displayName(), Optional.empty(),
                    Optional.empty());
        }
        UserProfile profile = UserProfile.of(member);
        return new GroupMember(member.id(), "user", profile.name(), Optional.of(profile.userName()),
                Optional.of(profile.active()));
    }

    private static GroupName group(GroupOf group) {
        return new GroupName(group.groupId(), group.displayName().orElse(group.groupId()));
    }

    private Optional<ResourceSource> source(Optional<String> writtenBy) {
        return writtenBy.map(userAgent -> new ResourceSource(userAgent, clients.name(userAgent)));
    }

    private static EmailInvite invite(Optional<Invite> known) {
        return known.map(invite -> {
            State settled = invite.failure().isPresent() ? State.FAILED : State.SENT;
            return new EmailInvite(invite.settledAt().isPresent() ? settled : State.WAITING,
                    invite.settledAt(),
                    invite.failure());
        }).orElseGet(() -> new EmailInvite(State.NOT_SENT, Optional.empty(), Optional.empty()));
    }
}
