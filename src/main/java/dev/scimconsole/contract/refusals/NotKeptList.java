package dev.scimconsole.contract.refusals;

import java.util.List;

/// What clients send and this service does not keep, once for each client, as
/// `GET /api/v1/refused-changes/not-kept` answers it.
public record NotKeptList(List<NotKept> notices) {

    /// Copies the list.
    public NotKeptList {
        notices = List.copyOf(notices);
    }
}
