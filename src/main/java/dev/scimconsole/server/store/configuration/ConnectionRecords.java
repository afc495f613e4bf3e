package dev.scimconsole.server.store.configuration;

import dev.scimconsole.contract.connections.Trust;
import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.store.sql.Row;
import dev.scimconsole.server.store.sql.Sql;
import dev.scimconsole.server.values.CaseFolding;
import dev.scimconsole.server.values.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Connections and their secrets, by the secrets' hashes. Whoever changes them claims the organization first
/// ([OrganizationRecords#claim]), and whoever issues a token for one locks it ([OrganizationRecords#lock]):
/// so no token comes after the end of what it was issued for.
public final class ConnectionRecords {

    private static final String COLUMNS = "organization_id, id, name, client_id, created_at, "
            + "created_by, issuer, "
            + "keys_url, subject, audience, keys, keys_read_at";

    private static final String SECRET_COLUMNS = "organization_id, connection_id, id, name, sha256, hint, "
            + "created_at, created_by, expires_at, last_used_at";

    private final Sql sql;

    public ConnectionRecords(Sql sql) {
        this.sql = sql;
    }

    /// A connection.
    ///
    /// @param id       a UUID in text form
    /// @param name     as typed; unique in the organization without regard to case
    /// @param clientId unique on this service
    /// @param trust    where it is federated
    /// @param keys     of the issuer, where they were ever read
    public record ConnectionRecord(String organizationId, String id, String name, String clientId,
            Instant createdAt, String createdBy, Optional<Trust> trust, Optional<KnownKeys> keys) {}

    /// An issuer's keys.
    ///
    /// @param json   a JWK set (RFC 7517 §5)
    /// @param readAt when they were read
    public record KnownKeys(String json, Instant readAt) {}

    /// A client secret.
    ///
    /// @param id         a UUID in text form
    /// @param hint       the last six characters
    /// @param lastUsedAt empty when it never was
    public record SecretRecord(String organizationId, String connectionId, String id, String name,
            Sha256 sha256,
            String hint, Instant createdAt, String createdBy, Instant expiresAt,
            Optional<Instant> lastUsedAt) {}

    /// Adds a connection.
    public void insert(ConnectionRecord connection) {
        Optional<Trust> trust = connection.trust();
        sql.change("INSERT INTO connection (organization_id, id, name, name_key, client_id, created_at, "
                + "created_by, issuer, keys_url, subject, audience) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                Id.of(connection.organizationId()), connection.id(), connection.name(),
                CaseFolding.fold(connection.name()), connection.clientId(), connection.createdAt(),
                connection.createdBy(), text(trust.map(Trust::issuer)), text(trust.map(Trust::keysUrl)),
                text(trust.map(Trust::subject)), text(trust.map(Trust::audience)));
    }

    /// Gives one another name and another trust. Keys of another address are forgotten.
    public void change(String organizationId, String id, String name, Optional<Trust> trust) {
        sql.changeConfiguration("""
                UPDATE connection SET name = ?, name_key = ?, issuer = ?, subject = ?, audience = ?,
                  keys = CASE WHEN keys_url = ? THEN keys ELSE NULL END,
                  keys_read_at = CASE WHEN keys_url = ? THEN keys_read_at ELSE NULL END, keys_url = ?
                WHERE organization_id = ? AND id = ?""",
                name, CaseFolding.fold(name), text(trust.map(Trust::issuer)), text(trust.map(Trust::subject)),
                text(trust.map(Trust::audience)), text(trust.map(Trust::keysUrl)),
                text(trust.map(Trust::keysUrl)), text(trust.map(Trust::keysUrl)), Id.of(organizationId), id);
    }

    /// Removes one with its secrets, its access tokens, the counts of its use and its rhythm.
    public void delete(String organizationId, String id) {
        sql.change("DELETE FROM token_use WHERE organization_id = ? AND token_id = ?", Id.of(organizationId),
                id);
        sql.change("DELETE FROM sync_start WHERE organization_id = ? AND connection_id = ?",
                Id.of(organizationId),
                id);
        sql.changeConfiguration("DELETE FROM connection WHERE organization_id = ? AND id = ?",
                Id.of(organizationId),
                id);
    }

    /// All of an organization, oldest first.
    public List<ConnectionRecord> all(String organizationId) {
        return sql.list("SELECT " + COLUMNS + " FROM connection WHERE organization_id = ? "
                + "ORDER BY created_at, id", ConnectionRecords::connection, Id.of(organizationId));
    }

    /// Finds one by what the identity provider calls itself.
    public Optional<ConnectionRecord> findByClientId(String clientId) {
        return sql.first("SELECT " + COLUMNS + " FROM connection WHERE client_id = ?",
                ConnectionRecords::connection, clientId);
    }

    /// Keeps the issuer's keys. The later reading stays.
    public void keepKeys(String organizationId, String id, KnownKeys keys) {
        sql.change("UPDATE connection SET keys = ?, keys_read_at = ? WHERE organization_id = ? AND id = ? "
                + "AND (keys_read_at IS NULL OR keys_read_at <= ?)", keys.json(), keys.readAt(),
                Id.of(organizationId),
                id, keys.readAt());
    }

    /// Adds a secret.
    public void insertSecret(SecretRecord secret) {
        sql.change("INSERT INTO connection_secret (" + SECRET_COLUMNS
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                Id.of(secret.organizationId()), secret.connectionId(), secret.id(), secret.name(),
                secret.sha256(),
                secret.hint(), secret.createdAt(), secret.createdBy(), secret.expiresAt(),
                secret.lastUsedAt());
    }

    /// All secrets of an organization's connections, oldest first.
    public List<SecretRecord> secrets(String organizationId) {
        return sql.list("SELECT " + SECRET_COLUMNS + " FROM connection_secret WHERE organization_id = ? "
                + "ORDER BY created_at, id", ConnectionRecords::secret, Id.of(organizationId));
    }

    /// Finds a secret by its hash.
    public Optional<SecretRecord> findSecret(Sha256 sha256) {
        return sql.first("SELECT " + SECRET_COLUMNS + " FROM connection_secret WHERE sha256 = ?",
                ConnectionRecords::secret, sha256);
    }

    /// Notes a use of a secret.
    public void touchSecret(String organizationId, String id, Instant at) {
        sql.change("UPDATE connection_secret SET last_used_at = ? WHERE organization_id = ? AND id = ? "
                + "AND (last_used_at IS NULL OR last_used_at < ?)", at, Id.of(organizationId), id, at);
    }

    /// Removes a secret.
    ///
    /// @return whether there was one
    public boolean deleteSecret(String organizationId, String id) {
        return sql.change("DELETE FROM connection_secret WHERE organization_id = ? AND id = ?",
                Id.of(organizationId),
                id) == 1;
    }

    private static Sql.OptionalText text(Optional<String> text) {
        return new Sql.OptionalText(text);
    }

    private static ConnectionRecord connection(Row row) {
        Optional<Trust> trust = row.optionalText(7).map(issuer -> new Trust(issuer,
                row.optionalText(8).orElse(""), row.optionalText(9).orElse(""),
                row.optionalText(10).orElse("")));
        Optional<KnownKeys> keys = row.optionalText(11)
                .flatMap(json -> row.optionalInstant(12).map(readAt -> new KnownKeys(json, readAt)));
        return new ConnectionRecord(row.id(1), row.text(2), row.text(3), row.text(4), row.instant(5),
                row.text(6), trust, keys);
    }

    private static SecretRecord secret(Row row) {
        return new SecretRecord(row.id(1), row.text(2), row.text(3), row.text(4), row.sha256(5),
                row.text(6),
                row.instant(7), row.text(8), row.instant(9), row.optionalInstant(10));
    }
}
