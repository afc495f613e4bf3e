package dev.scimconsole.desktop.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scimconsole.contract.clients.ClientRhythm;
import dev.scimconsole.contract.clients.IdentityProvider;
import dev.scimconsole.contract.clients.ProvisioningClient;
import dev.scimconsole.contract.connections.Connection;
import dev.scimconsole.contract.connections.ConnectionKind;
import dev.scimconsole.desktop.text.Messages;
import dev.scimconsole.desktop.text.Moments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whether the token is still needed, decided by who used it lately.
@Tag("desktop")
@Tag("desktop.configuration")
class TokenNeedTest {

    private static final Instant NOW = Instant.parse("2026-11-26T22:00:00Z");
    private static final Messages MESSAGES = new Messages();

    @Test
    void whereThereIsNoConnectionNobodyAsks() {
        assertEquals(Optional.empty(), need(List.of(client("Okta", 1)), List.of()));
    }

    @Test
    void whoUsedItInTheLastSevenDaysStillNeedsIt() {
        TokenNeed need = need(List.of(client("Okta", 6), client("Old", 8)),
                List.of(connection(Optional.of("Microsoft Entra ID"))))
                .orElseThrow();
        assertFalse(need.safe());
        assertTrue(need.text().contains("Yes: Okta used it"), need::text);
        assertFalse(need.text().contains("Old"), need::text);
        assertTrue(need.text().endsWith("Entra ID comes through “Entra production”."), need::text);
    }

    @Test
    void whatNobodyUsedInSevenDaysMayBeRevoked() {
        TokenNeed need = need(List.of(client("Okta", 8)),
                List.of(connection(Optional.of("Microsoft Entra ID")))).orElseThrow();
        assertTrue(need.safe());
        assertTrue(need.text().contains("in the last 7 days."), need::text);
    }

    /// A token that was just made is used by nobody either.
    @Test
    void beforeAnybodyCameByAConnectionTheTokenIsNotOfferedToBeRevoked() {
        TokenNeed need = need(List.of(), List.of(connection(Optional.empty()))).orElseThrow();
        assertFalse(need.safe());
        assertTrue(need.text().endsWith("comes by a connection. “Entra production” has not been used yet."),
                need::text);
    }

    /// Who moved to a connection and stopped there needs it said before the token is given up.
    @Test
    void aConnectionThatFellSilentIsToldAsSuch() {
        ProvisioningClient silent = new ProvisioningClient("Entra", "", "Microsoft Entra ID",
                IdentityProvider.ENTRA_ID, List.of(), NOW.minus(Duration.ofHours(9)), Optional.empty(),
                new ClientRhythm(ClientRhythm.State.SILENT, 9, Optional.of(2_400L), Optional.empty(),
                        Optional.empty(), Optional.of(NOW.minus(Duration.ofHours(9)))),
                Optional.of("Entra production"));
        TokenNeed need = need(List.of(silent), List.of(connection(Optional.of("Microsoft Entra ID"))))
                .orElseThrow();
        assertTrue(need.text().endsWith("“Entra production” has been silent since today 13:00."), need::text);
    }

    private static Optional<TokenNeed> need(List<ProvisioningClient> clients, List<Connection> connections) {
        return TokenNeed.of(clients, connections, MESSAGES,
                new Moments(MESSAGES, Clock.fixed(NOW, ZoneOffset.UTC)),
                NOW);
    }

    private static ProvisioningClient client(String name, int days) {
        Instant used = NOW.minus(Duration.ofDays(days));
        return new ProvisioningClient(name, "", name, IdentityProvider.OTHER, List.of(), used,
                Optional.of(used),
                new ClientRhythm(ClientRhythm.State.LEARNING, 1, Optional.empty(), Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty());
    }

    private static Connection connection(Optional<String> client) {
        return new Connection("1", ConnectionKind.CLIENT_CREDENTIALS, "Entra production", "scim-1", NOW,
                "a@acme.com",
                client.map(_ -> NOW), client, List.of(), Optional.empty(), Optional.empty());
    }
}
