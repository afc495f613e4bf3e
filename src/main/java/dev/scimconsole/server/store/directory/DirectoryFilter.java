package dev.scimconsole.server.store.directory;

import dev.scimconsole.server.values.SearchWords;
import java.util.List;
import java.util.Optional;

/// Which users or groups an administrator wants to see.
///
/// @param words     all of which one must be found by
/// @param state     of groups only that changes were refused
/// @param writtenBy how the client names itself that made the current version, one of these
/// @param groupId   of which they are direct members
public record DirectoryFilter(List<SearchWords.Wanted> words, Optional<State> state,
        Optional<List<String>> writtenBy, Optional<String> groupId) {

    /// All.
    public static final DirectoryFilter NONE = new DirectoryFilter(List.of(), Optional.empty(),
            Optional.empty(), Optional.empty());

    /// What a user may be asked for by.
    public enum State {
        /// May sign in.
        ACTIVE,
        /// May not.
        DEACTIVATED,
        /// A change of the user or group was refused, and is open.
        REFUSED,
        /// No identity provider can deactivate or delete the user.
        PROTECTED,
        /// Was to get an email invite, whatever became of it.
        INVITED
    }
}
