package dev.scimconsole.contract.configuration;

import java.util.List;

/// Whom an email domain is about, as `GET /api/v1/scim-configuration/domains/{name}/people` answers it; of a
/// domain that is on the list or not.
///
/// @param name        the domain, in ASCII
/// @param people      how many active users have an address in it, counted up to 10,000
/// @param morePeople  whether there are more
/// @param refused     the names of a few whose changes are refused because the domain is not on the list, or
///                    were while it was not
/// @param moreRefused how many others there are
public record DomainPeople(String name, long people, boolean morePeople, List<String> refused,
        int moreRefused) {

    /// Copies the list.
    public DomainPeople {
        refused = List.copyOf(refused);
    }

    /// How many were refused.
    public int allRefused() {
        return refused.size() + moreRefused;
    }
}
