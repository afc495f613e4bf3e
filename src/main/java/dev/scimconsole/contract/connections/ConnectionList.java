package dev.scimconsole.contract.connections;

import java.util.List;

/// The connections of an organization, as `GET /api/v1/connections` answers them.
///
/// @param connections oldest first
/// @param tokenUrl    where access tokens are to be had
public record ConnectionList(List<Connection> connections, String tokenUrl) {

    /// Copies the list.
    public ConnectionList {
        connections = List.copyOf(connections);
    }
}
