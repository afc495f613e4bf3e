package dev.scimconsole.contract.alerts;

import java.util.List;
import java.util.Optional;

/// Changes what administrators are told about, as `PATCH /api/v1/alerts` takes it; what is left out stays.
///
/// @param choices of some kinds
/// @param emails  where emails go from now on, at most 20; an empty list for all Org Admins
public record ChangeAlerts(Optional<List<AlertChoice>> choices, Optional<List<String>> emails) {

    /// Copies the lists.
    public ChangeAlerts {
        choices = choices.map(List::copyOf);
        emails = emails.map(List::copyOf);
    }
}
