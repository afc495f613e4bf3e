package dev.scimconsole.server.values;

import java.util.List;
import java.util.Set;

/// Reads what is kept of changes.
public interface ChangeReader {

    /// What was kept.
    ///
    /// @param kept as [ChangeText#join] makes it
    ChangeText read(String kept);

    /// What a request asks for beside what is stored, attribute by attribute: of each that it speaks of, what
    /// is stored before, and what is asked for after; what is the same is left out. None where the request
    /// can't be read.
    ///
    /// @param asked the request's body, as [ChangeText#asked()]
    List<ChangeText.Value> beside(String asked, Stored stored);

    /// Who is in a value of [ChangeText#MEMBERS].
    Members members(String array);

    /// Such a value with names in place of ids.
    String named(List<String> names);

    /// Some who came to a group or left it.
    ///
    /// @param ids  of users and groups
    /// @param more how many others did, of whom nothing else is kept
    record Members(List<String> ids, int more) {

        /// Nobody.
        public static final Members NONE = new Members(List.of(), 0);

        /// Copies the list.
        public Members {
            ids = List.copyOf(ids);
        }
    }

    /// A user or group as it is stored.
    interface Stored {

        /// What it is.
        ResourceType type();

        /// Its document, as the store keeps it.
        String document();

        /// Those who are members of it, of some.
        ///
        /// @param ids of users and groups
        Set<String> membersAmong(List<String> ids);
    }
}
