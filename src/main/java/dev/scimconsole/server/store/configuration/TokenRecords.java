package dev.scimconsole.server.store.configuration;

import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.store.sql.Row;
import dev.scimconsole.server.store.sql.Sql;
import dev.scimconsole.server.values.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// SCIM tokens: their hashes and what happened to them. Those of revoked tokens stay, so that a later use is
/// recognised. An organization has at most one token that is not revoked; the store enforces it.
///
/// A write transaction that finds a token holds it until its end, and a transaction that revokes one waits
/// for those. So no change that was allowed by a token comes after the answer that it is revoked, on whatever
/// node either runs.
public final class TokenRecords {

    private static final String COLUMNS = "organization_id, id, sha256, hint, created_at, created_by, "
            + "revoked_at, revoked_by, expires_at, expired_at";

    private static final String SELECT = "SELECT " + COLUMNS + ", (SELECT paused_at FROM organization "
            + "WHERE organization.id = scim_token.organization_id) FROM scim_token ";

    /// Who does what follows when a copy of the data is put back, where an administrator's email stands
    /// otherwise, and why what waits in it is not sent.
    public static final String PUT_BACK = "data-put-back";

    private final Sql sql;

    public TokenRecords(Sql sql) {
        this.sql = sql;
    }

    /// A token.
    ///
    /// @param id        a UUID in text form
    /// @param sha256    of its characters
    /// @param hint      its last six characters
    /// @param revokedAt empty while it is the current one
    /// @param revokedBy email of the administrator who refreshed it or removed the last domain, or
    ///                  [#PUT_BACK]
    /// @param expiresAt when its life ends; empty when it has no end
    /// @param expiredAt when it was found at its end and refused for that; from then on it stays dead, also
    ///                  where a clock is set back
    /// @param pausedAt  since when nobody may use it because provisioning is paused; empty while it is not
    public record TokenRecord(String organizationId, String id, Sha256 sha256, String hint, Instant createdAt,
            String createdBy, Optional<Instant> revokedAt, Optional<String> revokedBy,
            Optional<Instant> expiresAt, Optional<Instant> expiredAt, Optional<Instant> pausedAt) {

        /// One of an organization whose provisioning is not paused.
        public TokenRecord(String organizationId, String id, Sha256 sha256, String hint, Instant createdAt,
                String createdBy, Optional<Instant> revokedAt, Optional<String> revokedBy,
                Optional<Instant> expiresAt, Optional<Instant> expiredAt) {
            this(organizationId, id, sha256, hint, createdAt, createdBy, revokedAt, revokedBy, expiresAt,
                    expiredAt, Optional.empty());
        }

        /// Whether its life has ended.
        public boolean isExpired(Instant now) {
            return expiredAt.isPresent() || expiresAt.filter(end -> !now.isBefore(end)).isPresent();
        }
    }

    /// Adds a current token.
    public void insert(TokenRecord token) {
        sql.changeConfiguration(
                "INSERT INTO scim_token (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                Id.of(token.organizationId()), token.id(), token.sha256(), token.hint(), token.createdAt(),
                token.createdBy(), token.revokedAt(), new Sql.OptionalText(token.revokedBy()),
                token.expiresAt(), token.expiredAt());
    }

    /// Finds a token, current or revoked, by its hash.
    public Optional<TokenRecord> findByHash(Sha256 sha256) {
        if (sql.writing()) {
            sql.dialect().holdToken(sql, sha256);
        }
        return sql.remembered(sha256, () -> read(sha256));
    }

    public void expect(Sha256 sha256) {
        if (sql.writing()) {
            sql.dialect().expectHold(sql, sha256);
        }
        sql.expect(byHash(), TokenRecords::token, sha256);
    }

    private Optional<TokenRecord> read(Sha256 sha256) {
        return sql.first(byHash(), TokenRecords::token, sha256);
    }

    private String byHash() {
        return SELECT + "WHERE sha256 = ?"
                + (sql.writing() ? sql.dialect().holdRow() : "");
    }

    /// The organization's current token.
    public Optional<TokenRecord> current(String organizationId) {
        return sql.first(SELECT + "WHERE organization_id = ? AND revoked_at IS NULL", TokenRecords::token,
                Id.of(organizationId));
    }

    /// The organization's tokens, current and revoked, the latest first.
    public List<TokenRecord> latest(String organizationId, int limit) {
        return sql.list(SELECT
                + "WHERE organization_id = ? ORDER BY created_at DESC, CASE WHEN revoked_at IS NULL THEN 0 "
                + "ELSE 1 END, id LIMIT ?",
                TokenRecords::token, Id.of(organizationId), limit);
    }

    /// Sets when the life of the organization's current token ends, unless it has been found at its end.
    ///
    /// @param at empty for no end
    public void setExpiry(String organizationId, Optional<Instant> at) {
        sql.changeConfiguration("UPDATE scim_token SET expires_at = ? "
                + "WHERE organization_id = ? AND revoked_at IS NULL AND expired_at IS NULL",
                at, Id.of(organizationId));
    }

    /// Notes that a token was found at its end. The first note counts.
    ///
    /// @return whether this was the first one, of a token that is not revoked
    public boolean markExpired(String organizationId, String id, Instant at) {
        return sql.changeConfiguration("UPDATE scim_token SET expired_at = ? "
                + "WHERE organization_id = ? AND id = ? AND revoked_at IS NULL AND expired_at IS NULL",
                at, Id.of(organizationId), id) == 1;
    }

    /// Waits for the changes that the organization's current token allows, and lets it allow none until this
    /// transaction's end. Who reads the token afterwards sees what this transaction made of its organization.
    public void stop(String organizationId) {
        current(organizationId).ifPresent(token -> {
            sql.dialect().claimToken(sql, token.sha256());
            // Who keeps to an older snapshot finds the row changed and reads it anew.
            sql.changeConfiguration("UPDATE scim_token SET hint = hint WHERE organization_id = ? AND id = ?",
                    Id.of(organizationId), token.id());
        });
    }

    /// Revokes the organization's current token.
    ///
    /// @return whether there was one
    public boolean revokeCurrent(String organizationId, Instant at, String by) {
        Optional<TokenRecord> current = current(organizationId);
        if (current.isEmpty()) {
            return false;
        }
        sql.dialect().claimToken(sql, current.get().sha256());
        return sql.changeConfiguration("UPDATE scim_token SET revoked_at = ?, revoked_by = ? "
                + "WHERE organization_id = ? AND id = ? AND revoked_at IS NULL",
                at, by, Id.of(organizationId), current.get().id()) == 1;
    }

    private static TokenRecord token(Row row) {
        return new TokenRecord(row.id(1), row.text(2), row.sha256(3), row.text(4), row.instant(5),
                row.text(6), row.optionalInstant(7), row.optionalText(8), row.optionalInstant(9),
                row.optionalInstant(10), row.optionalInstant(11));
    }
}
