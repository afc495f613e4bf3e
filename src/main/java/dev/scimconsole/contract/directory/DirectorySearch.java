package dev.scimconsole.contract.directory;

import java.util.Optional;

/// Which users or groups to list, and in which order.
///
/// @param text      whose words one must be found by: each begins a word of a name, of the user name, of an
///                  email or of the external id, without regard to case and accents; empty for all
/// @param state     of groups only that changes were refused
/// @param client    the product that made the current version, as [ResourceSource#client()] names it
/// @param group     the id of a group whose direct members they are
/// @param sort      by what
/// @param ascending who has no such name comes last in either direction
public record DirectorySearch(Optional<String> text, Optional<State> state, Optional<String> client,
        Optional<String> group, Sort sort, boolean ascending) {

    /// What a list is sorted by. On the wire it is the text that [#toString()] gives.
    public enum Sort {
        /// `displayName`, without regard to case
        NAME("name"),
        /// `userName`, without regard to case; of users only
        USER_NAME("userName"),
        /// who made the current version, as the client names itself
        SOURCE("source"),
        /// the name of the first group that a summary lists, without regard to case; of users only
        GROUPS("groups"),
        /// what became of the email invite; of users only
        INVITE("invite"),
        /// who may sign in before who may not; of users only
        STATUS("status"),
        /// how many direct members there are, counted up to 1001; of groups only
        MEMBERS("members");

        private final String wireName;

        Sort(String wireName) {
            this.wireName = wireName;
        }

        /// The name on the wire.
        @Override
        public String toString() {
            return wireName;
        }
    }

    /// What a user may be asked for by. On the wire it is the text that [#toString()] gives.
    public enum State {
        /// May sign in.
        ACTIVE("active"),
        /// May not sign in.
        DEACTIVATED("deactivated"),
        /// A change was refused, and is open.
        REFUSED("refused"),
        /// No identity provider can deactivate or delete the user.
        PROTECTED("protected"),
        /// Was to get an email invite, whatever became of it.
        INVITED("invited");

        private final String wireName;

        State(String wireName) {
            this.wireName = wireName;
        }

        /// The name on the wire.
        @Override
        public String toString() {
            return wireName;
        }
    }

    /// All, by name.
    public static DirectorySearch all() {
        return new DirectorySearch(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Sort.NAME, true);
    }

    /// The same in another order.
    public DirectorySearch sortedBy(Sort by, boolean upwards) {
        return new DirectorySearch(text, state, client, group, by, upwards);
    }

    /// Whether all are wanted.
    public boolean isWhole() {
        return text.isEmpty() && state.isEmpty() && client.isEmpty() && group.isEmpty();
    }
}
