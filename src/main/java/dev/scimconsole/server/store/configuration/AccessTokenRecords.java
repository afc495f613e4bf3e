package dev.scimconsole.server.store.configuration;

import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.store.sql.Row;
import dev.scimconsole.server.store.sql.Sql;
import dev.scimconsole.server.values.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Access tokens of connections, by their hashes. As with SCIM tokens, a write transaction that finds one
/// holds it until its end, and one that ends it waits for those.
public final class AccessTokenRecords {

    private static final String SELECT = """
            SELECT organization_id, sha256, connection_id, (SELECT name FROM connection
                WHERE connection.organization_id = access_token.organization_id
                  AND connection.id = connection_id),
              secret_id, issued_at, expires_at, ended_at,
              (SELECT paused_at FROM organization WHERE organization.id = access_token.organization_id)
            FROM access_token\s""";

    private final Sql sql;

    public AccessTokenRecords(Sql sql) {
        this.sql = sql;
    }

    /// An access token.
    ///
    /// @param connection the name of its connection
    /// @param secretId   of the secret that it was issued for; empty where the connection is federated
    /// @param endedAt    when it ended before its time; empty when it did not
    /// @param pausedAt   since when nobody may use it because provisioning is paused; empty while it is not
    public record AccessTokenRecord(String organizationId, Sha256 sha256, String connectionId,
            String connection,
            Optional<String> secretId, Instant issuedAt, Instant expiresAt, Optional<Instant> endedAt,
            Optional<Instant> pausedAt) {}

    /// Adds one.
    public void insert(String organizationId, Sha256 sha256, String connectionId, Optional<String> secretId,
            Instant issuedAt, Instant expiresAt) {
        sql.change("INSERT INTO access_token (organization_id, sha256, connection_id, secret_id, issued_at, "
                + "expires_at) VALUES (?, ?, ?, ?, ?, ?)", Id.of(organizationId), sha256, connectionId,
                new Sql.OptionalText(secretId), issuedAt, expiresAt);
    }

    /// Finds one. Holds it in a write transaction, which has asked for a SCIM token of this hash before and
    /// so holds the hash already.
    public Optional<AccessTokenRecord> findByHash(Sha256 sha256) {
        return sql.remembered(new Key(sha256), () -> sql.first(
                SELECT + "WHERE sha256 = ?" + (sql.writing() ? sql.dialect().holdRow() : ""),
                AccessTokenRecords::token, sha256));
    }

    /// The organization's tokens that have neither ended nor had their time, oldest first.
    public List<AccessTokenRecord> live(String organizationId, Instant now) {
        return sql.list(SELECT + "WHERE organization_id = ? AND expires_at > ? AND ended_at IS NULL "
                + "ORDER BY issued_at, sha256", AccessTokenRecords::token, Id.of(organizationId), now);
    }

    /// Ends tokens: waits for the changes that they allow.
    public void end(List<AccessTokenRecord> tokens, Instant at) {
        tokens.stream().sorted((one, other) -> one.sha256().hex().compareTo(other.sha256().hex()))
                .forEach(token -> {
                    sql.dialect().claimToken(sql, token.sha256());
                    sql.changeConfiguration("UPDATE access_token SET ended_at = ? WHERE organization_id = ? "
                            + "AND sha256 = ?", at, Id.of(token.organizationId()), token.sha256());
                });
    }

    /// Waits for the changes that the organization's tokens allow, and lets them allow none until this
    /// transaction's end.
    public void stop(String organizationId, Instant now) {
        live(organizationId, now).stream().map(AccessTokenRecord::sha256)
                .sorted((one, other) -> one.hex().compareTo(other.hex())).forEach(sha256 -> {
                    sql.dialect().claimToken(sql, sha256);
                    // Who keeps to an older snapshot finds the row changed and reads it anew.
                    sql.changeConfiguration("UPDATE access_token SET issued_at = issued_at "
                            + "WHERE organization_id = ? AND sha256 = ?", Id.of(organizationId), sha256);
                });
    }

    /// Forgets those whose time was over before a time.
    public void forget(String organizationId, Instant before) {
        sql.change("DELETE FROM access_token WHERE organization_id = ? AND expires_at < ?",
                Id.of(organizationId),
                before);
    }

    private static AccessTokenRecord token(Row row) {
        return new AccessTokenRecord(row.id(1), row.sha256(2), row.text(3), row.optionalText(4).orElse(""),
                row.optionalText(5), row.instant(6), row.instant(7), row.optionalInstant(8),
                row.optionalInstant(9));
    }

    /// What is remembered of a token; a SCIM token is remembered under its hash alone.
    private record Key(Sha256 sha256) {}
}
