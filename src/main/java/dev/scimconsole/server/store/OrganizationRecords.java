package dev.scimconsole.server.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Organizations, their email domains and settings.
public interface OrganizationRecords {

    /// An organization.
    ///
    /// @param id                   a UUID in text form
    /// @param name                 as it was set up
    /// @param createdAt            when it was set up
    /// @param sendEmailInvites     whether a user gets an email invite when the account is created
    /// @param tokenLifetimeDays    how long a new token lives; empty for no end
    /// @param configurationVersion grows by one with each change of the SCIM configuration (domains, settings,
    ///                             token); starts at 1
    /// @param changedAt            when the configuration was last changed
    /// @param changedBy            email of the administrator who changed it
    record OrganizationRecord(String id, String name, Instant createdAt, boolean sendEmailInvites,
            Optional<Integer> tokenLifetimeDays, long configurationVersion, Instant changedAt,
            String changedBy) {}

    /// An email domain of an organization.
    ///
    /// @param name lower case, ASCII (`xn--` form)
    record EmailDomainRecord(String name, Instant addedAt, String addedBy) {}

    /// Adds an organization.
    void insert(OrganizationRecord organization);

    /// Finds one by its id.
    Optional<OrganizationRecord> find(String organizationId);

    /// All of them, oldest first.
    List<OrganizationRecord> all();

    /// Marks the SCIM configuration as changed if its version is still the one given; the version grows by one.
    ///
    /// @return whether the version was still that one; if not, nothing was changed
    boolean touchConfiguration(String organizationId, long expectedVersion, Instant changedAt,
            String changedBy);

    /// Sets whether users get an email invite when their account is created.
    void setSendEmailInvites(String organizationId, boolean sendEmailInvites);

    /// Sets how long new tokens live.
    ///
    /// @param days empty for no end
    void setTokenLifetimeDays(String organizationId, Optional<Integer> days);

    /// The email domains in the order they were added.
    List<EmailDomainRecord> domains(String organizationId);

    /// Whether a domain is on the list.
    ///
    /// @param name lower case, ASCII
    boolean hasDomain(String organizationId, String name);

    /// Adds a domain.
    ///
    /// @throws TakenException when it is on the list
    void insertDomain(String organizationId, EmailDomainRecord domain);

    /// Takes a domain off the list.
    ///
    /// @return whether it was on the list
    boolean deleteDomain(String organizationId, String name);
}
