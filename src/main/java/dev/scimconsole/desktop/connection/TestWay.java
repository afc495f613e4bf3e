package dev.scimconsole.desktop.connection;

import dev.scimconsole.client.connection.Credentials;
import dev.scimconsole.client.connection.Step;
import dev.scimconsole.contract.connections.Connection;
import dev.scimconsole.contract.connections.ConnectionKind;
import dev.scimconsole.desktop.text.Messages;
import java.util.List;
import java.util.Optional;

/// By what the organization's own service is tested.
///
/// @param connection empty for the SCIM token
public record TestWay(Optional<Connection> connection) {

    static final TestWay TOKEN = new TestWay(Optional.empty());

    /// Whether it is of that kind.
    boolean is(ConnectionKind kind) {
        return connection.filter(one -> one.kind() == kind).isPresent();
    }

    /// The steps of a test by it.
    List<Step> steps() {
        return connection.map(one -> switch (one.kind()) {
            case CLIENT_CREDENTIALS -> Credentials.ofClientSecret();
            case FEDERATION -> Credentials.ofFederation();
        }).orElseGet(Credentials::ofToken);
    }

    /// What it is called.
    String title(Messages messages) {
        return connection.map(one -> messages.text("connection.wayConnection", one.name(),
                messages.text(one.kind() == ConnectionKind.FEDERATION
                        ? "connections.kindFederation"
                        : "connections.kindSecret")))
                .orElseGet(() -> messages.text("connection.wayToken"));
    }
}
