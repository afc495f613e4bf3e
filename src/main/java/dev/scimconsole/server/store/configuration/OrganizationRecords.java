package dev.scimconsole.server.store.configuration;

import dev.scimconsole.server.store.sql.Id;
import dev.scimconsole.server.store.sql.Row;
import dev.scimconsole.server.store.sql.Sql;
import dev.scimconsole.server.values.OutsideText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Organizations, their email domains and settings.
public final class OrganizationRecords {

    private static final String COLUMNS = "id, name, created_at, send_email_invites, token_lifetime_days, "
            + "configuration_version, changed_at, changed_by, paused_at, paused_by";

    private static final String HAS_DOMAIN = "SELECT 1 FROM email_domain "
            + "WHERE organization_id = ? AND name = ?";

    private final Sql sql;

    public OrganizationRecords(Sql sql) {
        this.sql = sql;
    }

    /// An organization.
    ///
    /// @param id                   a UUID in text form
    /// @param name                 as it was set up
    /// @param createdAt            when it was set up
    /// @param sendEmailInvites     whether a user gets an email invite when the account is created
    /// @param tokenLifetimeDays    how long a new token lives; empty for no end
    /// @param configurationVersion grows by one with each change of the SCIM configuration (domains,
    ///                             settings, token); starts at 1
    /// @param changedAt            when the configuration was last changed
    /// @param changedBy            email of the administrator who changed it
    /// @param pausedAt             since when provisioning is paused; empty while it is not
    /// @param pausedBy             email of the administrator who paused it
    public record OrganizationRecord(String id, String name, Instant createdAt, boolean sendEmailInvites,
            Optional<Integer> tokenLifetimeDays, long configurationVersion, Instant changedAt,
            String changedBy, Optional<Instant> pausedAt, Optional<String> pausedBy) {

        /// One whose provisioning is not paused.
        public OrganizationRecord(String id, String name, Instant createdAt, boolean sendEmailInvites,
                Optional<Integer> tokenLifetimeDays, long configurationVersion, Instant changedAt,
                String changedBy) {
            this(id, name, createdAt, sendEmailInvites, tokenLifetimeDays, configurationVersion, changedAt,
                    changedBy, Optional.empty(), Optional.empty());
        }
    }

    /// An email domain of an organization.
    ///
    /// @param name lower case, ASCII (`xn--` form)
    public record EmailDomainRecord(String name, Instant addedAt, String addedBy) {}

    /// Adds an organization.
    public void insert(OrganizationRecord organization) {
        sql.changeConfiguration(
                "INSERT INTO organization (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                Id.of(organization.id()), organization.name(), organization.createdAt(),
                organization.sendEmailInvites(), organization.tokenLifetimeDays(),
                organization.configurationVersion(),
                organization.changedAt(), organization.changedBy(), organization.pausedAt(),
                new Sql.OptionalText(organization.pausedBy()));
    }

    /// Finds one by its id.
    public Optional<OrganizationRecord> find(String organizationId) {
        return sql.remembered(new Key(Key.About.ORGANIZATION, organizationId),
                () -> sql.first("SELECT " + COLUMNS + " FROM organization WHERE id = ?",
                        OrganizationRecords::organization, Id.of(organizationId)));
    }

    /// All of them, oldest first.
    public List<OrganizationRecord> all() {
        return sql.list("SELECT " + COLUMNS + " FROM organization ORDER BY created_at, id",
                OrganizationRecords::organization);
    }

    /// Marks the SCIM configuration as changed if its version is still the one given; the version grows by
    /// one.
    ///
    /// @return whether the version was still that one; if not, nothing was changed
    public boolean touchConfiguration(String organizationId, long expectedVersion, Instant changedAt,
            String changedBy) {
        return sql.changeConfiguration("""
                UPDATE organization
                SET configuration_version = configuration_version + 1, changed_at = ?, changed_by = ?
                WHERE id = ? AND configuration_version = ?""",
                changedAt, changedBy, Id.of(organizationId), expectedVersion) == 1;
    }

    /// Keeps others from issuing what this organization's connections get, or from changing those, until this
    /// transaction's end.
    ///
    /// @return whether there is such an organization
    public boolean lock(String organizationId) {
        return sql
                .first("SELECT id FROM organization WHERE id = ?" + sql.lockRows(), _ -> true,
                        Id.of(organizationId))
                .isPresent();
    }

    /// The same for whoever ends something: who keeps to an older snapshot begins anew.
    public void claim(String organizationId) {
        sql.changeConfiguration("UPDATE organization SET name = name WHERE id = ?", Id.of(organizationId));
    }

    /// Sets whether users get an email invite when their account is created.
    public void setSendEmailInvites(String organizationId, boolean sendEmailInvites) {
        sql.changeConfiguration("UPDATE organization SET send_email_invites = ? WHERE id = ?",
                sendEmailInvites,
                Id.of(organizationId));
    }

    /// Sets how long new tokens live.
    ///
    /// @param days empty for no end
    public void setTokenLifetimeDays(String organizationId, Optional<Integer> days) {
        sql.changeConfiguration("UPDATE organization SET token_lifetime_days = ? WHERE id = ?", days,
                Id.of(organizationId));
    }

    /// Sets since when provisioning is paused, and by whom; both empty when it goes on.
    public void setPause(String organizationId, Optional<Instant> at, Optional<String> by) {
        sql.changeConfiguration("UPDATE organization SET paused_at = ?, paused_by = ? WHERE id = ?", at,
                new Sql.OptionalText(by), Id.of(organizationId));
    }

    /// The email domains in the order they were added.
    public List<EmailDomainRecord> domains(String organizationId) {
        return sql.remembered(new Key(Key.About.DOMAINS, organizationId), () -> Optional.of(sql.list("""
                SELECT name, added_at, added_by FROM email_domain WHERE organization_id = ?
                ORDER BY place, name""",
                row -> new EmailDomainRecord(row.text(1), row.instant(2), row.text(3)),
                Id.of(organizationId))))
                .orElseThrow();
    }

    /// Whether a domain is on the list.
    ///
    /// @param name lower case, ASCII
    public boolean hasDomain(String organizationId, String name) {
        return sql.remembered(new Key(Key.About.DOMAIN, organizationId + " " + name),
                () -> sql.first(HAS_DOMAIN, row -> row.flag(1), Id.of(organizationId), name)).isPresent();
    }

    public void expectDomain(String organizationId, String name) {
        if (!OutsideText.isStorable(name)) {
            return;
        }
        sql.expect(HAS_DOMAIN, row -> row.flag(1), Id.of(organizationId), name);
    }

    /// Adds a domain.
    ///
    /// @throws TakenException when it is on the list
    public void insertDomain(String organizationId, EmailDomainRecord domain) {
        sql.changeConfiguration("""
                INSERT INTO email_domain (organization_id, name, place, added_at, added_by)
                VALUES (?, ?, (SELECT COALESCE(MAX(place), 0) + 1 FROM email_domain
                  WHERE organization_id = ?), ?, ?)""",
                Id.of(organizationId), domain.name(), Id.of(organizationId), domain.addedAt(),
                domain.addedBy());
    }

    /// Takes a domain off the list.
    ///
    /// @return whether it was on the list
    public boolean deleteDomain(String organizationId, String name) {
        return sql.changeConfiguration("DELETE FROM email_domain WHERE organization_id = ? AND name = ?",
                Id.of(organizationId), name) == 1;
    }

    private static OrganizationRecord organization(Row row) {
        return new OrganizationRecord(row.id(1), row.text(2), row.instant(3), row.flag(4),
                row.optionalNumber(5).map(Math::toIntExact), row.number(6), row.instant(7), row.text(8),
                row.optionalInstant(9), row.optionalText(10));
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
