package dev.scimconsole.contract.access;

import java.util.List;
import java.util.Optional;

/// Administrators, oldest first, as `GET /api/v1/administrators` answers them.
///
/// @param administrators one page of them
/// @param nextCursor     leads on to the next page; empty on the last one
public record AdministratorPage(List<AdministratorDetails> administrators, Optional<String> nextCursor) {

    /// Copies the list.
    public AdministratorPage {
        administrators = List.copyOf(administrators);
    }
}
