package dev.scimconsole.server.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Organizations in SQL.
final class JdbcOrganizationRecords implements OrganizationRecords {

    private static final String COLUMNS = "id, name, created_at, send_email_invites, token_lifetime_days, "
            + "configuration_version, changed_at, changed_by";

    private static final String HAS_DOMAIN = "SELECT 1 FROM email_domain WHERE organization_id = ? AND name = ?";

    private final Sql sql;

    JdbcOrganizationRecords(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void insert(OrganizationRecord organization) {
        sql.changeConfiguration("INSERT INTO organization (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                organization.id(), organization.name(), organization.createdAt(),
                organization.sendEmailInvites(), organization.tokenLifetimeDays(),
                organization.configurationVersion(),
                organization.changedAt(), organization.changedBy());
    }

    @Override
    public Optional<OrganizationRecord> find(String organizationId) {
        return sql.remembered(new Key(Key.About.ORGANIZATION, organizationId),
                () -> sql.first("SELECT " + COLUMNS + " FROM organization WHERE id = ?",
                        JdbcOrganizationRecords::organization, organizationId));
    }

    @Override
    public List<OrganizationRecord> all() {
        return sql.list("SELECT " + COLUMNS + " FROM organization ORDER BY created_at, id",
                JdbcOrganizationRecords::organization);
    }

    @Override
    public boolean touchConfiguration(String organizationId, long expectedVersion, Instant changedAt,
            String changedBy) {
        return sql.changeConfiguration("""
                UPDATE organization
                SET configuration_version = configuration_version + 1, changed_at = ?, changed_by = ?
                WHERE id = ? AND configuration_version = ?""",
                changedAt, changedBy, organizationId, expectedVersion) == 1;
    }

    @Override
    public void setSendEmailInvites(String organizationId, boolean sendEmailInvites) {
        sql.changeConfiguration("UPDATE organization SET send_email_invites = ? WHERE id = ?",
                sendEmailInvites,
                organizationId);
    }

    @Override
    public void setTokenLifetimeDays(String organizationId, Optional<Integer> days) {
        sql.changeConfiguration("UPDATE organization SET token_lifetime_days = ? WHERE id = ?", days,
                organizationId);
    }

    @Override
    public List<EmailDomainRecord> domains(String organizationId) {
        return sql.remembered(new Key(Key.About.DOMAINS, organizationId), () -> Optional.of(sql.list("""
                SELECT name, added_at, added_by FROM email_domain WHERE organization_id = ?
                ORDER BY place, name""",
                row -> new EmailDomainRecord(row.text(1), row.instant(2), row.text(3)), organizationId)))
                .orElseThrow();
    }

    @Override
    public boolean hasDomain(String organizationId, String name) {
        return sql.remembered(new Key(Key.About.DOMAIN, organizationId + " " + name),
                () -> sql.first(HAS_DOMAIN, row -> row.flag(1), organizationId, name)).isPresent();
    }

    void expectDomain(String organizationId, String name) {
        if (Text.storableLength(name) < name.length()) {
            return;
        }
        sql.expect(HAS_DOMAIN, row -> row.flag(1), organizationId, name);
    }

    @Override
    public void insertDomain(String organizationId, EmailDomainRecord domain) {
        sql.changeConfiguration("""
                INSERT INTO email_domain (organization_id, name, place, added_at, added_by)
                VALUES (?, ?, (SELECT COALESCE(MAX(place), 0) + 1 FROM email_domain
                  WHERE organization_id = ?), ?, ?)""",
                organizationId, domain.name(), organizationId, domain.addedAt(), domain.addedBy());
    }

    @Override
    public boolean deleteDomain(String organizationId, String name) {
        return sql.changeConfiguration("DELETE FROM email_domain WHERE organization_id = ? AND name = ?",
                organizationId, name) == 1;
    }

    private static OrganizationRecord organization(Row row) throws SQLException {
        return new OrganizationRecord(row.text(1), row.text(2), row.instant(3), row.flag(4),
                row.optionalNumber(5).map(Math::toIntExact), row.number(6), row.instant(7), row.text(8));
    }

    /// What is remembered of an organization.
    ///
    /// @param name the organization's id; before a domain's name, where it is about one
    private record Key(About about, String name) {

        private enum About {
            ORGANIZATION, DOMAINS, DOMAIN
        }
    }
}
