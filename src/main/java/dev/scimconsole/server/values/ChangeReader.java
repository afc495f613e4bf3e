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

    /// The ids in a value of [ChangeText#MEMBERS].
    List<String> memberIds(String array);

    /// Such a value with names in place of ids.
    String named(List<String> names);

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
