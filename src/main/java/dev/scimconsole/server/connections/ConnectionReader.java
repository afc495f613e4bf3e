package dev.scimconsole.server.connections;

import dev.scimconsole.contract.connections.Connection;
import dev.scimconsole.contract.connections.ConnectionKind;
import dev.scimconsole.contract.connections.ConnectionSecret;
import dev.scimconsole.server.clients.Clients;
import dev.scimconsole.server.store.Transaction;
import dev.scimconsole.server.store.configuration.ConnectionRecords.ConnectionRecord;
import dev.scimconsole.server.store.configuration.ConnectionRecords.KnownKeys;
import dev.scimconsole.server.store.configuration.ConnectionRecords.SecretRecord;
import dev.scimconsole.server.store.configuration.TokenUseRecords.TokenUse;
import dev.scimconsole.server.token.TokenExpiry;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Puts connections together from what the store keeps.
final class ConnectionReader {

    private ConnectionReader() {}

    static List<Connection> all(Transaction transaction, String organizationId, Instant now) {
        List<SecretRecord> secrets = transaction.connections().secrets(organizationId);
        Clients clients = Clients.of(transaction, organizationId);
        return transaction.connections().all(organizationId).stream()
                .map(connection -> connection(transaction, connection, secrets, clients, now)).toList();
    }

    static Connection one(Transaction transaction, ConnectionRecord connection, Instant now) {
        return connection(transaction, connection,
                transaction.connections().secrets(connection.organizationId()),
                Clients.of(transaction, connection.organizationId()), now);
    }

    private static Connection connection(Transaction transaction, ConnectionRecord connection,
            List<SecretRecord> secrets, Clients clients, Instant now) {
        Optional<TokenUse> last = transaction.tokenUses()
                .ofToken(connection.organizationId(), connection.id()).stream()
                .filter(use -> use.lastAcceptedAt().isPresent())
                .max(Comparator.comparing(use -> use.lastAcceptedAt().orElseThrow()));
        return new Connection(connection.id(),
                connection.trust().isPresent()
                        ? ConnectionKind.FEDERATION
                        : ConnectionKind.CLIENT_CREDENTIALS,
                connection.name(), connection.clientId(), connection.createdAt(), connection.createdBy(),
                last.flatMap(TokenUse::lastAcceptedAt),
                last.map(use -> clients.name(use.userAgent(), use.address())).filter(name -> !name.isEmpty()),
                secrets.stream().filter(secret -> secret.connectionId().equals(connection.id()))
                        .map(secret -> secret(secret, now)).toList(),
                connection.trust(), connection.keys().map(KnownKeys::readAt));
    }

    private static ConnectionSecret secret(SecretRecord secret, Instant now) {
        int life = Math.toIntExact(Duration.between(secret.createdAt(), secret.expiresAt()).toDays());
        return new ConnectionSecret(secret.id(), secret.name(), secret.hint(), secret.createdAt(),
                secret.createdBy(), secret.expiresAt(), !now.isBefore(secret.expiresAt()),
                TokenExpiry.reminder(Optional.of(life), secret.expiresAt(), now), secret.lastUsedAt());
    }
}
