package dev.scimconsole.desktop.configuration;

import dev.scimconsole.contract.clients.ProvisioningClient;
import dev.scimconsole.contract.connections.Connection;
import dev.scimconsole.desktop.text.ClientNames;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Whether the SCIM token is still needed beside the connections: that decides the traffic of the last seven
/// days.
///
/// @param text what to say; `**` around words makes them bold
/// @param safe whether a revocation would stop nobody
public record TokenNeed(String text, boolean safe) {

    private static final Duration LATELY = Duration.ofDays(7);

    /// The answer.
    ///
    /// @param clients     that call the SCIM service
    /// @param connections beside the token
    /// @return empty where there is no connection: then nobody needs to ask
    static Optional<TokenNeed> of(List<ProvisioningClient> clients, List<Connection> connections,
            Messages messages, Moments moments, Instant now) {
        if (connections.isEmpty()) {
            return Optional.empty();
        }
        String users = messages.facts(clients.stream()
                .filter(client -> client.currentTokenLastUsedAt().filter(now.minus(LATELY)::isBefore)
                        .isPresent())
                .map(client -> messages.text("need.client",
                        ClientNames.friendly(client.name().isEmpty()
                                ? messages.text("client.unknown")
                                : client.name()),
                        moments.ago(client.currentTokenLastUsedAt().orElseThrow()))));
        String through = messages.sentences(connections.stream()
                .map(connection -> traffic(connection, clients, messages, moments)).toArray(String[]::new));
        // Where nobody has come by a connection yet, the token is all that there is.
        boolean moved = connections.stream().anyMatch(connection -> connection.lastUsedAt().isPresent());
        String answer = !users.isEmpty()
                ? messages.text("need.yes", users)
                : messages.text(moved ? "need.no" : "need.notYet");
        return Optional
                .of(new TokenNeed(messages.sentences(answer, through),
                        users.isEmpty() && moved));
    }

    /// What comes by a connection.
    private static String traffic(Connection connection, List<ProvisioningClient> clients, Messages messages,
            Moments moments) {
        if (connection.lastUsedAt().isEmpty()) {
            return messages.text("need.unused", connection.name());
        }
        Optional<Instant> silent = clients.stream()
                .filter(client -> client.connection().filter(connection.name()::equals).isPresent())
                .flatMap(client -> client.rhythm().silentSince().stream()).findFirst();
        return silent.map(since -> messages.text("need.silent", connection.name(), moments.within(since)))
                .or(() -> connection.lastUsedClient().map(client -> messages.text("need.through",
                        ClientNames.friendly(client), connection.name())))
                .orElse("");
    }
}
