package dev.scimconsole.contract.directory;

import java.util.Optional;

/// Which users or groups to list, and in which order.
///
/// @param beginning how the display name begins, or the user name, or one of the emails, without regard to
///                  case; empty for all
/// @param sort      by what
/// @param ascending who has no such name comes last in either direction
public record DirectorySearch(Optional<String> beginning, Sort sort, boolean ascending) {

    /// What a list is sorted by. On the wire it is the text that [#toString()] gives.
    public enum Sort {
        /// `displayName`, without regard to case
        NAME("name"),
        /// `userName`, without regard to case; of users only
        USER_NAME("userName");

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

    /// All, by name.
    public static DirectorySearch all() {
        return new DirectorySearch(Optional.empty(), Sort.NAME, true);
    }
}
