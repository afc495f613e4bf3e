package dev.scimconsole.server.store;

/// One transaction's view of the data. Valid only inside the work it was given to, on that thread.
/// In a read transaction every method that changes data throws.
public interface Transaction {

    /// Organizations and the settings of their SCIM configuration.
    OrganizationRecords organizations();

    /// SCIM tokens, by their hashes.
    TokenRecords tokens();

    /// Who used the tokens, and whose requests were refused.
    TokenUseRecords tokenUses();

    /// Administrators.
    AdministratorRecords administrators();

    /// Administrators' sessions and the setup code.
    SessionRecords sessions();

    /// SCIM resources: users, groups and memberships.
    ResourceRecords resources();
}
