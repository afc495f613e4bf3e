package dev.scimconsole.contract.directory;

import java.util.List;
import java.util.Optional;

/// A user that the identity provider has provisioned, in a line.
///
/// @param id         of the SCIM resource
/// @param name       `displayName`, else what `name` says; empty when neither is there
/// @param userName   as sent
/// @param source     who made the current version; empty when this is not known
/// @param groups     the names of a few groups that the user is a direct member of
/// @param moreGroups how many others there are
/// @param invite     what became of the email invite
/// @param active     whether the user may sign in
/// @param refused    what is open about the user
/// @param protectedPerson whether no identity provider can deactivate or delete the user
public record UserSummary(String id, Optional<String> name, String userName, Optional<ResourceSource> source,
        List<String> groups, int moreGroups, EmailInvite invite, boolean active,
        RefusalMark refused, boolean protectedPerson) {

    /// Copies the list.
    public UserSummary {
        groups = List.copyOf(groups);
    }

    /// The same user, protected or not.
    public UserSummary protectedFromNowOn(boolean on) {
        return new UserSummary(id, name, userName, source, groups, moreGroups, invite, active, refused, on);
    }
}
