package dev.scimconsole.server.store;

/// One transaction's view of the data. Valid only inside the work it was given to, on that thread.
/// In a read transaction every method that changes data throws.
///
/// After a [TakenException] or another error of the database the transaction can only end: the work lets the
/// exception out, or the store throws it once the work returns.
///
/// Times are kept to the millisecond. Text with U+0000 or half a surrogate pair is refused as an
/// [IllegalArgumentException] where it would be stored, and found nowhere.
public interface Transaction {

    /// To be told what the work will ask for, before it asks.
    Expectations expectations();

    /// Organizations and the settings of their SCIM configuration.
    OrganizationRecords organizations();

    /// SCIM tokens, by their hashes.
    TokenRecords tokens();

    /// Who used the tokens, and whose requests were refused.
    TokenUseRecords tokenUses();

    /// When the clients' latest syncs began.
    SyncRecords syncs();

    /// What events and resources tell of a time in which the SCIM token was not in use.
    RotationRecords rotations();

    /// Administrators.
    AdministratorRecords administrators();

    /// Administrators' sessions and the setup code.
    SessionRecords sessions();

    /// Invites of administrators.
    InviteRecords invites();

    /// SCIM resources: users, groups and memberships.
    ResourceRecords resources();

    /// Users and groups as an administrator looks through them.
    DirectoryRecords directory();

    /// Emails that wait to be sent.
    MailRecords mails();

    /// What happened: audit events and requests.
    EventRecords events();

    /// Signed heads of the chains of audit events.
    AuditHeadRecords auditHeads();
}
